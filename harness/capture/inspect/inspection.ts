import type { Finding } from '../../../protocol/base/finding.js';

/** What a file turned out to be. */
export interface Inspection {
  /** `configuration profile`, `SCEP message PKCSReq`, … */
  readonly kind: string;
  /** Readable form, plain data: names in the protocol's own words. */
  readonly content: Outline;
  /** Deviations from the documents, as the decoders report them. */
  readonly findings: readonly Finding[];
  /** What was found inside, such as the profile in a signed message. */
  readonly inside: readonly Inspection[];
}

export type Outline =
  | string
  | number
  | boolean
  | bigint
  | Date
  | Uint8Array
  | undefined
  | null
  | readonly Outline[]
  | { readonly [name: string]: Outline };

/** Members whose value is a secret in every message that has them, whatever its protocol. */
const secretNames = new Set(['password', 'challenge', 'secret', 'unlocktoken', 'challengepassword']);

/** Bytes that are shown in full; longer ones are counted. */
const shownBytes = 32;

/** Plain data as indented text, one fact a line. */
export function outline(value: Outline, indent = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Outline) => listed(item, indent));
  if (!isGroup(value)) return [`${indent}${scalar(value)}`];
  return Object.entries(value).flatMap(([name, member]) => {
    if (member === undefined) return [];
    if (secretNames.has(name.toLowerCase()) && !isGroup(member)) return [`${indent}${name}: (redacted)`];
    if (isEmpty(member)) return [`${indent}${name}: none`];
    if (Array.isArray(member) || isGroup(member)) return [`${indent}${name}:`, ...outline(member, `${indent}  `)];
    return [`${indent}${name}: ${scalar(member as Exclude<Outline, readonly Outline[]>)}`];
  });
}

function listed(item: Outline, indent: string): readonly string[] {
  const [first = '', ...rest] = outline(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function isGroup(value: Outline): value is { readonly [name: string]: Outline } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

function isEmpty(value: Outline): boolean {
  return (Array.isArray(value) && value.length === 0) || (isGroup(value) && Object.keys(value).length === 0);
}

function scalar(value: Outline): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no valid time' : value.toISOString();
  if (value instanceof Uint8Array) {
    const hex = Buffer.from(value.subarray(0, shownBytes)).toString('hex');
    return value.length <= shownBytes ? hex : `${hex}… (${value.length} bytes)`;
  }
  return String(value).replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
