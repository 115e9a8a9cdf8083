import { encodeEncryptedProfile } from '../../../../protocol/apple/encrypted-profile.js';
import { encodeProfile, type PayloadMembers } from '../../../../protocol/apple/profile.js';
import { mdmTopicPrefix, topicOfCertificate } from '../../../../protocol/apple/push.js';
import { type Certificate, parseCertificate } from '../../../../protocol/pki/certificate.js';
import { signCms } from '../../../../protocol/pki/sign-cms.js';
import { dict } from '../../../../protocol/plist/value.js';
import { nameShownToPeople } from '../../domain/enrollment-program/profile-rules.js';
import { pushCertificateIn } from '../../domain/push-certificate.js';
import { topicOfProfile } from '../../domain/push-certificate-rules.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { Tenant } from '../../tenant.js';
import { adeProfileName } from '../ade/applied-profile.js';
import { ownershipKeys } from './account-driven/profile-keys.js';
import { identityPayload } from './identity-payloads.js';
import { type AppleIssueOptions, readIssueOptions } from './issue-options.js';
import { profileIdentifierOf } from './profile-identifier.js';
import { identityReference, signedContent, signMessageAsIssued } from './rules.js';

/** Topic of the tenant's push certificate; without one, the topic that the simulated one would have. */
export function topicOf(tenant: Tenant): string {
  const own = `${mdmTopicPrefix}External.${tenant.id}`;
  const certificate = pushCertificateIn(tenant.state);
  if (certificate === undefined || certificate === 'simulated') return own;
  return topicOfProfile(tenant.context(), topicOfCertificate(certificate) ?? own, own);
}

/** Where the device of an issued enrollment fetches its profile. */
export function profileUrl(tenant: Tenant, { reference }: IssuedEnrollment): string {
  return tenant.url('mdm', `/apple/enroll?${new URLSearchParams({ ref: reference })}`);
}

export const otaPath = '/apple/ota';

/** Where the device of an issued enrollment begins when its profile is delivered over the air. */
export function otaUrl(tenant: Tenant, { reference }: IssuedEnrollment): string {
  return tenant.url('mdm', `${otaPath}?${new URLSearchParams({ ref: reference })}`);
}

/** Where the holder's browser begins, by the way that was wished for. */
export function entryUrl(tenant: Tenant, issued: IssuedEnrollment): string {
  return readIssueOptions(issued.options).ota ? otaUrl(tenant, issued) : profileUrl(tenant, issued);
}

/**
 * The profile that makes a device ask for management: an identity, the MDM payload, and on
 * wish the tenant's root (apple/device-management, mdm/profiles). Signed when the enrollment was issued so. `identity` is whose secret the identity payload
 * carries, where that is another one.
 */
export function buildEnrollmentProfile(
  tenant: Tenant,
  issued: IssuedEnrollment,
  {
    recipient,
    identity: renewed = issued,
  }: { readonly recipient?: Certificate; readonly identity?: IssuedEnrollment } = {},
): Uint8Array {
  const options = readIssueOptions(issued.options);
  const identity = identityPayload(tenant, renewed, options);
  const root = options.root || options.pinsRoot ? rootPayload(tenant) : undefined;
  const encode: typeof encodeProfile =
    recipient === undefined
      ? encodeProfile
      : (members, payloads) => encodeEncryptedProfile(members, payloads, recipient, tenant.random);
  const profile = encode(
    {
      PayloadDisplayName: nameShownToPeople(tenant.context(), 'Device management (simulated)', adeProfileName(issued)),
      PayloadDescription: 'Issued by the reference server of muster. Not for real devices.',
      PayloadOrganization: tenant.domain,
      PayloadIdentifier: profileIdentifierOf(tenant),
      PayloadUUID: tenant.random.uuid(),
      PayloadRemovalDisallowed: options.removalDisallowed,
      ...(options.removalPassword !== undefined && { HasRemovalPasscode: true }),
      ...(options.consentText !== undefined && { ConsentText: dict({ default: options.consentText }) }),
    },
    [
      ...(root === undefined ? [] : [root]),
      ...(options.removalPassword === undefined ? [] : [removalPayload(tenant, options.removalPassword)]),
      identity.payload,
      { ...mdmPayload(tenant, issued, options, identity.uuid), ...(options.pinsRoot && pins(root)) },
    ],
  );
  return options.signed ? signProfile(tenant, profile) : profile;
}

