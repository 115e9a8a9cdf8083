import {
  type JsonObject,
  type Method,
  methods,
  type Party,
  type Platform,
  parties,
  platforms,
} from '../../protocol/base/vocabulary.js';

export const kinds = [
  'method',
  'entry',
  'prerequisite',
  'token',
  'restriction',
  'limit',
  'identity',
  'policy',
  'action',
  'capability',
  'report',
  'error',
  'lifecycle',
  'portal',
  'limitation',
] as const;
export type Kind = (typeof kinds)[number];

export const observables = ['wire', 'admin', 'report', 'portal', 'human'] as const;
export type Observable = (typeof observables)[number];

export const levels = ['must', 'should', 'may'] as const;
export type Level = (typeof levels)[number];

export const endings = ['review', 'not-testable'] as const;
export type Ending = (typeof endings)[number];

/** One requirement: a row of a file in `scenarios/requirements`. */
export interface CatalogRow {
  readonly id: string;
  /** Letters before the number: `LIM`, `XSC`. */
  readonly area: string;
  /** Product rows come from enrollment manuals, protocol rows (areas that start with X) from public specifications. */
  readonly family: 'product' | 'protocol';
  readonly title: string;
  readonly platform: readonly (Platform | 'all')[];
  readonly methods: readonly Method[];
  readonly kind: Kind;
  readonly observable: Observable;
  readonly party: Party;
  readonly also: readonly Party[];
  readonly level: Level;
  readonly ending?: Ending;
  readonly endingReason?: string;
  readonly statement: string;
  readonly check: string;
  readonly facts: JsonObject;
  readonly inferred?: string;
  readonly edition?: string;
  readonly supersedes?: string;
  readonly conflicts: readonly string[];
  /** Public document and section of a protocol row. */
  readonly document?: string;
  readonly section?: string;
  /** Source lines of a product row. */
  readonly source?: string;
  readonly file: string;
  readonly line: number;
}

interface Field {
  readonly required?: 'always' | 'product' | 'protocol';
  /** What is wrong with the value; undefined when nothing is. */
  readonly objection: (value: unknown) => string | undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isMap = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (words: readonly string[]): string => words.join(', ');

const text: Field['objection'] = (value) => (isText(value) ? undefined : 'expected a text');
const map: Field['objection'] = (value) => (isMap(value) ? undefined : 'expected a map');
const word =
  (words: readonly string[]): Field['objection'] =>
  (value) =>
    isText(value) && words.includes(value) ? undefined : `${JSON.stringify(value)} is none of ${list(words)}`;
const wordList =
  (words: readonly string[], least: number): Field['objection'] =>
  (value) => {
    if (!Array.isArray(value) || value.length < least) return `expected a list of at least ${least} of ${list(words)}`;
    const strange = value.find((each) => !words.includes(each));
    return strange === undefined ? undefined : `${JSON.stringify(strange)} is none of ${list(words)}`;
  };
const matching =
  (pattern: RegExp, shape: string): Field['objection'] =>
  (value) =>
    isText(value) && pattern.test(value) ? undefined : `${JSON.stringify(value)} is not ${shape}`;
const conflicts: Field['objection'] = (value) =>
  Array.isArray(value) && value.every((each) => isMap(each) && /^C\d\d$/.test(String(each.case)))
    ? undefined
    : 'expected a list of {case: C00, with: [...], text: ...}';

/** The envelope: every key a row may have, in the order in which rows write them. */
export const rowFields: Readonly<Record<string, Field>> = {
  id: { required: 'always', objection: matching(/^[A-Z]{3}-\d{3}$/, 'an id such as LIM-028') },
  title: { required: 'always', objection: text },
  platform: { required: 'always', objection: wordList([...platforms, 'all'], 1) },
  methods: { required: 'always', objection: wordList(methods, 0) },
  kind: { required: 'always', objection: word(kinds) },
  observable: { required: 'always', objection: word(observables) },
  party: { required: 'always', objection: word(parties) },
  also: { objection: wordList(parties, 1) },
  level: { required: 'protocol', objection: word(levels) },
  document: { required: 'protocol', objection: text },
  section: { required: 'protocol', objection: (value) => text(typeof value === 'number' ? String(value) : value) },
  ending: { objection: word(endings) },
  ending_reason: { objection: text },
  statement: { required: 'always', objection: text },
  check: { required: 'always', objection: text },
  facts: { required: 'product', objection: map },
  hint: { objection: map },
  inferred: { objection: text },
  conflict: { objection: conflicts },
  uncertain: { objection: text },
  edition: { objection: matching(/^\d{3}$/, 'the number of a source') },
  supersedes: { objection: matching(/^[A-Z]{3}-\d{3}$/, 'an id such as LIM-028') },
  source: { required: 'product', objection: text },
};

/** What is wrong with the envelope of one row: `kind: "limt" is none of …`. */
export function envelopeObjections(row: JsonObject): readonly string[] {
  const family = /^X/.test(String(row.id)) ? 'protocol' : 'product';
  const unknown = Object.keys(row)
    .filter((key) => !Object.hasOwn(rowFields, key))
    .map((key) => `${key}: is no key of a row`);
  const wrong = Object.entries(rowFields).flatMap(([key, { required, objection }]) => {
    const value = row[key];
    if (value === undefined) return required === 'always' || required === family ? [`${key}: is missing`] : [];
    const objected = objection(value);
    return objected === undefined ? [] : [`${key}: ${objected}`];
  });
  if ((row.ending === undefined) !== (row.ending_reason === undefined))
    wrong.push('ending: ending and ending_reason come together');
  return [...unknown, ...wrong];
}
