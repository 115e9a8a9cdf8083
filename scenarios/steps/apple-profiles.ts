import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { encodeProfile, type PayloadMembers } from '../../protocol/apple/profile.js';
import { days } from '../../protocol/base/clock.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Certificate, issueCertificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { signCms } from '../../protocol/pki/sign-cms.js';

/** InstallProfile with one restriction. */
export function installRestriction(identifier: string, key: string, value: boolean | string): JsonObject {
  return installCommand(restrictionProfile(identifier, key, value));
}

/** InstallProfile of a policy by which kernel extensions of one team may load (mdm/profiles/com.apple.syspolicy.kernel-extension-policy.yaml). */
export function installKernelExtensionPolicy(): JsonObject {
  const payload = {
    PayloadType: 'com.apple.syspolicy.kernel-extension-policy',
    PayloadIdentifier: 'extensions.kernel',
    PayloadUUID: 'EXTENSIONS-2',
    AllowedTeamIdentifiers: ['SIMULATED1'],
  };
  return installCommand(encodeProfile({ PayloadIdentifier: 'extensions', PayloadUUID: 'EXTENSIONS-1' }, [payload]));
}

/** InstallProfile of a signed profile in which one byte differs from what was signed. */
export function installChangedProfile(key: string, value: boolean, now: number): JsonObject {
  const profile = restrictionProfile('changed', key, value);
  const signed = Buffer.from(signProfile(profile, now));
  const at = signed.indexOf(Buffer.from(profile));
  const display = Buffer.from(profile).indexOf('Restrictions of');
  signed[at + display] = 'r'.charCodeAt(0);
  return installCommand(signed);
}

/** InstallProfile that replaces the enrollment profile by one of another server, everything else as it was. */
export function moveToServer(state: JsonObject, serverUrl: string): JsonObject {
  return replaceEnrollment(state, { ServerURL: serverUrl });
}

/** InstallProfile that replaces the enrollment profile by one for User Enrollment, which asks for rights nevertheless. */
export function moveToUserEnrollment(state: JsonObject): JsonObject {
  return replaceEnrollment(state, {
    ServerURL: String((state.mdm as JsonObject).serverUrl),
    EnrollmentMode: 'BYOD',
    AssignedManagedAppleID: 'ada@managed.test',
  });
}

/** InstallProfile that replaces the enrollment profile by one with these access rights. */
export function withAccessRights(state: JsonObject, AccessRights: number): JsonObject {
  const mdm = state.mdm as JsonObject;
  const perUser = (mdm.fixed as JsonObject)['per-user-connections'] === true;
  const ServerCapabilities = perUser ? ['com.apple.mdm.per-user-connections'] : [];
  const addresses = { ServerURL: String(mdm.serverUrl), CheckInURL: String(mdm.checkInUrl) };
  return replaceEnrollment(state, { ...addresses, AccessRights, ServerCapabilities });
}

/** UUID of the identity payload that the device enrolled by. */
function identityIn(profiles: Json | undefined): string {
  const payloads = (profiles as unknown as readonly { readonly payloads: readonly JsonObject[] }[]).flatMap(
    (profile) => profile.payloads,
  );
  return String(payloads.find(({ type }) => type === 'com.apple.security.scep')?.uuid);
}

/** With the identity that is in use, which is not asked for again. */
function replaceEnrollment({ mdm: managed, profiles }: JsonObject, changes: PayloadMembers): JsonObject {
  const mdm = managed as JsonObject;
  const identity = {
    PayloadType: 'com.apple.security.scep',
    PayloadIdentifier: 'moved.identity',
    PayloadUUID: identityIn(profiles),
  };
  const payload = {
    PayloadType: 'com.apple.mdm',
    PayloadIdentifier: 'moved.mdm',
    PayloadUUID: 'MOVED-3',
    IdentityCertificateUUID: identity.PayloadUUID,
    Topic: String(mdm.topic),
    SignMessage: mdm.signMessage === true,
    AccessRights: Number(mdm.accessRights),
    ServerCapabilities: ['com.apple.mdm.per-user-connections'],
    ...changes,
  };
  const members = { PayloadIdentifier: String(mdm.profileIdentifier), PayloadUUID: 'MOVED-1' };
  return installCommand(encodeProfile(members, [identity, payload]));
}

function restrictionProfile(identifier: string, key: string, value: boolean | string): Uint8Array {
  const payload = {
    PayloadType: 'com.apple.applicationaccess',
    PayloadIdentifier: `${identifier}.restrictions`,
    PayloadUUID: `${identifier}-${value}-2`,
    [key]: value,
  };
  const members = {
    PayloadIdentifier: identifier,
    PayloadUUID: `${identifier}-${value}-1`,
    PayloadDisplayName: `Restrictions of ${identifier}`,
  };
  return encodeProfile(members, [payload]);
}

export function installCommand(profile: Uint8Array): JsonObject {
  return { RequestType: 'InstallProfile', Payload: { $data: Buffer.from(profile).toString('base64') } };
}

/** Signed by somebody whom nobody knows: devices install such profiles as unverified. */
function signProfile(profile: Uint8Array, now: number): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = strangersCertificate(privateKey, now);
  return signCms({ content: profile, signers: [{ key: privateKey, certificate }] });
}

/** A certificate that vouches for itself. */
export function strangersCertificate(key: KeyObject, now: number): Certificate {
  const subject = name({ CN: 'stranger (simulated)' });
  const validity = { notBefore: now - days(1), notAfter: now + days(30) };
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, extensions: [], key, ...validity };
  return parseCertificate(issueCertificate(fields));
}
