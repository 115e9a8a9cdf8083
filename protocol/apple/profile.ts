import { ProtocolError } from '../base/errors.js';
import { type Decoded, type Finding, Findings } from '../base/finding.js';
import type { Section } from '../base/section.js';
import type { Certificate } from '../pki/certificate.js';
import { parseSignedData } from '../pki/signed-data.js';
import { type VerifiedData, verifySignedData } from '../pki/verify-signed-data.js';
import { readPlist, writePlist } from '../plist/codec.js';
import { arrayOf, isDict, type PlistDict, type PlistValue, typeOf } from '../plist/value.js';
import { type MembersOf, membersToDict, readMembers } from './fields.js';
import { knownPayloads } from './known-payloads.table.js';
import {
  acmeFields,
  commonPayloadFields,
  mdmFields,
  pkcs12Fields,
  scepFields,
  topLevelFields,
} from './payload-types.table.js';
import { schema } from './sections.js';

/** One payload of a profile: the keys that all have, and everything it holds. */
export type Payload = MembersOf<typeof commonPayloadFields> & { readonly content: PlistDict };

/** A configuration profile (mdm/profiles/TopLevel.yaml). */
export type Profile = Omit<MembersOf<typeof topLevelFields>, 'PayloadContent'> & {
  readonly payloads: readonly Payload[];
  /** The whole dictionary, as read. */
  readonly content: PlistDict;
};

export type MdmPayload = MembersOf<typeof mdmFields>;
export type ScepPayload = MembersOf<typeof scepFields>;
export type AcmePayload = MembersOf<typeof acmeFields>;
export type Pkcs12Payload = MembersOf<typeof pkcs12Fields>;

/** A profile as it came: the CMS message around it, where it was signed. */
export interface ReceivedProfile {
  readonly profile: Profile;
  readonly signature?: VerifiedData;
  /** Certificates of that message, the signer's first. */
  readonly certificates?: readonly Certificate[];
}

/** Content type under which a profile is served. */
export const profileContentType = 'application/x-apple-aspen-config';

/** Plain or signed, by the first byte: CMS begins with a SEQUENCE. Throws ProtocolError on what is neither. */
export function readProfile(bytes: Uint8Array): Decoded<ReceivedProfile> {
  if (bytes[0] !== 0x30) {
    const { message: profile, findings } = decodeProfile(bytes);
    return { message: { profile }, findings };
  }
  const message = parseSignedData(bytes);
  if (message.content === undefined) throw new ProtocolError('APPLE_NO_PROFILE', 'the signed profile has no content');
  const signature = verifySignedData(message);
  const { message: profile, findings } = decodeProfile(message.content);
  const signers = signature.signers.flatMap(({ certificate }) => (certificate === undefined ? [] : [certificate]));
  const certificates = [...signers, ...message.certificates.filter((each) => !signers.includes(each))];
  return { message: { profile, signature, certificates }, findings: [...signature.findings, ...findings] };
}

/** Reads the property list of a profile. Throws ProtocolError when it is none, or no dictionary. */
export function decodeProfile(bytes: Uint8Array): Decoded<Profile> {
  const plist = readPlist(bytes);
  if (!isDict(plist.message)) throw new ProtocolError('APPLE_NO_PROFILE', 'a profile is a dictionary');
  const { message, findings } = decodeProfileDict(plist.message);
  return { message, findings: [...plist.findings, ...findings] };
}

/** A number of seconds; a whole one may be written as an integer (mdm/profiles/TopLevel.yaml, DurationUntilRemoval). */
function judgeDuration(value: PlistValue | undefined, findings: Findings, at: { readonly section: Section }): void {
  if (value === undefined || ['real', 'integer'].includes(typeOf(value))) return;
  const place = 'profile.DurationUntilRemoval';
  findings.add({ ...at, place, expected: 'DurationUntilRemoval (real)', received: typeOf(value) });
}

