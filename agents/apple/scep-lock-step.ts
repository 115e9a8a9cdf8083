import type { Payload } from '../../protocol/apple/profile.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { StepPatch } from '../device/agent.js';
import type { ScepPatch } from '../identity/scep-build.js';
import { obtainByScep, renewByScep } from '../identity/scep-client.js';
import { ScepConversation, type ScepIdentity } from '../identity/scep-conversation.js';
import { isScepStep, scepStep, scepSteps } from '../identity/scep-steps.js';
import { type Person, willingPerson } from '../person/person.js';
import type { AppleDevice } from './device.js';
import { fetchProfile } from './fetch-profile.js';
import { enrollmentPayloads } from './judge-profile.js';
import { storedIdentity } from './mdm-request.js';
import { scepRequestFor, scepWorld } from './obtain-identity.js';

const prefix = 'SCEP ';
const whole = 'SCEP obtain';
const renewal = 'SCEP renew';

/** `SCEP PKCSReq`, `SCEP CertPoll`, … send one message; `SCEP obtain` goes through the whole conversation, `SCEP renew` too, and keeps what it got. */
export const scepStepNames: readonly string[] = [...scepSteps.map((step) => `${prefix}${step}`), whole, renewal];

/**
 * Lock-step mode of the SCEP client of one device. `url` in a patch is the address of the profile whose SCEP payload is meant, `username` and `password` are
 * typed where it asks for them; the other members are those of `ScepPatch`. `SCEP obtain` takes `fingerprint`, hex, in place of the payload's CAFingerprint.
 */
export class ScepLockStep {
  readonly #device: AppleDevice;
  #payload: Payload | undefined;
  #conversation: ScepConversation | undefined;
  readonly #announced: Uint8Array[] = [];

  constructor(device: AppleDevice) {
    this.#device = device;
  }

  async step(name: string, { url, username, password, fingerprint, ...patch }: StepPatch): Promise<Exchange> {
    const payload = await this.#identityPayload(text(url), willingPerson('holder', text(username), text(password)));
    if (name === whole) return this.#obtain(payload, fingerprint);
    if (name === renewal) return this.#renew(payload);
    const step = name.slice(prefix.length);
    if (!isScepStep(step)) {
      throw new UsageError('STEP_UNKNOWN', `no step "${name}"`, { fix: `Choose one of: ${scepStepNames.join(', ')}.` });
    }
    this.#conversation ??= new ScepConversation(this.#world(payload), scepRequestFor(this.#device, payload));
    return scepStep(this.#conversation, step, patch as ScepPatch, this.#identity());
  }

  async #obtain(payload: Payload, fingerprint: StepPatch[string] | undefined): Promise<Exchange> {
    const wanted = scepRequestFor(this.#device, payload);
    const authorityFingerprint = typeof fingerprint === 'string' ? Buffer.from(fingerprint, 'hex') : undefined;
    await obtainByScep(this.#world(payload), {
      ...wanted,
      ...(authorityFingerprint === undefined ? {} : { authorityFingerprint }),
    });
    return this.#device.world.transport.exchanges.at(-1) as Exchange;
  }

  /** The device speaks with the new certificate from now on. */
  async #renew(payload: Payload): Promise<Exchange> {
    const identity = this.#identity();
    if (identity === undefined) throw new UsageError('STEP_NEEDS_IDENTITY', `${renewal} needs an identity`);
    const { challenge: _, ...wanted } = scepRequestFor(this.#device, payload);
    const outcome = await renewByScep(this.#world(payload), wanted, identity);
    if (outcome.kind === 'issued') this.#device.adopt({ key: outcome.privateKey, certificate: outcome.certificate });
    return this.#device.world.transport.exchanges.at(-1) as Exchange;
  }

  #world(payload: Payload): ReturnType<typeof scepWorld> {
    const world = scepWorld(this.#device, payload);
    return {
      ...world,
      announced: this.#announced,
      keySeed: `${world.keySeed} lock-step`,
      random: this.#device.world.random.fork('SCEP lock-step'),
    };
  }

  #identity(): ScepIdentity | undefined {
    const identity = storedIdentity(this.#device);
    return identity === undefined ? undefined : { certificate: identity.certificate, privateKey: identity.key };
  }

  async #identityPayload(url: string, holder: Person): Promise<Payload> {
    if (this.#payload !== undefined) return this.#payload;
    const { platform, method = 'ios-byod' } = this.#device.record;
    const profile = await fetchProfile(this.#device, { platform, method, url }, holder);
    const payloads = enrollmentPayloads(this.#device, profile.message);
    if ('ErrorCode' in payloads) throw new UsageError('STEP_NO_PROFILE', payloads.LocalizedDescription);
    this.#payload = payloads.identity;
    return payloads.identity;
  }
}

const text = (value: StepPatch[string] | undefined): string => (typeof value === 'string' ? value : '');
