import { declarationType } from '../../../protocol/apple/ddm/declaration-types.table.js';
import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import type { PayloadKey, PayloadKeys } from '../../../protocol/apple/ddm/payload-key.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AppleDevice } from '../device.js';
import { declarationsInForce } from './channel.js';
import { combined } from './combine-rules.js';
import { knowsPayloadKey } from './support.js';

/** What active configurations of this type say together (apple/device-management, docs/schema.yaml, combinetype). */
export function combinedSettings(device: AppleDevice, type: string): JsonObject {
  const payloads = [...declarationsInForce(device)].filter((one) => one.type === type).map(({ payload }) => payload);
  return combineAll(device, type, payloads);
}

export function combineAll(device: AppleDevice, type: string, payloads: readonly JsonObject[]): JsonObject {
  return combineObjects(device, declarationType(type)?.keys ?? {}, payloads);
}

function combineObjects(device: AppleDevice, keys: PayloadKeys, objects: readonly JsonObject[]): JsonObject {
  const known = Object.entries(keys).filter(([, key]) => obeys(device, key));
  const members = known.map(([name, key]) => [name, combineValues(device, key, valuesOf(objects, name))] as const);
  return Object.fromEntries(members.filter((member): member is [string, Json] => member[1] !== undefined));
}

function valuesOf(objects: readonly JsonObject[], name: string): readonly Json[] {
  return objects.flatMap((object) => {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    return value === undefined ? [] : [value];
  });
}

function combineValues(device: AppleDevice, key: PayloadKey, values: readonly Json[]): Json | undefined {
  if (values.length === 0) return undefined;
  if (key.combines !== undefined) return combined(device.rules, key, values);
  const objects = values.filter(isObject);
  if (key.others !== undefined) return combineNamed(device, key.others, objects);
  return key.keys === undefined ? values[0] : combineObjects(device, key.keys, objects);
}

/** Members whose names are free are combined by name. */
function combineNamed(device: AppleDevice, others: PayloadKey, objects: readonly JsonObject[]): JsonObject {
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  return combineObjects(device, Object.fromEntries(names.map((name) => [name, others])), objects);
}

function obeys(device: AppleDevice, key: PayloadKey): boolean {
  return knowsPayloadKey(device, key) && (key.supervised !== true || device.family !== 'ios' || device.supervised);
}