/** A profile with nothing but the identity with which a device asks for the other one. */
export function buildIdentityProfile(tenant: Tenant, offered: IssuedEnrollment): Uint8Array {
  const members = {
    PayloadDisplayName: 'Identity (simulated)',
    PayloadOrganization: tenant.domain,
    PayloadIdentifier: `${profileIdentifierOf(tenant)}.ota`,
    PayloadUUID: tenant.random.uuid(),
  };
  return encodeProfile(members, [identityPayload(tenant, offered, readIssueOptions({})).payload]);
}

function signProfile(tenant: Tenant, profile: Uint8Array): Uint8Array {
  const certificate = parseCertificate(tenant.ca.certificate);
  const signingTime = tenant.clock.now();
  const signed = signCms({ content: profile, signers: [{ key: tenant.ca.privateKey, certificate, signingTime }] });
  const carried = signedContent(tenant.context(), profile);
  const at = Buffer.from(signed).indexOf(profile);
  return Buffer.concat([signed.subarray(0, at), carried, signed.subarray(at + profile.byteLength)]);
}

function rootPayload(tenant: Tenant): PayloadMembers {
  return {
    PayloadType: 'com.apple.security.root',
    PayloadIdentifier: `${profileIdentifierOf(tenant)}.root`,
    PayloadUUID: tenant.random.uuid(),
    PayloadDisplayName: 'Root certificate (simulated)',
    PayloadContent: tenant.ca.certificate,
  };
}

/** mdm/profiles/com.apple.mdm.yaml, ServerURLPinningCertificateUUIDs and CheckInURLPinningCertificateUUIDs. */
function pins(root: PayloadMembers | undefined): PayloadMembers {
  const uuids = [String(root?.PayloadUUID)];
  return { ServerURLPinningCertificateUUIDs: uuids, CheckInURLPinningCertificateUUIDs: uuids };
}

function removalPayload(tenant: Tenant, RemovalPassword: string): PayloadMembers {
  return {
    PayloadType: 'com.apple.profileRemovalPassword',
    PayloadIdentifier: `${profileIdentifierOf(tenant)}.removal`,
    PayloadUUID: tenant.random.uuid(),
    RemovalPassword,
  };
}

function mdmPayload(
  tenant: Tenant,
  issued: IssuedEnrollment,
  options: AppleIssueOptions,
  identityUuid: string,
): PayloadMembers {
  const context = tenant.context();
  const { transport, checkOutWhenRemoved, perUserConnections } = options;
  const query = new URLSearchParams({ ref: issued.reference });
  return {
    PayloadType: 'com.apple.mdm',
    PayloadIdentifier: `${profileIdentifierOf(tenant)}.mdm`,
    PayloadUUID: tenant.random.uuid(),
    PayloadDisplayName: 'Device management (simulated)',
    IdentityCertificateUUID: identityReference(context, identityUuid, tenant.random.uuid()),
    Topic: topicOf(tenant),
    ServerURL: tenant.url('mdm', '/mdm/connect'),
    CheckInURL: tenant.url('mdm', `/mdm/checkin?${query}`),
    SignMessage: signMessageAsIssued(context, transport),
    ...ownershipKeys(tenant, issued, options),
    CheckOutWhenRemoved: checkOutWhenRemoved,
    ServerCapabilities: [
      ...(perUserConnections ? ['com.apple.mdm.per-user-connections'] : []),
      ...(options.keepsBootstrapTokens ? ['com.apple.mdm.bootstraptoken'] : []),
      ...(options.givesTokens ? ['com.apple.mdm.token'] : []),
    ],
  };
}
