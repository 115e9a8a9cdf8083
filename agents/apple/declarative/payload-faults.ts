import { isObject } from '../../../protocol/apple/ddm/declarations.js';
import type { DeclarationType, PayloadKey, PayloadKeys } from '../../../protocol/apple/ddm/payload-key.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AppleDevice } from '../device.js';
import { valueFits } from './rules.js';
import { knowsPayloadKey } from './support.js';

/** What does not fit the schema, by where it stands: `IncomingServer.Port`. */
export interface PayloadFaults {
  readonly wrong: readonly string[];
  readonly unknown: readonly string[];
}

const none: PayloadFaults = Object.freeze({ wrong: [], unknown: [] });

/** Deeper members are not looked at. */
const deepest = 16;

/** What is wrong with a payload by itself (apple/device-management, payloadkeys of its type). */
export function faultsInPayload(device: AppleDevice, payload: JsonObject, type: DeclarationType): PayloadFaults {
  return inObject(device, payload, type.keys, { place: '', open: type.open === true, depth: 0 });
}

interface At {
  readonly place: string;
  /** Names are free. */
  readonly open: boolean;
  readonly depth: number;
}

function inObject(device: AppleDevice, object: JsonObject, keys: PayloadKeys, at: At): PayloadFaults {
  if (at.depth > deepest) return none;
  const known = Object.entries(keys).filter(([, key]) => knowsPayloadKey(device, key));
  const names = new Set(known.map(([name]) => name));
  const unknown = at.open ? [] : Object.keys(object).filter((name) => !names.has(name));
  const nested = known.map(([name, key]) => {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    return inValue(device, value, key, { ...at, open: false, place: `${at.place}${name}` });
  });
  return together([{ wrong: [], unknown: unknown.map((name) => `${at.place}${name}`) }, ...nested]);
}

function inValue(device: AppleDevice, value: Json | undefined, key: PayloadKey, at: At): PayloadFaults {
  const { required, keys, others, each } = key;
  if (value === undefined) return required === true ? { wrong: [at.place], unknown: [] } : none;
  if (!valueFits(device.rules, { type: hasType(value, key), set: isOneOf(value, key), range: inRange(value, key) }))
    return { wrong: [at.place], unknown: [] };
  const deeper = { ...at, depth: at.depth + 1 };
  if (isObject(value) && keys !== undefined) return inObject(device, value, keys, { ...deeper, place: `${at.place}.` });
  const items =
    each === undefined || !Array.isArray(value) ? [] : (value as readonly Json[]).map((item) => [item, each] as const);
  const members =
    others === undefined || !isObject(value) ? [] : Object.values(value).map((item) => [item, others] as const);
  return together([...items, ...members].map(([item, one]) => inValue(device, item, one, deeper)));
}

function together(faults: readonly PayloadFaults[]): PayloadFaults {
  return { wrong: faults.flatMap(({ wrong }) => wrong), unknown: faults.flatMap(({ unknown }) => unknown) };
}

function hasType(value: Json, { type }: PayloadKey): boolean {
  if (type === 'any') return true;
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}

function isOneOf(value: Json, { oneOf }: PayloadKey): boolean {
  return oneOf === undefined || oneOf.some((one) => one === value);
}

function inRange(value: Json, { range }: PayloadKey): boolean {
  return range === undefined || typeof value !== 'number' || (value >= range[0] && value <= range[1]);
}
