import { arrayOf, type PlistDict, type PlistValue } from '../../../protocol/plist/value.js';

/** Typed members of a command; a member of another type counts as absent. */
export function integerOf(value: PlistValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function stringsOf(command: PlistDict, key: string): readonly string[] | undefined {
  return arrayOf(command.get(key))?.filter((item) => typeof item === 'string');
}
