import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import { type AppleDevice, EnrollmentStopped, refuse } from '../device.js';
import { installsByHand } from './rules.js';

/** What the settings ask before they install a profile that somebody opened (Apple Support, "Install configuration profiles on Mac"). */
const questions: readonly string[] = ['Install profile', 'Confirm installation'];

/** Direct enrollment: both questions are answered, and then an administrator's name and password are given. Throws EnrollmentStopped. */
export function confirmInstallation({ rules, habits }: AppleDevice, { method }: EnrollmentEntry, person: Person): void {
  if (method !== 'macos-direct') return;
  const at = questions.indexOf(person.givesUpAt ?? '');
  const confirmed = at === -1 ? questions.length : at;
  if (installsByHand(rules, confirmed, habits.administrator)) return;
  const step = questions[confirmed];
  if (step !== undefined) throw new EnrollmentStopped({ kind: 'abandoned', step });
  refuse({
    form: 'local',
    code: 'NO_ADMINISTRATOR',
    message: 'an administrator has to allow this',
    step: 'InstallProfile',
  });
}
