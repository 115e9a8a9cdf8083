import type { ErrorChainItem } from '../../../protocol/apple/command.js';
import { errorItem } from '../../../protocol/apple/errors.table.js';
import { identityPayloadTypes } from '../../../protocol/apple/payload-types.table.js';
import { type Payload, payloadsOf, type ReceivedProfile, readProfile } from '../../../protocol/apple/profile.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Decoded } from '../../../protocol/base/finding.js';
import type { Certificate } from '../../../protocol/pki/certificate.js';
import { booleanOf, dataOf, dict, type PlistValue, stringOf } from '../../../protocol/plist/value.js';
import type { InstalledProfile } from '../apple-state.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { mayRemove, updateAllowed } from '../device-rules.js';
import { inTheOpen } from '../encrypted-profile.js';
import { forbiddenChanges, serverFacts } from '../enroll-with-profile.js';
import { enrollmentPayloads, objectionToProfile } from '../judge-profile.js';
import type { Identity } from '../mdm-request.js';
import { identityFrom, obtainIdentity } from '../obtain-identity.js';
import { installsWhole, mayManage, mayReplace } from '../profile-rules.js';
import { signersTold, tellsManagedOnly } from '../profile-shape-rules.js';
import { findProfile, install, profilesOf, remove, toInstalled } from '../profile-store.js';
import { identityIsRenewed, renewalIsWhole } from '../renewal-rules.js';
import { objectionOfChannel } from '../shared-ipad/payload-facts.js';
import { type Answer, acknowledged, type CommandHandler, failed, failedWith } from './answer.js';

/** InstallProfile: plain or signed; in place of a profile with the same identifier. */
export const installProfile: CommandHandler = (device, command) =>
  installBytes(device, dataOf(command.get('Payload')) ?? new Uint8Array(0));

/** Installs a profile that the server sent, by command or by a declaration. */
export async function installBytes(device: AppleDevice, bytes: Uint8Array): Promise<Answer> {
  const received = readPayload(device, bytes);
  if ('ErrorCode' in received) return failedWith(errorItem('installFailed', 'it cannot be read'), received);
  device.remark(received.findings);
  const objection = objectionToProfile(device, received);
  if (objection !== undefined) return failedWith(errorItem('installFailed', objection.LocalizedDescription), objection);
  const { profile } = received.message;
  const misplaced = objectionOfChannel(device, profile);
  if (misplaced !== undefined) return failed('installFailed', misplaced);
  const isEnrollment = profile.PayloadIdentifier === device.state.mdm?.profileIdentifier;
  if (isEnrollment) return updateEnrollment(device, received.message);
  if (payloadsOf(profile, 'com.apple.mdm').length > 0 && !mayManage(device.rules, device.state.mdm !== undefined))
    return failed('installFailed', 'the device is managed by another profile already');
  const present = findProfile(device, profile.PayloadIdentifier ?? '');
  if (!mayReplace(device.rules, present?.managed ?? true))
    return failed('installFailed', 'the user installed a profile with this identifier');
  const { identities, refused } = await obtainIdentities(device, received.message);
  if (!installsWhole(device.rules, refused === undefined))
    return failedWith(errorItem('installFailed', refused?.LocalizedDescription), ...(refused ? [refused] : []));
  install(device, toInstalled(received.message, { managed: true, now: device.rules.now, identities }));
  return acknowledged();
}

function readPayload(device: AppleDevice, bytes: Uint8Array): Decoded<ReceivedProfile> | ErrorChainItem {
  try {
    return inTheOpen(device, readProfile(bytes));
  } catch (error) {
    if (error instanceof ProtocolError) return errorItem('profileMalformed', error.message);
    throw error;
  }
}

interface Brought {
  /** Certificates by PayloadUUID. */
  readonly identities: ReadonlyMap<string, Certificate>;
  /** What went wrong. */
  readonly refused?: ErrorChainItem;
}

/** Identities that the profile brings are fetched before it counts as installed. */
async function obtainIdentities(device: AppleDevice, { profile }: ReceivedProfile): Promise<Brought> {
  const identities = new Map<string, Certificate>();
  try {
    for (const payload of profile.payloads.filter(({ PayloadType = '' }) => identityPayloadTypes.has(PayloadType))) {
      const identity = await identityFrom(device, payload);
      if (identity !== undefined) identities.set(payload.PayloadUUID ?? '', identity.certificate);
    }
    return { identities };
  } catch (error) {
    if (error instanceof EnrollmentStopped) return { identities, refused: reasonOf(error) };
    throw error;
  }
}

