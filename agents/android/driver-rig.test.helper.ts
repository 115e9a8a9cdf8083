import { provisioningExtrasOf } from '../../protocol/android/emit-payload.js';
import { exampleParams } from '../../protocol/android/example-params.test.helper.js';
import { drawQrPng } from '../../protocol/android/qr-image.js';
import { type Clock, systemClock, type WaitOptions } from '../../protocol/base/clock.js';
import { AbortedError } from '../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Agent } from '../device/agent.js';
import { createTransport } from '../device/create-transport.js';
import { freshKeys } from '../device/keys/fresh-keys.js';
import { findModel, loadModels, overrideModel } from '../device/models.js';
import type { DeviceRecord } from '../device/record.js';
import type { Resolver } from '../device/transport.js';
import { willingPerson } from '../person/person.js';
import { createAgent, createDevice } from '../platforms.js';

const models = loadModels();

export const holder = willingPerson('Ada', 'ada@contoso.test', 'A secret of Ada');

interface RigOptions {
  readonly seed?: string;
  readonly clock?: Clock;
  readonly overrides?: JsonObject;
  readonly resolve?: Resolver;
}

/** A device for the peers of tests, which speak plain HTTP; every session has an agent of its own. */
export function deviceOf({ seed = 'ab'.repeat(16), clock = systemClock, overrides = {}, resolve }: RigOptions = {}) {
  const model = overrideModel(findModel(models, 'Pixel 8'), overrides);
  const transport = createTransport({ clock, ...(resolve && { resolve }) });
  const world = { clock, model, transport, keys: freshKeys(), rules: soundRules };
  let latest: { readonly record: DeviceRecord } = { record: createDevice({ name: 'device', model, seed }) };
  return (): Agent => {
    const agent = createAgent(latest.record, world);
    latest = agent;
    return agent;
  };
}

/** A clock whose waits are over at once; what was waited for is in `waits`. */
export class HurriedClock implements Clock {
  readonly waits: number[] = [];
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }

  async sleep(ms: number, { signal }: WaitOptions = {}): Promise<void> {
    if (signal?.aborted) throw new AbortedError();
    this.waits.push(ms);
    this.advance(ms);
  }
}

/** The QR code of a DPC that finds these admin extras. */
export async function codeWith(adminExtras: JsonObject, method: Method): Promise<EnrollmentEntry> {
  const { download, wifi, ...params } = exampleParams;
  const text = JSON.stringify(provisioningExtrasOf({ ...params, adminExtras }));
  return { platform: 'android', method, qrPng: Buffer.from(await drawQrPng(text)).toString('base64') };
}
