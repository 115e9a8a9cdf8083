/** How values of several configurations of one type become one (apple/device-management, docs/schema.yaml, combinetype). */
export type Combines = 'boolean-or' | 'boolean-and' | 'number-max' | 'number-min' | 'enum-last' | 'set-union' | 'first';

/** `object` and `array` as JSON has them; `any` takes every value. */
export type PayloadType = 'string' | 'boolean' | 'integer' | 'number' | 'object' | 'array' | 'any';

/** What the schema says of one key of a payload. */
export interface PayloadKey {
  readonly type: PayloadType;
  readonly required?: true;
  readonly oneOf?: readonly (string | number)[];
  readonly range?: readonly [least: number, most: number];
  /** Types of assets, one of which the value names. */
  readonly asset?: readonly string[];
  readonly combines?: Combines;
  /** First version that knows the key, where it is younger than the declaration; `never` where the platform has none. */
  readonly ios?: string;
  readonly macos?: string;
  /** Obeyed by supervised iPhones and iPads only. */
  readonly supervised?: true;
  /** Members of an object. */
  readonly keys?: PayloadKeys;
  /** Members of an object whose names are free. */
  readonly others?: PayloadKey;
  /** Items of an array. */
  readonly each?: PayloadKey;
}

export type PayloadKeys = Readonly<Record<string, PayloadKey>>;

export type EnrollmentKind = 'supervised' | 'device' | 'user';
export type Scope = 'system' | 'user';

/** Where a platform takes a declaration or tells a status item; any enrollment and both channels where nothing is said. */
export interface Support {
  readonly since: string;
  readonly enrollments?: readonly EnrollmentKind[];
  /** Absent: the device's own channel. */
  readonly scopes?: readonly Scope[];
  readonly sharedScopes?: readonly Scope[];
}

export interface Supported {
  readonly ios?: Support;
  readonly macos?: Support;
}

export interface DeclarationType extends Supported {
  /** What several of them do: `combined` ones become one, of `single` ones there is one; the others stand side by side. */
  readonly applies?: 'combined' | 'single';
  /** Keys that nobody lists are allowed. */
  readonly open?: true;
  readonly keys: PayloadKeys;
}

export type DeclarationTypes = Readonly<Record<string, DeclarationType>>;

/** Assets that give an identity. */
export const identities: readonly string[] = [
  'com.apple.asset.credential.acme',
  'com.apple.asset.credential.identity',
  'com.apple.asset.credential.scep',
];

export function key(type: PayloadType, more: Omit<PayloadKey, 'type'> = {}): PayloadKey {
  return { type, ...more };
}