/** The refusal's own error where a device has one for it. */
function reasonOf({ outcome, message }: EnrollmentStopped): ErrorChainItem {
  const code = outcome.kind === 'refused' ? outcome.refusal.code : '';
  const [, domain, number] = /^(\w+):(\d+)$/.exec(code) ?? [];
  const item = errorItem('impossible', message);
  return domain === undefined ? item : { ...item, ErrorDomain: domain, ErrorCode: Number(number) };
}

/**
 * A new version of the enrollment profile: the MDM payload may not move the device to another server, nor give it more rights. A new identity payload
 * brings a new identity, with which the device speaks from its next message on.
 */
async function updateEnrollment(device: AppleDevice, received: ReceivedProfile): Promise<Answer> {
  const { mdm } = device.state;
  const payloads = enrollmentPayloads(device, received);
  if ('ErrorCode' in payloads) return failedWith(payloads);
  if (mdm === undefined) return failed('replacementMismatch', 'the device is not managed');
  const facts = serverFacts(payloads.mdm);
  const changed = forbiddenChanges(mdm, facts);
  if (!updateAllowed(device.rules, changed)) return failed('replacementMismatch', changed.join(', '));
  const renewed = await renewedIdentity(device, payloads.identity);
  if (!renewalIsWhole(device.rules, !(renewed instanceof EnrollmentStopped))) return failedRenewal(renewed);
  install(device, toInstalled(received, { managed: true, now: device.rules.now }));
  device.update({ mdm: { ...mdm, ...facts } });
  if (renewed !== undefined && !(renewed instanceof EnrollmentStopped)) device.adopt(renewed);
  return acknowledged();
}

/** The identity of a payload that was not there before; undefined where it is the one in use, and the refusal where there is none to be had. */
async function renewedIdentity(
  device: AppleDevice,
  payload: Payload,
): Promise<Identity | EnrollmentStopped | undefined> {
  const { profileIdentifier = '' } = device.state.mdm ?? {};
  const present = findProfile(device, profileIdentifier)?.payloads.some(({ uuid }) => uuid === payload.PayloadUUID);
  if (!identityIsRenewed(device.rules, present !== true)) return undefined;
  try {
    return await obtainIdentity(device, payload);
  } catch (error) {
    if (error instanceof EnrollmentStopped) return error;
    throw error;
  }
}

function failedRenewal(stopped: Identity | EnrollmentStopped | undefined): Answer {
  const reason = stopped instanceof EnrollmentStopped ? [reasonOf(stopped)] : [];
  return failedWith(errorItem('installFailed', reason[0]?.LocalizedDescription), ...reason);
}

/** RemoveProfile: only what the server installed; its own enrollment profile ends management. */
export const removeProfile: CommandHandler = (device, command) => {
  const identifier = stringOf(command.get('Identifier')) ?? '';
  const profile = findProfile(device, identifier);
  if (profile === undefined) return failed('profileNotFound', identifier);
  if (!mayRemove(device.rules, profile)) return failed('notManaged', identifier);
  if (identifier === device.state.mdm?.profileIdentifier)
    return { Status: 'Acknowledged', keys: new Map(), aftermath: 'end-management' };
  remove(device, identifier);
  return acknowledged();
};

export const profileList: CommandHandler = (device, command) => {
  const asked = booleanOf(command.get('ManagedOnly')) ?? false;
  const managedOnly = tellsManagedOnly(device.rules, asked, device.userEnrolled);
  const listed = profilesOf(device).filter(({ managed }) => managed || !managedOnly);
  return acknowledged({ ProfileList: listed.map((profile) => describeProfile(device, profile)) });
};

function describeProfile({ rules }: AppleDevice, profile: InstalledProfile): PlistValue {
  const signers = signersTold(rules, profile.signers ?? []);
  return dict({
    HasRemovalPasscode: profile.removalPassword !== undefined,
    IsEncrypted: profile.encrypted ?? false,
    IsManaged: profile.managed,
    PayloadContent: profile.payloads.map(({ type, identifier, uuid }) =>
      dict({ PayloadType: type, PayloadIdentifier: identifier, PayloadUUID: uuid, PayloadVersion: 1 }),
    ),
    PayloadDisplayName: profile.displayName,
    PayloadIdentifier: profile.identifier,
    PayloadOrganization: profile.organization,
    PayloadRemovalDisallowed: profile.removalDisallowed,
    PayloadUUID: profile.uuid,
    PayloadVersion: 1,
    ...(signers.length > 0 && {
      SignerCertificates: signers.map((der) => new Uint8Array(Buffer.from(der, 'base64'))),
    }),
  });
}
