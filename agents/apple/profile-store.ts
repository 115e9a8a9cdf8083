import { createHash } from 'node:crypto';
import { certificatePayloadTypes } from '../../protocol/apple/payload-types.table.js';
import { type Payload, type Profile, payloadsOf, type ReceivedProfile } from '../../protocol/apple/profile.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import { type Certificate, parseCertificate } from '../../protocol/pki/certificate.js';
import { fromPem } from '../../protocol/pki/pem.js';
import { dictToJson } from '../../protocol/plist/json.js';
import { dataOf, PlistReal, type PlistValue, stringOf } from '../../protocol/plist/value.js';
import type { InstalledPayload, InstalledProfile } from './apple-state.js';
import { certificatesDeclared } from './declarative/channel.js';
import type { AppleDevice } from './device.js';
import { afterInstall } from './device-rules.js';
import { holderMayRemove, isOver, leftAfterRemoval } from './profile-rules.js';
import { removalIsLocked } from './profile-shape-rules.js';
import { readRestrictions } from './restrictions/read-restrictions.js';
import { layoutIn, modeIn } from './shared-ipad/payload-facts.js';
import { partitionOf, putPartition } from './shared-ipad/sessions.js';

export interface Installing {
  /** By the MDM server, or with its enrollment. */
  readonly managed: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Certificates of the identities that its payloads brought, by PayloadUUID. */
  readonly identities?: ReadonlyMap<string, Certificate>;
}

/** What the device keeps of a profile. */
export function toInstalled(
  { profile, signature, certificates = [] }: ReceivedProfile,
  { managed, now, identities }: Installing,
): InstalledProfile {
  const { PayloadIdentifier = '', PayloadUUID = '', PayloadDisplayName, PayloadOrganization } = profile;
  const restricted = readRestrictions(profile).message;
  return {
    identifier: PayloadIdentifier,
    uuid: PayloadUUID,
    managed,
    removalDisallowed: profile.PayloadRemovalDisallowed ?? false,
    signed: signature !== undefined,
    ...(certificates.length > 0 && { signers: certificates.slice(0, mostSigners).map(toBase64) }),
    payloads: profile.payloads.map((payload) => toInstalledPayload(payload, identities)),
    ...(profile.IsEncrypted === true && { encrypted: true as const }),
    ...lifeOf(profile, now),
    ...(PayloadDisplayName !== undefined && { displayName: PayloadDisplayName }),
    ...(PayloadOrganization !== undefined && { organization: PayloadOrganization }),
    ...(restricted !== undefined && { restrictions: dictToJson(restricted) }),
  };
}

/** A chain is no longer than that; what else a message carries is not kept. */
const mostSigners = 3;

const toBase64 = ({ der }: Certificate): string => Buffer.from(der).toString('base64');

/** When a profile goes by itself, and what lets the holder remove it before. */
function lifeOf(profile: Profile, now: number): Pick<InstalledProfile, 'removeAt' | 'removalPassword'> {
  const [removal] = payloadsOf(profile, 'com.apple.profileRemovalPassword');
  const password = stringOf(removal?.content.get('RemovalPassword'));
  const duration = numberOf(profile.content.get('DurationUntilRemoval'));
  const ends = [profile.RemovalDate?.getTime(), duration === undefined ? undefined : now + duration * 1000];
  const known = ends.filter((end) => end !== undefined);
  return {
    ...(password !== undefined && { removalPassword: digestOf(password) }),
    ...(known.length > 0 && { removeAt: Math.min(...known) }),
  };
}

/** Of a removal password, as a profile keeps it. */
export function digestOf(password: string): string {
  return createHash('sha256').update(password).digest('base64');
}

function toInstalledPayload(payload: Payload, identities?: ReadonlyMap<string, Certificate>): InstalledPayload {
  const { PayloadType = '', PayloadIdentifier = '', PayloadUUID = '', content } = payload;
  const certificate = certificatePayloadTypes.has(PayloadType)
    ? readCertificate(content.get('PayloadContent'))
    : undefined;
  const identity = identities?.get(PayloadUUID);
  const network = PayloadType === 'com.apple.wifi.managed' ? stringOf(content.get('SSID_STR')) : undefined;
  return {
    type: PayloadType,
    identifier: PayloadIdentifier,
    uuid: PayloadUUID,
    ...(network !== undefined && { network }),
    ...modeIn(PayloadType, content),
    ...layoutIn(PayloadType, content),
    ...(identity !== undefined && { identity: Buffer.from(identity.der).toString('base64') }),
    ...(certificate !== undefined && { certificate: Buffer.from(certificate).toString('base64') }),
  };
}

