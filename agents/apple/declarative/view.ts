import { declarationType } from '../../../protocol/apple/ddm/declaration-types.table.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AppleDevice } from '../device.js';
import { declarationsInForce } from './channel.js';
import { combinedSettings } from './combine.js';

/** Declarations as a person at the device would see them: what there is, and what the settings among them come to. */
export function declarationsAsSeen(device: AppleDevice): JsonObject {
  const { declarative, declarativeOfUsers = {} } = device.state;
  const channels = [...(declarative === undefined ? [] : [declarative]), ...Object.values(declarativeOfUsers)];
  if (channels.length === 0) return {};
  const types = new Set([...declarationsInForce(device)].map(({ type }) => type));
  const settings = [...types].filter((type) => declarationType(type)?.applies === 'combined');
  return {
    declarations: channels.flatMap(({ declarations }) => declarations) as unknown as Json,
    declaredSettings: Object.fromEntries(settings.map((type) => [type, combinedSettings(device, type)])),
  };
}
