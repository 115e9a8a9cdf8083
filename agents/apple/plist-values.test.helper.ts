import { dict, type PlistType, type PlistValue, real } from '../../protocol/plist/value.js';

/** A value of every type that a property list has. */
export const values: Readonly<Record<Exclude<PlistType, 'uid'>, PlistValue>> = {
  string: 'text',
  boolean: true,
  integer: 7,
  real: real(1.5),
  date: new Date(0),
  data: Uint8Array.of(1, 2, 3),
  array: ['text', 7],
  dictionary: dict({ key: 'value' }),
};

/** Values of all types but this one. */
export const wrongFor = (type: string): readonly PlistValue[] =>
  Object.entries(values).flatMap(([name, value]) => (name === type ? [] : [value]));