/** DER, or PEM in the bytes of the payload; what is neither is no certificate. */
export function readCertificate(content: PlistValue | undefined): Uint8Array | undefined {
  const bytes = dataOf(content);
  if (bytes === undefined) return undefined;
  try {
    const [der = bytes] = bytes[0] === 0x30 ? [] : fromPem(Buffer.from(bytes).toString('latin1'), 'CERTIFICATE');
    return parseCertificate(der).der;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

/** Certificates that the device trusts because an installed profile, or a declaration that holds, brought them. */
export function anchorsOf(device: AppleDevice, managedOnly = false): readonly Uint8Array[] {
  const payloads = device.state.profiles
    .filter(({ managed }) => managed || !managedOnly)
    .flatMap(({ payloads }) => payloads);
  const brought = [...payloads, ...certificatesDeclared(device)].flatMap(({ certificate = [] }) => certificate);
  return brought.map((base64) => new Uint8Array(Buffer.from(base64, 'base64')));
}

/** Certificates of the identities that installed profiles brought, beside the one that MDM uses. */
export function identitiesOf({ state }: AppleDevice, managedOnly = false): readonly Uint8Array[] {
  return state.profiles
    .filter(({ managed }) => managed || !managedOnly)
    .flatMap(({ payloads }) => payloads)
    .flatMap(({ identity }) => (identity === undefined ? [] : [new Uint8Array(Buffer.from(identity, 'base64'))]));
}

/** Profiles of the channel that the session is on: on a Shared iPad each user has its own. */
export function profilesOf(device: AppleDevice): readonly InstalledProfile[] {
  if (!device.shared || device.onBehalfOf === undefined) return device.state.profiles;
  return partitionOf(device, device.onBehalfOf.shortName)?.profiles ?? [];
}

function putProfiles(device: AppleDevice, profiles: readonly InstalledProfile[]): void {
  const partition = device.shared ? partitionOf(device, device.onBehalfOf?.shortName) : undefined;
  if (partition === undefined) device.update({ profiles });
  else putPartition(device, { ...partition, profiles });
}

/** Installs a profile in place of the one with its identifier. */
export function install(device: AppleDevice, installed: InstalledProfile): void {
  putProfiles(device, afterInstall(device.rules, profilesOf(device), installed));
}

export function remove(device: AppleDevice, identifier: string): void {
  const { rules } = device;
  const left = profilesOf(device).flatMap((profile) =>
    profile.identifier === identifier ? leftAfterRemoval(rules, profile) : [profile],
  );
  putProfiles(device, left);
}

/** Whether the holder can remove this profile in Settings, with the password that he knows. */
export function mayBeRemovedByHolder(device: AppleDevice, identifier: string): boolean {
  const { removalDisallowed = false, removalPassword } = findProfile(device, identifier) ?? {};
  const typed = digestOf(device.habits.removalPassword);
  const passwordFits = removalPassword === undefined ? undefined : removalPassword === typed;
  const disallowed = removalIsLocked(device.rules, removalDisallowed, device.supervised);
  return holderMayRemove(device.rules, { disallowed, passwordFits });
}

/** Profiles whose time is over are gone; the enrollment profile has no such end. */
export function removeExpired(device: AppleDevice): void {
  const { rules, state } = device;
  const over = state.profiles.filter(({ removeAt }) => removeAt !== undefined && isOver(rules, removeAt));
  for (const { identifier } of over) if (identifier !== state.mdm?.profileIdentifier) remove(device, identifier);
}

export function findProfile(device: AppleDevice, identifier: string): InstalledProfile | undefined {
  return profilesOf(device).find((profile) => profile.identifier === identifier);
}

function numberOf(value: PlistValue | undefined): number | undefined {
  if (value instanceof PlistReal) return value.value;
  return typeof value === 'number' ? value : undefined;
}
