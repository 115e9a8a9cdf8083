import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { Deed } from '../deeds.js';
import { updateMac } from './mac-state.js';
import { enrollsLater, renewsEnrollment } from './rules.js';

const done: DeedOutcome = Object.freeze({ kind: 'done' });
const refused = (message: string): DeedOutcome => ({ kind: 'refused', message });

function outcomeOf(outcome: EnrollmentOutcome): DeedOutcome {
  if (outcome.kind === 'enrolled') return done;
  return refused(outcome.kind === 'refused' ? outcome.refusal.message : `given up at ${outcome.step}`);
}

/** The user approves the profile that waits in the settings. */
const approveProfile: Deed = async ({ device, enroll }) => {
  const { waiting } = device.state.mac ?? {};
  if (waiting === undefined) return refused('no profile waits for approval');
  updateMac(device, { waiting: undefined });
  return outcomeOf(await enroll({ ...waiting.entry, file: waiting.profile }));
};

/** Somebody downloads a profile, or brings it on a disk: it lies on the Mac under a name. */
const downloadProfile: Deed = async ({ device, details: { url, name } }) => {
  const { transport, signal } = device.world;
  const step = 'Download';
  const response = await transport.send({ step, method: 'GET', url: String(url), ...(signal && { signal }) });
  if (response.status !== 200) return refused(`status ${response.status}`);
  const files = { ...device.state.mac?.files, [String(name)]: Buffer.from(response.body).toString('base64') };
  updateMac(device, { files });
  return done;
};

/** Somebody opens a profile that lies on the Mac. */
const openProfile: Deed = async ({ device, details: { name }, enroll }) => {
  const file = device.state.mac?.files?.[String(name)];
  if (file === undefined) return refused(`there is no file ${String(name)}`);
  return outcomeOf(await enroll({ platform: 'macos', method: 'macos-direct', file }));
};

/** Setup Assistant comes to its end while the Mac belongs to nobody but its user. */
const finishSetUp: Deed = ({ device }) => {
  device.update({ inUse: true });
  updateMac(device, { secureTokenUser: true });
  return done;
};

/** `profiles renew -type enrollment`: a Mac that is set up asks for its configuration all the same (profiles(1)). */
const renewEnrollment: Deed = async ({ device, details, enroll }) => {
  if (!enrollsLater(device.rules)) return refused('only Setup Assistant enrolls this Mac');
  if (!renewsEnrollment(device.rules, device.osVersion, details.account === 'administrator'))
    return refused('profiles: unknown command, or no administrator');
  device.update({ inUse: undefined });
  const outcome = await enroll(details.entry as JsonObject as unknown as EnrollmentEntry);
  if (outcome.kind !== 'enrolled') device.update({ inUse: true });
  return outcomeOf(outcome);
};

/** `profiles remove` in Terminal, by an administrator. */
const removeInTerminal: Deed = async ({ unenroll }) => {
  const { kind, message = '' } = await unenroll();
  return kind === 'unenrolled' ? done : refused(message);
};

/** How people bring a Mac under management and out of it, beside Setup Assistant and the portal. */
export const enrollmentDeeds: Readonly<Record<string, Deed>> = {
  'approve profile': approveProfile,
  'download profile': downloadProfile,
  'open profile': openProfile,
  'finish Setup Assistant': finishSetUp,
  'renew enrollment': renewEnrollment,
  'remove profile in Terminal': removeInTerminal,
};
