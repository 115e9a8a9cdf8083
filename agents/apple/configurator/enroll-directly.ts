import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { Person } from '../../person/person.js';
import { type AppleDevice, EnrollmentStopped, refuse } from '../device.js';
import { enrollWithProfile } from '../enroll-with-profile.js';
import { asksHolder, takesProfile } from './rules.js';

/** What the holder of an unsupervised device says yes to, in this order (Apple Support, "Install a configuration profile"). */
const prompts = ['Unlock', 'Install', 'Passcode', 'Warning', 'Remote Management'] as const;

/** A profile that Apple Configurator adds over the cable to a device that is in use. Throws EnrollmentStopped. */
export async function enrollDirectly(
  device: AppleDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<EnrollmentOutcome> {
  const message = 'the device is not set up';
  if (!takesProfile(device.rules, device.state.hello !== true))
    refuse({ form: 'local', code: 'NOT_SET_UP', message, step: 'AddProfile' });
  const step = prompts.find((prompt) => prompt === person.givesUpAt);
  if (step !== undefined && asksHolder(device.rules, device.supervised))
    throw new EnrollmentStopped({ kind: 'abandoned', step });
  return enrollWithProfile(device, entry, person);
}
