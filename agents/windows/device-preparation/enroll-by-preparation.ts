import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import { type AutopilotRun, profileFor, setUpByProfile } from '../autopilot/enroll-by-autopilot.js';
import { hardwareHashes } from '../autopilot/hardware.js';
import { directoryOfDomain } from '../company-portal-app.js';
import { joinDirectory } from '../directory-join.js';
import { type EnrollingDevice, enrollFrom, newcomer, ruleContext, type WindowsEnrollment } from '../enroll.js';
import { EnrollmentRefused } from '../refused.js';
import { obeysProfile } from './rules.js';

/**
 * The first run of a PC that nobody registered (Learn, "Windows Autopilot device preparation user-driven Microsoft Entra join", process): ask whether a
 * profile waits for it all the same; if not, its user signs in, and it is joined and enrolled. What it is prepared with comes in its first sessions.
 * Throws EnrollmentRefused, EnrollmentAbandoned.
 */
export async function enrollByPreparation(
  device: EnrollingDevice,
  entry: EnrollmentEntry,
  person: Person,
  keep: (run: AutopilotRun) => void,
): Promise<WindowsEnrollment> {
  const profile = await profileOrNone(device, entry);
  if (profile !== undefined && obeysProfile(ruleContext(device), true))
    return setUpByProfile(device, { ...entry, method: 'windows-autopilot-user-driven' }, { profile, person, keep });
  const who = { ...person, upn: entry.username ?? person.upn, password: entry.password ?? person.password };
  const { now: hardwareHash } = hardwareHashes(device.record, device.world.model);
  const visit = { url: directoryOfDomain(who.upn), kind: 'join' as const, ...newcomer(device), hardwareHash };
  const join = await joinDirectory(device.world, visit, who);
  const begin = { url: join.discoveryUrl, email: who.upn, password: '', join };
  return { ...(await enrollFrom(device, begin, entry.method, person)), agentLater: true };
}

/** The service answers a PC that it does not know with 404. */
async function profileOrNone(device: EnrollingDevice, entry: EnrollmentEntry) {
  try {
    return await profileFor(device, entry);
  } catch (error) {
    if (error instanceof EnrollmentRefused && error.refusal.code === '0x80190194') return undefined;
    throw error;
  }
}
