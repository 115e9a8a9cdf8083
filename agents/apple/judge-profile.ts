import type { ErrorChainItem } from '../../protocol/apple/command.js';
import { errorItem } from '../../protocol/apple/errors.table.js';
import { identityPayloadTypes } from '../../protocol/apple/payload-types.table.js';
import {
  type MdmPayload,
  misfitsInPayloads,
  type Payload,
  type Profile,
  payloadsOf,
  type ReceivedProfile,
  readMdmPayload,
  saysTwins,
} from '../../protocol/apple/profile.js';
import type { Decoded, Finding } from '../../protocol/base/finding.js';
import type { AppleDevice } from './device.js';
import { signatureAccepted, userEnrollmentIsSound } from './device-rules.js';
import { payloadIsSound } from './message-rules.js';
import { objectionToShape } from './objection-to-shape.js';
import { objectionToAnother } from './only-payloads.js';
import { payloadReferences } from './payload-references.js';
import { referencesResolve, targetFits } from './profile-rules.js';
import { unsignedIsTaken } from './profile-shape-rules.js';
import { readRestrictions } from './restrictions/read-restrictions.js';
import { passesOverUnknown, valuesFit } from './restrictions/rules.js';

/** An MDM payload with everything a device cannot do without, and the payload that gives it its identity. */
export interface EnrollmentPayloads {
  readonly mdm: MdmPayload & Required<Pick<MdmPayload, 'Topic' | 'ServerURL' | 'IdentityCertificateUUID'>>;
  readonly identity: Payload;
}

/** Why a device does not install this profile at all; undefined when it does. The item is what it would report. */
export function objectionToProfile(
  device: AppleDevice,
  { message: { profile, signature }, findings }: Decoded<ReceivedProfile>,
): ErrorChainItem | undefined {
  if (signature !== undefined && !signatureAccepted(device.rules, signature.valid))
    return errorItem('profileSignature', describe(signature.findings));
  if (!unsignedIsTaken(device.rules, signature !== undefined)) return errorItem('profileSignature', 'there is none');
  const broken = findings.filter((found) => breaksSchema(found) && !saysTwins(found));
  if (broken.length > 0) return errorItem('profileMalformed', describe(broken));
  const misshapen = objectionToShape(device, profile) ?? objectionToAnother(device, profile);
  if (misshapen !== undefined) return misshapen;
  if (!targetFits(device.rules, profile.TargetDeviceType ?? 0, device.family === 'ios' ? 1 : 5))
    return errorItem('installFailed', 'it is for another kind of device');
  if (!referencesResolve(device.rules, payloadReferences(profile)))
    return errorItem('profileMalformed', 'a payload names another one that is not in the profile');
  const [mdm] = payloadsOf(profile, 'com.apple.mdm');
  return mdm === undefined || userEnrollmentIsSound(device.rules, readMdmPayload(mdm).message)
    ? objectionToRestrictions(device, profile)
    : errorItem('profileMalformed', 'User Enrollment needs AssignedManagedAppleID and no AccessRights');
}

/** iOS refuses a value that does not fit its key; macOS leaves the key out. What nobody knows is passed over by both. */
function objectionToRestrictions(device: AppleDevice, profile: Profile): ErrorChainItem | undefined {
  const findings = [...readRestrictions(profile).findings, ...misfitsInPayloads(profile)];
  device.remark(findings);
  const misfits = device.family === 'ios' ? findings.filter(breaksSchema) : [];
  if (!valuesFit(device.rules, misfits.length === 0)) return errorItem('payloadField', describe(misfits));
  const unknown = findings.filter(({ severity }) => severity === 'warn');
  return passesOverUnknown(device.rules, unknown.length) ? undefined : errorItem('payloadField', describe(unknown));
}

/** The payloads that an enrollment needs, or why the profile enrolls nobody. */
export function enrollmentPayloads(
  { rules }: Pick<AppleDevice, 'rules'>,
  { profile }: ReceivedProfile,
): EnrollmentPayloads | ErrorChainItem {
  const [first, second] = payloadsOf(profile, 'com.apple.mdm');
  if (first === undefined) return errorItem('profileMalformed', 'it has no MDM payload');
  if (second !== undefined) return errorItem('profileMalformed', 'it has more than one MDM payload');
  const { message, findings } = readMdmPayload(first);
  const broken = findings.filter(breaksSchema);
  if (!payloadIsSound(rules, broken.length === 0)) return errorItem('profileMalformed', describe(broken));
  const { Topic, ServerURL, IdentityCertificateUUID } = message;
  if (Topic === undefined || ServerURL === undefined || IdentityCertificateUUID === undefined)
    return errorItem('profileMalformed', 'the MDM payload lacks a required key');
  const identity = profile.payloads.find(({ PayloadUUID }) => PayloadUUID === IdentityCertificateUUID);
  if (identity === undefined || !identityPayloadTypes.has(identity.PayloadType ?? ''))
    return errorItem('profileMalformed', 'IdentityCertificateUUID names no identity payload of the profile');
  return { mdm: { ...message, Topic, ServerURL, IdentityCertificateUUID }, identity };
}

function breaksSchema({ severity, section }: Finding): boolean {
  return severity === 'fail' && section?.document === 'apple/device-management';
}

function describe(findings: readonly Finding[]): string {
  return findings
    .map(({ expected, received, place = '' }) => `${place} ${expected}, not ${received}`.trim())
    .join('; ');
}
