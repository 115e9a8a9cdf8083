import type { Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { PlistReal, type PlistValue } from './value.js';

/** How the text of one scalar element is read (PropertyList-1.0.dtd). Text that is no value of its type stays a string, with a finding. */
export type ScalarReader = (text: string, findings: Findings, place: string) => PlistValue;

const dtd = (element: string) => section('PropertyList-1.0.dtd', element);
const smallest = -(2n ** 63n);
const largest = 2n ** 64n - 1n;

function integer(text: string, findings: Findings, place: string): PlistValue {
  const match = /^\s*([+-]?)(0[xX][\da-fA-F]{1,40}|\d{1,40})\s*$/.exec(text);
  if (match === null) return kept(text, 'an integer', 'integer', findings, place);
  const digits = match[2] as string;
  const magnitude = digits.length < 16 ? Number(digits) : BigInt(digits);
  const value = match[1] === '-' ? -magnitude : magnitude;
  if (typeof value === 'number') return value === 0 ? 0 : value;
  if (value < smallest || value > largest)
    findings.add({ expected: 'an integer of at most 64 bits', received: text.trim(), section: dtd('integer'), place });
  return narrowed(value);
}

/** A bigint as a number where that is exact. */
export function narrowed(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

const specialReals: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  '+infinity': Number.POSITIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

function realNumber(text: string, findings: Findings, place: string): PlistValue {
  const trimmed = text.trim();
  const special = specialReals[trimmed.toLowerCase()];
  if (special !== undefined) return new PlistReal(special);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed))
    return kept(text, 'a floating-point number', 'real', findings, place);
  return new PlistReal(Number(trimmed));
}

const strictDate = /^\s*\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\s*$/;
const looseDate = /^\s*\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?\s*$/;

function date(text: string, findings: Findings, place: string): PlistValue {
  const value = new Date(text.trim());
  if (!looseDate.test(text) || Number.isNaN(value.getTime()))
    return kept(text, 'a date such as 2025-01-31T12:00:00Z', 'date', findings, place);
  if (!strictDate.test(text))
    findings.warn({ expected: 'YYYY-MM-DDThh:mm:ssZ', received: text.trim(), section: dtd('date'), place });
  return value;
}

function data(text: string, findings: Findings, place: string): PlistValue {
  const compact = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) {
    const received = `${compact.slice(0, 40)} (${compact.length} characters)`;
    findings.add({ expected: 'base64 with padding', received, section: dtd('data'), place });
  }
  return new Uint8Array(Buffer.from(compact, 'base64'));
}

function kept(text: string, expected: string, element: string, findings: Findings, place: string): string {
  findings.add({ expected, received: text.slice(0, 80), section: dtd(element), place });
  return text;
}

export const scalarReaders: Readonly<Record<string, ScalarReader>> = Object.freeze({
  string: (text) => text,
  integer,
  real: realNumber,
  date,
  data,
});
