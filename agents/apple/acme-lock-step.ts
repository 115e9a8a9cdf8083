import type { Payload } from '../../protocol/apple/profile.js';
import { ProtocolError, UsageError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { StepPatch } from '../device/agent.js';
import { AcmeLockStep, type AcmeStepPatch, acmeSteps, isAcmeStep } from '../identity/acme-steps.js';
import { willingPerson } from '../person/person.js';
import type { AppleDevice } from './device.js';
import { fetchProfile } from './fetch-profile.js';
import { enrollmentPayloads } from './judge-profile.js';
import { acmeRequestFor, acmeWorld } from './obtain-identity.js';

const prefix = 'ACME ';

/** `ACME newOrder`, `ACME challenge`, … send one message, after those that it builds on. */
export const acmeStepNames: readonly string[] = [...acmeSteps, 'order'].map((step) => `${prefix}${step}`);

/**
 * Lock-step mode of the ACME client of one device. `url` in a patch is the address of the profile whose ACME payload is meant; a step that names it begins
 * a new order. The other members are those of `AcmeStepPatch`.
 */
export class AppleAcmeLockStep {
  readonly #device: AppleDevice;
  #order: AcmeLockStep | undefined;

  constructor(device: AppleDevice) {
    this.#device = device;
  }

  async step(name: string, { url, ...patch }: StepPatch): Promise<Exchange> {
    const step = name.slice(prefix.length);
    if (!isAcmeStep(step)) {
      throw new UsageError('STEP_UNKNOWN', `no step "${name}"`, { fix: `Choose one of: ${acmeStepNames.join(', ')}.` });
    }
    if (typeof url === 'string') this.#order = await this.#begin(url);
    if (this.#order === undefined) throw new UsageError('STEP_NO_PROFILE', `${name} needs the url of a profile`);
    try {
      return await this.#order.step(step, patch as AcmeStepPatch);
    } catch (error) {
      const last = this.#device.world.transport.exchanges.at(-1);
      if (!(error instanceof ProtocolError) || last === undefined) throw error;
      return last;
    }
  }

  async #begin(url: string): Promise<AcmeLockStep> {
    const payload = await this.#identityPayload(url);
    const world = acmeWorld(this.#device, payload);
    const random = this.#device.world.random.fork('ACME lock-step');
    return new AcmeLockStep(
      { ...world, keySeed: `${world.keySeed} lock-step`, random },
      acmeRequestFor(this.#device, payload),
    );
  }

  async #identityPayload(url: string): Promise<Payload> {
    const { platform, method = 'ios-byod' } = this.#device.record;
    const profile = await fetchProfile(this.#device, { platform, method, url }, willingPerson('holder', '', ''));
    const payloads = enrollmentPayloads(this.#device, profile.message);
    if ('ErrorCode' in payloads) throw new UsageError('STEP_NO_PROFILE', payloads.LocalizedDescription);
    return payloads.identity;
  }
}
