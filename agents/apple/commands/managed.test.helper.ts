import { ManualClock } from '../../../protocol/base/clock.js';
import { seededRandom } from '../../../protocol/base/random.js';
import { soundRules } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dictFromJson, dictToJson } from '../../../protocol/plist/json.js';
import { createTransport } from '../../device/create-transport.js';
import { freshKeys } from '../../device/keys/fresh-keys.js';
import { findModel, loadModels, overrideModel } from '../../device/models.js';
import type { Transport } from '../../device/transport.js';
import { createDevice } from '../../platforms.js';
import { AppleDevice } from '../device.js';
import { obey } from './obey.js';

const clock = new ManualClock(Date.UTC(2025, 0, 31));
const models = loadModels();

interface Wishes {
  readonly model?: string;
  readonly supervised?: boolean;
  readonly osVersion?: string;
  readonly habits?: JsonObject;
  readonly mode?: 'BYOD';
}

/** A device that enrolled before, without a server: commands are given to it by hand. */
export function managed(
  { model: name = 'iPhone 15', supervised = true, habits = {}, mode, osVersion }: Wishes = {},
  transport: Transport = createTransport({ clock, bodyLimit: 100_000 }),
): AppleDevice {
  const model = overrideModel(findModel(models, name), {
    supervised,
    habits,
    ...(osVersion !== undefined && { osVersion }),
  });
  const record = createDevice({ name: 'device', model, seed: 'ab' });
  const world = { clock, model, transport, keys: freshKeys(), rules: soundRules, random: seededRandom('ab') };
  const device = new AppleDevice(record, world);
  device.update({
    mdm: {
      profileIdentifier: 'enrollment',
      topic: 'com.apple.mgmt.test',
      serverUrl: 'https://mdm.test',
      checkInUrl: 'https://mdm.test',
      signMessage: true,
      accessRights: 8191,
      checkOutWhenRemoved: true,
      fixed: mode === undefined ? {} : { EnrollmentMode: mode },
      pushMagic: 'magic',
      token: 'AAAA',
    },
  });
  return device;
}

/** The answer in JSON: its status, its keys, and the first error code. */
export async function tell(device: AppleDevice, RequestType: string, members: JsonObject = {}): Promise<JsonObject> {
  const Command = dictFromJson({ RequestType, ...members });
  const answer = await obey(device, { CommandUUID: 'c', RequestType, Command });
  const keys = 'keys' in answer && answer.keys !== undefined ? dictToJson(answer.keys) : {};
  const code = answer.Status === 'Error' ? { code: answer.ErrorChain[0]?.ErrorCode ?? 0 } : {};
  return { Status: answer.Status, ...keys, ...code };
}