/** A profile from its dictionary. One that is encrypted shows no payloads. */
export function decodeProfileDict(content: PlistDict): Decoded<Profile> {
  const findings = new Findings();
  const at = { place: 'profile', section: schema('mdm/profiles/TopLevel.yaml') };
  const hidden = content.get('IsEncrypted') === true && content.get('PayloadContent') === undefined;
  const fields = hidden ? { ...topLevelFields, PayloadContent: { type: 'array' } as const } : topLevelFields;
  const { PayloadContent, ...top } = readMembers(content, fields, findings, at);
  judgeDuration(content.get('DurationUntilRemoval'), findings, at);
  if (top.PayloadType !== undefined && top.PayloadType !== 'Configuration')
    findings.add({ ...at, expected: 'PayloadType Configuration', received: top.PayloadType });
  const payloads = (PayloadContent ?? []).flatMap((value, index) => readPayload(value, index, findings));
  reportTwins(payloads, findings);
  return { message: Object.freeze({ ...top, payloads, content }), findings: findings.list };
}

function readPayload(value: PlistValue, index: number, findings: Findings): readonly Payload[] {
  const at = { place: `profile.PayloadContent[${index}]`, section: schema('mdm/profiles/CommonPayloadKeys.yaml') };
  if (!isDict(value)) {
    findings.add({ ...at, expected: 'a dictionary', received: 'another type' });
    return [];
  }
  return [Object.freeze({ ...readMembers(value, commonPayloadFields, findings, at), content: value })];
}

export interface Twin {
  readonly key: 'PayloadUUID' | 'PayloadIdentifier';
  readonly value: string;
}

/** UUIDs and identifiers that more than one payload has. */
export function twinsAmong(payloads: readonly Payload[]): readonly Twin[] {
  return (['PayloadUUID', 'PayloadIdentifier'] as const).flatMap((key) => {
    const values = payloads.flatMap(({ [key]: value }) => (value === undefined ? [] : [value]));
    return values.filter((value, index) => values.indexOf(value) !== index).map((value) => ({ key, value }));
  });
}

const eachOnce = ({ key }: Pick<Twin, 'key'>): string => `each ${key} once`;

/** Each payload of a profile has a UUID and an identifier of its own. */
function reportTwins(payloads: readonly Payload[], findings: Findings): void {
  const section = schema('mdm/profiles/CommonPayloadKeys.yaml');
  for (const twin of twinsAmong(payloads))
    findings.add({ expected: eachOnce(twin), received: `${twin.value} again`, section, place: 'profile' });
}

/** Whether a finding says that payloads are doubled. */
export function saysTwins({ expected }: Pick<Finding, 'expected'>): boolean {
  return expected === eachOnce({ key: 'PayloadUUID' }) || expected === eachOnce({ key: 'PayloadIdentifier' });
}

export function payloadsOf(profile: Profile, type: string): readonly Payload[] {
  return profile.payloads.filter(({ PayloadType }) => PayloadType === type);
}

/** The MDM payload's keys, with what is wrong with their values. */
export function readMdmPayload({ content }: Payload): Decoded<MdmPayload> {
  const findings = new Findings();
  const at = { place: 'com.apple.mdm', section: schema('mdm/profiles/com.apple.mdm.yaml') };
  const message = readMembers(content, mdmFields, findings, at);
  judgeMdmPayload(message, findings, at);
  return { message, findings: findings.list };
}

function judgeMdmPayload(
  mdm: MdmPayload,
  findings: Findings,
  at: { place: string; section: ReturnType<typeof schema> },
): void {
  const { Topic, ServerURL, CheckInURL, AccessRights } = mdm;
  if (Topic !== undefined && !Topic.startsWith('com.apple.mgmt.'))
    findings.add({ ...at, expected: 'Topic com.apple.mgmt.…', received: Topic });
  for (const url of [ServerURL, CheckInURL])
    if (url !== undefined && !url.startsWith('https://')) findings.add({ ...at, expected: 'https://…', received: url });
  if (AccessRights === undefined) return;
  if (AccessRights < 1 || AccessRights > 8191)
    findings.add({ ...at, expected: 'AccessRights from 1 to 8191', received: String(AccessRights) });
  if ((AccessRights & 3) === 2 || (AccessRights & 192) === 128)
    findings.add({ ...at, expected: 'a right together with the one it needs', received: String(AccessRights) });
}

