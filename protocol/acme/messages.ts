import { type Decoded, type Finding, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import type { JsonObject } from '../base/vocabulary.js';
import { isObject, readJsonObject, stringAt, stringsAt } from './json.js';

/** The addresses of a service (RFC 8555 §7.1.1). */
export interface Directory {
  readonly newNonce: string;
  readonly newAccount: string;
  readonly newOrder: string;
}

/** What a certificate is to be for: `dns`, or `permanent-identifier` (draft-ietf-acme-device-attest §3). */
export interface Identifier {
  readonly type: string;
  readonly value: string;
}

export const statuses = ['pending', 'ready', 'processing', 'valid', 'invalid', 'deactivated'] as const;
export type Status = (typeof statuses)[number];

/** RFC 8555 §7.1.3 */
export interface Order {
  readonly status: Status;
  readonly identifiers: readonly Identifier[];
  readonly authorizations: readonly string[];
  readonly finalize: string;
  readonly certificate?: string;
}

/** RFC 8555 §7.1.4 */
export interface Authorization {
  readonly status: Status;
  readonly identifier: Identifier;
  readonly challenges: readonly Challenge[];
}

/** RFC 8555 §7.1.5 */
export interface Challenge {
  readonly type: string;
  readonly url: string;
  readonly status: Status;
  readonly token: string;
}

export const deviceAttest = 'device-attest-01';
export const permanentIdentifier = 'permanent-identifier';
export const chainMediaType = 'application/pem-certificate-chain';

const rfc = (place: string) => section('RFC 8555', place);

/** A message with a missing member has an empty one in its place, and a finding. Throws ProtocolError `ACME_JSON` for what is no object. */
export function readDirectory(body: Uint8Array): Decoded<Directory> {
  const source = readJsonObject(body, 'a directory');
  const findings = new Findings();
  const address = (key: string): string => {
    const value = stringAt(source, key);
    if (value === undefined) {
      findings.add({
        requirement: 'XAC-001',
        expected: `the address ${key}`,
        received: Object.keys(source).join(', ') || 'an empty directory',
        section: rfc('7.1.1'),
        place: key,
      });
    }
    return value ?? '';
  };
  const message = { newNonce: address('newNonce'), newAccount: address('newAccount'), newOrder: address('newOrder') };
  return { message, findings: findings.list };
}

export function readOrder(body: Uint8Array): Decoded<Order> {
  const source = readJsonObject(body, 'an order');
  const findings = new Findings();
  const certificate = stringAt(source, 'certificate');
  const { identifiers } = source;
  const message = {
    status: statusOf(source, findings, '7.1.3'),
    identifiers: Array.isArray(identifiers) ? identifiers.filter(isObject).map(identifierOf) : [],
    authorizations: stringsAt(source, 'authorizations'),
    finalize: required(source, 'finalize', findings, '7.1.3'),
    ...(certificate !== undefined && { certificate }),
  };
  if (message.authorizations.length === 0) findings.add(missing('authorizations', '7.1.3'));
  return { message, findings: findings.list };
}

export function readAuthorization(body: Uint8Array): Decoded<Authorization> {
  const source = readJsonObject(body, 'an authorization');
  const findings = new Findings();
  const { challenges, identifier } = source;
  const message = {
    status: statusOf(source, findings, '7.1.4'),
    identifier: isObject(identifier) ? identifierOf(identifier) : { type: '', value: '' },
    challenges: Array.isArray(challenges) ? challenges.filter(isObject).map((each) => challengeOf(each, findings)) : [],
  };
  if (message.challenges.length === 0) findings.add(missing('challenges', '7.1.4'));
  return { message, findings: findings.list };
}

export function readChallenge(body: Uint8Array): Decoded<Challenge> {
  const findings = new Findings();
  const message = challengeOf(readJsonObject(body, 'a challenge'), findings);
  return { message, findings: findings.list };
}

function challengeOf(source: JsonObject, findings: Findings): Challenge {
  return {
    type: required(source, 'type', findings, '7.1.5'),
    url: required(source, 'url', findings, '7.1.5'),
    status: statusOf(source, findings, '7.1.5'),
    token: stringAt(source, 'token') ?? '',
  };
}

export function identifierOf(source: JsonObject): Identifier {
  return { type: stringAt(source, 'type') ?? '', value: stringAt(source, 'value') ?? '' };
}

function statusOf(source: JsonObject, findings: Findings, place: string): Status {
  const status = required(source, 'status', findings, place);
  if ((statuses as readonly string[]).includes(status)) return status as Status;
  findings.add({
    expected: statuses.join(', '),
    received: status.slice(0, 40),
    section: rfc('7.1.6'),
    place: 'status',
  });
  return 'invalid';
}

function required(source: JsonObject, key: string, findings: Findings, place: string): string {
  const value = stringAt(source, key);
  if (value === undefined) findings.add(missing(key, place));
  return value ?? '';
}

function missing(key: string, place: string): Finding {
  return { severity: 'fail', expected: key, received: 'nothing', section: rfc(place), place: key };
}
