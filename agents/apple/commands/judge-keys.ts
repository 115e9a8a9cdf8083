import { type NestedKeys, nestedKeys } from '../../../protocol/apple/nested-keys.table.js';
import type { RequestType, RequestTypeEntry } from '../../../protocol/apple/request-types.table.js';
import { documentation } from '../../../protocol/apple/sections.js';
import { isArray, isDict, type PlistDict, type PlistValue, typeOf } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { type Answer, failed } from './answer.js';

/** A key of a command whose value does not fit. */
interface Misfit {
  readonly place: string;
  readonly expected: string;
  readonly received: string;
}

/** macOS names what is missing or wrong; iOS answers CommandFormatError without a chain. Keys within keys count as well. */
export function objectionToKeys(
  device: AppleDevice,
  type: string,
  { keys }: RequestTypeEntry,
  command: PlistDict,
): Answer | undefined {
  const [misfit] = [...misfitsIn(command, keys, ''), ...nestedMisfits(type, command)];
  if (misfit === undefined) return undefined;
  const { place, expected, received } = misfit;
  const at = { section: documentation(type), place: `${type}.${place}` };
  device.remark([{ severity: 'info', expected: `${place} (${expected})`, received, ...at }]);
  return device.family === 'macos'
    ? failed('missingArgument', `'${place}' in '${type}'`)
    : { Status: 'CommandFormatError' };
}

function misfitsIn(dictionary: PlistDict, keys: Readonly<Record<string, string>>, place: string): readonly Misfit[] {
  return Object.entries(keys).flatMap(([key, wanted]) => misfit(dictionary.get(key), wanted, `${place}${key}`));
}

function misfit(value: PlistValue | undefined, wanted: string, place: string): readonly Misfit[] {
  const [expected, required] = [wanted.replace('!', ''), wanted.endsWith('!')];
  if (value === undefined ? !required : typeOf(value) === expected) return [];
  return [{ place, expected, received: value === undefined ? 'nothing' : typeOf(value) }];
}

function nestedMisfits(type: string, command: PlistDict): readonly Misfit[] {
  const tables = Object.hasOwn(nestedKeys, type) ? nestedKeys[type as RequestType] : undefined;
  return Object.entries(tables ?? {}).flatMap(([key, nested]) => withinMisfits(command.get(key), nested, key));
}

function withinMisfits(value: PlistValue | undefined, { keys, each }: NestedKeys, place: string): readonly Misfit[] {
  if (keys !== undefined && isDict(value)) return misfitsIn(value, keys, `${place}.`);
  if (each === undefined || !isArray(value)) return [];
  return value.flatMap((item, index) => {
    const at = `${place}[${index}]`;
    if (typeof each === 'string') return misfit(item, each, at);
    return isDict(item) ? misfitsIn(item, each, `${at}.`) : misfit(item, 'dictionary', at);
  });
}