/** The SCEP keys, which lie in a dictionary under the payload's own PayloadContent. */
export function readScepPayload({ content }: Payload): Decoded<ScepPayload> {
  const findings = new Findings();
  const at = { place: 'com.apple.security.scep', section: schema('mdm/profiles/com.apple.security.scep.yaml') };
  const inner = content.get('PayloadContent');
  if (!isDict(inner)) findings.add({ ...at, expected: 'PayloadContent (dictionary)', received: 'none' });
  const message = readMembers(isDict(inner) ? inner : new Map(), scepFields, findings, at);
  return { message, findings: findings.list };
}

/** The ACME keys, which lie in the payload itself. */
export function readAcmePayload({ content }: Payload): Decoded<AcmePayload> {
  const findings = new Findings();
  const at = { place: 'com.apple.security.acme', section: schema('mdm/profiles/com.apple.security.acme.yaml') };
  const message = readMembers(content, acmeFields, findings, at);
  return { message, findings: findings.list };
}

/** The keys of a PKCS#12 payload. */
export function readPkcs12Payload({ content }: Payload): Decoded<Pkcs12Payload> {
  const findings = new Findings();
  const at = { place: 'com.apple.security.pkcs12', section: schema('mdm/profiles/com.apple.security.pkcs12.yaml') };
  const message = readMembers(content, pkcs12Fields, findings, at);
  return { message, findings: findings.list };
}

/** What is wrong with values that a device reads of its payloads, whatever these are for. */
export function misfitsInPayloads({ payloads }: Profile): readonly Finding[] {
  const findings = new Findings();
  for (const { PayloadType = '', content } of payloads) {
    const fields = Object.hasOwn(knownPayloads, PayloadType) ? knownPayloads[PayloadType] : undefined;
    const at = { place: PayloadType, section: schema(`mdm/profiles/${PayloadType}.yaml`) };
    if (fields !== undefined) readMembers(content, fields, findings, at);
  }
  return findings.list;
}

/** A distinguished name as profiles write it, `[[["CN", "x"]], [["O", "y"], ["OU", "z"]]]`: relative names of type and value pairs. */
export function readSubject(
  subject: PlistValue | undefined,
): readonly (readonly (readonly [type: string, value: string])[])[] {
  return (arrayOf(subject) ?? []).map((relative) =>
    (arrayOf(relative) ?? []).flatMap((pair) => {
      const [type, value] = arrayOf(pair) ?? [];
      return typeof type === 'string' && typeof value === 'string' ? [[type, value] as const] : [];
    }),
  );
}

/** A payload to write. */
export type PayloadMembers = Readonly<Record<string, PlistValue | undefined>>;

/** Writes a profile with its payloads; PayloadType and PayloadVersion are those of a configuration profile. */
export function encodeProfile(members: PayloadMembers, payloads: readonly PayloadMembers[]): Uint8Array {
  return encodeTopLevel({ PayloadContent: payloadDicts(payloads) }, members);
}

/** Payloads as they stand in PayloadContent. */
export function payloadDicts(payloads: readonly PayloadMembers[]): readonly PlistDict[] {
  return payloads.map((payload) => membersToDict({ PayloadVersion: 1, ...payload }));
}

/** What a profile carries, followed by its other members. */
export function encodeTopLevel(carried: PayloadMembers, members: PayloadMembers): Uint8Array {
  return writePlist(membersToDict({ ...carried, PayloadType: 'Configuration', PayloadVersion: 1, ...members }));
}
