import type { ErrorChainItem } from '../../../protocol/apple/command.js';
import { errorItem } from '../../../protocol/apple/errors.table.js';
import { identityPayloadTypes } from '../../../protocol/apple/payload-types.table.js';
import { payloadsOf, type ReceivedProfile, readProfile } from '../../../protocol/apple/profile.js';
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
import { identityFrom } from '../obtain-identity.js';
import { installsWhole, mayManage, mayReplace } from '../profile-rules.js';
import { findProfile, install, profilesOf, remove, toInstalled } from '../profile-store.js';
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

/** A new version of the enrollment profile: the MDM payload may not move the device to another server, nor give it more rights. */
function updateEnrollment(device: AppleDevice, received: ReceivedProfile): Answer {
  const { mdm } = device.state;
  const payloads = enrollmentPayloads(received);
  if ('ErrorCode' in payloads) return failedWith(payloads);
  if (mdm === undefined) return failed('replacementMismatch', 'the device is not managed');
  const facts = serverFacts(payloads.mdm);
  const changed = forbiddenChanges(mdm, facts);
  if (!updateAllowed(device.rules, changed)) return failed('replacementMismatch', changed.join(', '));
  install(device, toInstalled(received, { managed: true, now: device.rules.now }));
  device.update({ mdm: { ...mdm, ...facts } });
  return acknowledged();
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
  const managedOnly = booleanOf(command.get('ManagedOnly')) ?? false;
  const listed = profilesOf(device).filter(({ managed }) => managed || !managedOnly);
  return acknowledged({ ProfileList: listed.map(describeProfile) });
};

function describeProfile(profile: InstalledProfile): PlistValue {
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
  });
}
