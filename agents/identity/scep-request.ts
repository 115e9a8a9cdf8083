import { readSubject, type ScepPayload } from '../../protocol/apple/profile.js';
import { type RuleContext, soundRules } from '../../protocol/base/rule.js';
import type { KeyUsage } from '../../protocol/pki/extensions.js';
import type { GeneralName } from '../../protocol/pki/general-name.js';
import type { Name } from '../../protocol/pki/name.js';
import { isArray, isDict, type PlistDict, type PlistValue } from '../../protocol/plist/value.js';
import type { KeyKind } from '../device/keys.js';
import { fillIn, namesAskedFor, patience, subjectAskedFor } from './payload-rules.js';
import { commonNameWithout, keyMade } from './request-rules.js';

const unbroken: RuleContext = { now: 0, rules: soundRules };

/** What a device wants of a SCEP service. */
export interface ScepRequest {
  readonly url: string;
  /** Passed as `message` to GetCACert where a server has several authorities. */
  readonly authorityName?: string;
  readonly subject: Name;
  readonly challenge?: string;
  readonly keyKind: KeyKind;
  readonly keyUsage: readonly KeyUsage[];
  readonly subjectAltName: readonly GeneralName[];
  /** Digest of the authority's certificate: MD5, SHA-1 or SHA-256 by its length. */
  readonly authorityFingerprint?: Uint8Array;
  /** How often the device asks again while the request is pending. */
  readonly retries: number;
  /** Seconds between two attempts. */
  readonly retryDelay: number;
}

export interface ScepDefaults {
  /** What `%SerialNumber%` and its like stand for, without the percent signs. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Common name where the payload's Subject has none: macOS takes the payload's identifier. */
  readonly commonName?: string;
}

/**
 * Apple's SCEP payload as a request (Apple device-management schema, mdm/profiles/com.apple.security.scep.yaml, with its defaults).
 * Sizes below 2048 are answered by 2048, which current systems insist on.
 */
export function scepRequestOf(
  payload: ScepPayload,
  { variables = {}, commonName: identifier }: ScepDefaults = {},
  rules: RuleContext = unbroken,
): ScepRequest {
  const commonName = commonNameWithout(rules, identifier);
  const written = readSubject(payload.Subject);
  const named = written.flat().some(([type]) => type.toUpperCase() === 'CN' || type === '2.5.4.3');
  const names = named || commonName === undefined ? written : [...written, [['CN', commonName] as const]];
  const alternatives = payload.SubjectAltName === undefined ? [] : altNames(payload.SubjectAltName, variables);
  return {
    url: payload.URL ?? '',
    ...(payload.Name === undefined ? {} : { authorityName: payload.Name }),
    subject: subjectAskedFor(rules, { names, variables }),
    ...(payload.Challenge === undefined ? {} : { challenge: payload.Challenge }),
    keyKind: keyMade(rules, (payload.Keysize ?? 1024) > 2048 ? 'rsa-4096' : 'rsa-2048'),
    keyUsage: usagesOf(payload['Key Usage'] ?? 1),
    subjectAltName: namesAskedFor(rules, alternatives),
    ...(payload.CAFingerprint === undefined ? {} : { authorityFingerprint: payload.CAFingerprint }),
    ...patience(rules, { retries: payload.Retries ?? 3, retryDelay: payload.RetryDelay ?? 10 }),
  };
}

/** The bit mask of `Key Usage` and `UsageFlags`: 1 signing, 4 encryption. */
export function usagesOf(mask: number): readonly KeyUsage[] {
  const usages: KeyUsage[] = [];
  if ((mask & 1) !== 0) usages.push('digitalSignature');
  if ((mask & 4) !== 0) usages.push('keyEncipherment');
  return usages;
}

const altNameKinds = [
  ['rfc822Name', 'email'],
  ['dNSName', 'dns'],
  ['uniformResourceIdentifier', 'uri'],
  ['ntPrincipalName', 'upn'],
] as const;

/** SubjectAltName of an identity payload. */
export function altNames(source: PlistDict, variables: Readonly<Record<string, string>>): readonly GeneralName[] {
  return altNameKinds.flatMap(([key, kind]) =>
    stringsOf(source.get(key)).map((value) => ({ kind, value: fillIn(value, variables) })),
  );
}

function stringsOf(value: PlistValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === undefined || isDict(value) || !isArray(value)) return [];
  return value.filter((member): member is string => typeof member === 'string');
}
