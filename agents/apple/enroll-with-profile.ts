import { allAccessRights } from '../../protocol/apple/access-rights.table.js';
import type { ErrorChainItem } from '../../protocol/apple/command.js';
import { errorItem } from '../../protocol/apple/errors.table.js';
import { readProfileService } from '../../protocol/apple/ota/profile-service.js';
import type { MdmPayload } from '../../protocol/apple/profile.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { PlistValue } from '../../protocol/plist/value.js';
import type { Person } from '../person/person.js';
import { namesItself } from './account-driven/rules.js';
import type { MdmEnrollment } from './apple-state.js';
import { matchesRestored } from './backup/rules.js';
import { offerBootstrapToken } from './bootstrap-token.js';
import { authenticate, checkIn, tokenUpdate } from './check-in.js';
import { type AppleDevice, EnrollmentStopped, refuse } from './device.js';
import { type FetchedProfile, fetchDocument, fetchProfile, openProfile } from './fetch-profile.js';
import { type EnrollmentPayloads, enrollmentPayloads, objectionToProfile } from './judge-profile.js';
import { inFrontOf } from './mac/late-approval.js';
import type { Identity } from './mdm-request.js';
import { obtainIdentity } from './obtain-identity.js';
import { overTheAir } from './ota/over-the-air.js';
import { consentGiven } from './profile-rules.js';
import { install, toInstalled } from './profile-store.js';
import { openUserChannel } from './user-channel.js';
import { newEnrollmentId } from './user-enrollment/rules.js';

/**
 * Profile-based Device Enrollment (Apple: "Device enrollment"). A step that does not succeed throws EnrollmentStopped with its outcome.
 */
