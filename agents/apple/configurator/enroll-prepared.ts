import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { DepProfile } from '../../../protocol/dep/profile.js';
import type { Person } from '../../person/person.js';
import { setUpBy } from '../ade/enroll-automatically.js';
import { erase } from '../commands/power.js';
import { type AppleDevice, EnrollmentStopped, refuse } from '../device.js';
import { contentAfterPreparation, enrollsWhen, mayBeActivated, supervisedAsChosen } from './rules.js';

/**
 * Enrollment in Setup Assistant after Apple Configurator prepared the device by hand: it is erased, told of its server, supervised or not, and set up by
 * whoever turns it on (Apple Configurator User Guide, "Prepare devices manually"). Throws EnrollmentStopped.
 */
export async function enrollPrepared(
  device: AppleDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<EnrollmentOutcome> {
  const configuration = prepare(device, entry);
  const turnedOn = enrollsWhen(device.rules) === 'prepared' ? willing(person) : person;
  turnOn(turnedOn);
  return setUpBy(
    device,
    configuration,
    turnedOn,
    supervisedAsChosen(device.rules, device.habits.preparation.supervised),
  );
}

/** What is chosen in Apple Configurator, as far as the device hears of it. */
function prepare(device: AppleDevice, { url }: EnrollmentEntry): DepProfile {
  const step = 'Prepare';
  if (url === undefined) refuse({ form: 'local', code: 'NO_ADDRESS', message: 'no enrollment URL was given', step });
  const { hidden, organization } = device.habits.preparation;
  const content = contentAfterPreparation(device.rules, device.state.content);
  erase(device);
  device.update({ content });
  if (!mayBeActivated(device.rules, device.habits.appleAccount))
    refuse({ form: 'local', code: 'ACTIVATION_LOCKED', message: 'an Apple Account still has this device', step });
  return { profile_name: organization, url, skip_setup_items: [...hidden], department: organization };
}

function willing({ givesUpAt: _, ...person }: Person): Person {
  return person;
}

/** The device is handed out turned off. */
function turnOn({ givesUpAt }: Person): void {
  const step = 'Turn on';
  if (givesUpAt === step) throw new EnrollmentStopped({ kind: 'abandoned', step });
}
