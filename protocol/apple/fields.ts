import type { Findings } from '../base/finding.js';
import type { Section } from '../base/section.js';
import { type PlistDict, type PlistType, type PlistValue, typeOf } from '../plist/value.js';

/** What a message table says of one key. */
export interface Field {
  readonly type: PlistType;
  readonly required?: true;
}

export type Fields = Readonly<Record<string, Field>>;

interface TypeByName {
  string: string;
  boolean: boolean;
  integer: number;
  real: PlistValue;
  date: Date;
  data: Uint8Array;
  uid: PlistValue;
  array: readonly PlistValue[];
  dictionary: PlistDict;
}

/** The members of a message as its table describes them; a decoded message may lack any of them, which is then a finding. */
export type MembersOf<F extends Fields> = { readonly [K in keyof F]?: TypeByName[F[K]['type']] };

/** Members by table: a missing required one or a wrong type is a finding, a wrong type is left out, unknown keys are ignored. */
export function readMembers<F extends Fields>(
  source: PlistDict,
  fields: F,
  findings: Findings,
  { place, section }: { readonly place: string; readonly section: Section },
): MembersOf<F> {
  const members: Record<string, PlistValue> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = source.get(key);
    const at = { section, place: `${place}.${key}` };
    if (value === undefined) {
      if (field.required) findings.add({ ...at, expected: `${key} (${field.type})`, received: 'nothing' });
    } else if (fits(value, field.type)) {
      members[key] = value;
    } else {
      findings.add({ ...at, expected: `${key} (${field.type})`, received: typeOf(value) });
    }
  }
  return members as MembersOf<F>;
}

function fits(value: PlistValue, type: PlistType): boolean {
  return typeOf(value) === type && typeof value !== 'bigint';
}

/** Object members as a dictionary, in their order; undefined ones are left out. */
export function membersToDict(members: Readonly<Record<string, PlistValue | undefined>>): PlistDict {
  return new Map(Object.entries(members).filter((entry): entry is [string, PlistValue] => entry[1] !== undefined));
}