export async function enrollWithProfile(
  device: AppleDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<EnrollmentOutcome> {
  const profile = await profileFrom(device, entry, person);
  return manage(device, profile, installable(device, profile, inFrontOf(device, entry, profile, person)), person);
}

/** The profile itself, or what a device has to tell to get one; either comes from an address or lies in a file. */
async function profileFrom(device: AppleDevice, entry: EnrollmentEntry, person: Person): Promise<FetchedProfile> {
  if (entry.file !== undefined) {
    const asked = readProfileService(Buffer.from(entry.file, 'base64'));
    return asked === undefined ? fetchProfile(device, entry, person) : overTheAir(device, asked);
  }
  const document = await fetchDocument(device, entry, person);
  const service = readProfileService(document.body);
  return service === undefined ? openProfile(device, document) : overTheAir(device, service);
}

/** From the profile that the holder agreed to install to a device under management: identity, Authenticate, TokenUpdate. */
export async function manage(
  device: AppleDevice,
  profile: FetchedProfile,
  payloads: EnrollmentPayloads,
  person: Person,
): Promise<EnrollmentOutcome> {
  install(device, toInstalled(profile.message, { managed: true, now: device.rules.now }));
  const identity = await obtainIdentity(device, payloads.identity, payloads.mdm.EnrollmentMode);
  const mdm = mdmEnrollment(device, profile, payloads.mdm);
  await checkIn(device, mdm, identity, authenticate(device, mdm));
  if (device.habits.awaitsConfiguration) device.update({ awaiting: true });
  await checkIn(device, mdm, identity, tokenUpdate(device, mdm));
  device.update({ mdm });
  await offerBootstrapToken(device, mdm, identity, 'by-itself');
  const user = device.shared ? undefined : await openUserChannel(device, mdm, identity, person);
  return enrolled(device, { ...mdm, ...(user !== undefined && { user }) }, identity);
}

/** The person agrees to install the profile, and the device finds nothing wrong with it. */
export function installable(device: AppleDevice, profile: FetchedProfile, { givesUpAt }: Person): EnrollmentPayloads {
  const step = 'InstallProfile';
  if (givesUpAt === step) throw new EnrollmentStopped({ kind: 'abandoned', step });
  const { ConsentText } = profile.message.profile;
  if (!consentGiven(device.rules, (ConsentText?.size ?? 0) > 0, device.habits.consents))
    throw new EnrollmentStopped({ kind: 'abandoned', step: 'Consent' });
  const objection = objectionToProfile(device, profile);
  if (objection !== undefined) refuseProfile(objection, profile);
  const payloads = enrollmentPayloads(device, profile.message);
  if ('ErrorCode' in payloads) return refuseProfile(payloads, profile);
  if (!matchesRestored(device.rules, device.state.restoredMdm, payloads.mdm.Topic))
    refuseProfile(errorItem('replacementMismatch', 'Topic'), profile);
  return payloads;
}

function refuseProfile(
  { ErrorCode, ErrorDomain, LocalizedDescription }: ErrorChainItem,
  { exchange }: FetchedProfile,
): never {
  const code = `${ErrorDomain}:${ErrorCode}`;
  const at = exchange === undefined ? {} : { exchange };
  return refuse({ form: 'profile', code, message: LocalizedDescription, step: 'InstallProfile', ...at });
}

/** What the device remembers of the MDM payload, with a push token and PushMagic of its own. */
export function mdmEnrollment(
  device: AppleDevice,
  { message: { profile } }: FetchedProfile,
  mdm: EnrollmentPayloads['mdm'],
): MdmEnrollment {
  const random = device.world.random.fork('push');
  return {
    profileIdentifier: profile.PayloadIdentifier ?? '',
    ...serverFacts(mdm),
    ...(namesItself(device.rules, mdm.EnrollmentMode) && { enrollmentId: enrollmentIdFor(device) }),
    pushMagic: random.uuid(),
    token: Buffer.from(random.bytes(32)).toString('base64'),
  };
}

function enrollmentIdFor(device: AppleDevice): string {
  const fresh = device.world.random.fork('push').fork('EnrollmentID').uuid();
  return newEnrollmentId(device.rules, fresh, device.constant('EnrollmentID').uuid());
}

/** The part of the enrollment that the MDM payload decides. Without AccessRights the server may do everything. */
export function serverFacts(
  mdm: EnrollmentPayloads['mdm'],
): Omit<MdmEnrollment, 'profileIdentifier' | 'enrollmentId' | 'user' | 'pushMagic' | 'token'> {
  return {
    topic: mdm.Topic,
    serverUrl: mdm.ServerURL,
    checkInUrl: mdm.CheckInURL ?? mdm.ServerURL,
    signMessage: mdm.SignMessage ?? false,
    ...pinsIn(mdm),
    accessRights: mdm.AccessRights ?? allAccessRights,
    checkOutWhenRemoved: mdm.CheckOutWhenRemoved ?? false,
    ...(mdm.ServerCapabilities?.includes('com.apple.mdm.bootstraptoken') && { escrowsBootstrapToken: true as const }),
    ...(mdm.ServerCapabilities?.includes('com.apple.mdm.token') && { givesTokens: true as const }),
    fixed: fixedKeys(mdm),
  };
}

/** What is pinned for either address (mdm/profiles/com.apple.mdm.yaml, CheckInURLPinningCertificateUUIDs and ServerURLPinningCertificateUUIDs). */
function pinsIn(mdm: MdmPayload): Pick<MdmEnrollment, 'pins'> {
  const textsIn = (list: readonly PlistValue[] = []) => list.filter((uuid) => typeof uuid === 'string');
  const report = textsIn(mdm.ServerURLPinningCertificateUUIDs);
  const checkIn = textsIn(mdm.CheckInURLPinningCertificateUUIDs);
  return report.length + checkIn.length === 0 ? {} : { pins: { checkIn, report } };
}

/** Keys that an update may not change and that the device keeps for nothing else. */
function fixedKeys(mdm: MdmPayload): JsonObject {
  const keys = otherImmutableKeys.flatMap((key) => {
    const value = mdm[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  const perUser = mdm.ServerCapabilities?.includes('com.apple.mdm.per-user-connections') ?? false;
  return { ...Object.fromEntries(keys), 'per-user-connections': perUser };
}

const otherImmutableKeys = ['AssignedManagedAppleID', 'EnrollmentMode', 'RequiredAppIDForMDM'] as const;

/** Names of the keys that an update of the MDM payload changes and may not (mdm/profiles/com.apple.mdm.yaml). */
export function forbiddenChanges(before: MdmEnrollment, after: ReturnType<typeof serverFacts>): readonly string[] {
  const fixed = Object.keys({ ...before.fixed, ...after.fixed }).filter(
    (key) => before.fixed[key] !== after.fixed[key],
  );
  const moved = [
    before.topic === after.topic ? [] : ['Topic'],
    before.serverUrl === after.serverUrl ? [] : ['ServerURL'],
    before.checkInUrl === after.checkInUrl ? [] : ['CheckInURL'],
    (after.accessRights & ~before.accessRights) === 0 ? [] : ['AccessRights'],
  ];
  return [...moved.flat(), ...fixed];
}

function enrolled(device: AppleDevice, mdm: MdmEnrollment, identity: Identity): EnrollmentOutcome {
  device.update({ mdm });
  device.adopt(identity);
  device.record = { ...device.record, enrollmentId: mdm.enrollmentId ?? device.state.udid };
  return { kind: 'enrolled' };
}
