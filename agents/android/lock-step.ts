import { isJsonObject } from '../../protocol/android/read-json.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { exchangeOf } from '../device/exchange-of.js';
import { isOmadmStep, LockStepSession, omadmSteps, readOmadmPatch } from '../omadm/lock-step.js';
import { type AndroidDevice, EnrollmentStopped, modeOf } from './device.js';
import { prepareSession } from './omadm-transport.js';
import { requestIdentity } from './request-identity.js';

/**
 * `OpenLink` fetches `patch.url`. `RequestSecurityToken` asks `patch.service` with `patch.token`; `patch.items` replaces context items by name,
 * null leaves one out. The others are those of a management session.
 */
export const androidSteps = ['OpenLink', 'RequestSecurityToken', ...omadmSteps] as const;

/** One message at a time, wrong on purpose if asked. */
export class AndroidLockStep {
  readonly #device: AndroidDevice;
  #session: LockStepSession | undefined;

  constructor(device: AndroidDevice) {
    this.#device = device;
  }

  /** Throws RangeError on a step or patch it does not know. */
  async step(message: string, patch: JsonObject): Promise<Exchange> {
    if (message === 'OpenLink') return this.#openLink(text(patch, 'url'));
    if (message === 'RequestSecurityToken') return this.#requestSecurityToken(patch);
    if (!isOmadmStep(message)) throw new RangeError(`${message} is none of ${androidSteps.join(', ')}`);
    return this.#managementSession().step(message, readOmadmPatch(patch));
  }

  async #openLink(url: string): Promise<Exchange> {
    const { transport } = this.#device.world;
    return exchangeOf(transport, await transport.send({ step: 'OpenLink', method: 'GET', url }));
  }

  async #requestSecurityToken(patch: JsonObject): Promise<Exchange> {
    const { record, world } = this.#device;
    const mode = modeOf(record.method ?? 'android-work-profile')?.mode ?? 'work-profile';
    const bundle = { token: text(patch, 'token'), service: text(patch, 'service') };
    try {
      await requestIdentity(this.#device, bundle, mode, isJsonObject(patch.items) ? patch.items : {});
    } catch (error) {
      if (!(error instanceof EnrollmentStopped)) throw error;
    }
    const last = world.transport.exchanges.at(-1);
    if (last === undefined) throw new RangeError('RequestSecurityToken: nothing was sent');
    return last;
  }

  #managementSession(): LockStepSession {
    const prepared = this.#session === undefined ? prepareSession(this.#device, 'poll') : undefined;
    if (prepared !== undefined) this.#session = new LockStepSession(prepared.request);
    if (this.#session === undefined) throw new RangeError('the device is not managed: it has no session to hold');
    return this.#session;
  }
}

function text(patch: JsonObject, member: string): string {
  const value = patch[member];
  if (typeof value === 'string') return value;
  throw new RangeError(`patch.${member} is missing`);
}
