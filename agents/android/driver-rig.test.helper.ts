import { provisioningExtrasOf } from '../../protocol/android/emit-payload.js';
import { exampleParams } from '../../protocol/android/example-params.test.helper.js';
import { drawQrPng } from '../../protocol/android/qr-image.js';
import { type Clock, systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { soundRules } from '../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Agent } from '../device/agent.js';
import { createTransport } from '../device/create-transport.js';
import { freshKeys } from '../device/keys/fresh-keys.js';
import { findModel, loadModels } from '../device/models.js';
import type { DeviceRecord } from '../device/record.js';
import { willingPerson } from '../person/person.js';
import { createAgent, createDevice } from '../platforms.js';

const models = loadModels();

export const holder = willingPerson('Ada', 'ada@contoso.test', 'A secret of Ada');

/** A device for the peers of tests, which speak plain HTTP; every session has an agent of its own. */
export function deviceOf({ seed = 'ab'.repeat(16), clock = systemClock }: { seed?: string; clock?: Clock } = {}) {
  const model = findModel(models, 'Pixel 8');
  const world = { clock, model, transport: createTransport({ clock }), keys: freshKeys(), rules: soundRules };
  let latest: { readonly record: DeviceRecord } = { record: createDevice({ name: 'device', model, seed }) };
  return (): Agent => {
    const agent = createAgent(latest.record, world);
    latest = agent;
    return agent;
  };
}

/** The QR code of a DPC that finds these admin extras. */
export async function codeWith(adminExtras: JsonObject, method: Method): Promise<EnrollmentEntry> {
  const { download, wifi, ...params } = exampleParams;
  const text = JSON.stringify(provisioningExtrasOf({ ...params, adminExtras }));
  return { platform: 'android', method, qrPng: Buffer.from(await drawQrPng(text)).toString('base64') };
}
