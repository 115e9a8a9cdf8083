import { seconds } from '../../../protocol/base/clock.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import { clientResults } from '../../../protocol/mde2/hresults.table.js';
import { readProvisioningPackage } from '../../../protocol/provisioning-package/codec.js';
import type { ProvisioningPackage } from '../../../protocol/provisioning-package/messages.js';
import { isSealed, openPackage } from '../../../protocol/provisioning-package/seal.js';
import type { Person } from '../../person/person.js';
import { type EnrollingDevice, enrollFrom, ruleContext, type WindowsEnrollment } from '../enroll.js';
import { windowsHabits } from '../habits.js';
import { localRefusal } from '../refused.js';
import { stateOf } from '../state.js';
import { type AppliedPackage, applyPackage } from './apply.js';
import { joinByBulkToken } from './bulk-token.js';
import * as rules from './rules.js';

const step = 'ProvisioningPackage';
/** OSEdition (MS-MDE2 §2.2.9.6). */
const iotCore = 123;

/** Told as soon as it is so, because an enrollment that fails afterwards takes nothing of the package back. */
export type Keep = (applied: AppliedPackage) => void;

/**
 * Bulk enrollment: the package is opened and applied, the PC restarts a minute later, joins the directory with the package's token and enrolls (Learn,
 * "Bulk enrollment for Windows devices"). Throws EnrollmentRefused.
 */
export async function enrollByPackage(
  device: EnrollingDevice,
  entry: EnrollmentEntry,
  person: Person,
  keep: Keep,
): Promise<WindowsEnrollment> {
  const given = opened(device, entry);
  const context = ruleContext(device);
  const { model, random, clock, signal } = device.world;
  const habits = windowsHabits(model);
  const target = { osVersion: model.osVersion, edition: habits.osEdition, serial: device.record.serial, random };
  const applied = applyPackage(context, given, target);
  keep(applied);
  await clock.sleep(seconds(rules.secondsToRestart(context)), { name: 'restart', ...(signal && { signal }) });
  keep({ ...applied, restarts: 1 });
  const reachable = (joined: boolean): AppliedPackage => ({
    ...applied,
    restarts: 1,
    reachable: rules.canBeReached(context, joined, given.localAdministrator !== undefined),
  });
  keep(reachable(false));
  if (!rules.reachesNetwork(context, habits.wired, given.wifi !== undefined))
    throw localRefusal('Join', clientResults.unknownError, 'the PC has no network: none in the package, and no cable');
  if (given.directory === undefined)
    throw localRefusal('Join', clientResults.notConfigured, 'the package joins no directory');
  const deviceName = applied.deviceName ?? stateOf(device.record).deviceName;
  const join = await joinByBulkToken(device.world, given.directory, { kind: 'join', deviceName });
  keep(reachable(true));
  const named = { ...device, record: { ...device.record, state: { ...stateOf(device.record), deviceName } } };
  return enrollFrom(named, { url: join.discoveryUrl, email: '', password: '', join }, entry.method, person);
}

function opened({ world }: EnrollingDevice, { file, password, medium = 'usb' }: EnrollmentEntry): ProvisioningPackage {
  const context = { now: world.clock.now(), rules: world.rules };
  const refuse = (message: string) => localRefusal(step, clientResults.notSupported, message);
  if (!rules.takesPackages(context, world.model.osVersion)) throw refuse('this release takes no bulk enrollment');
  if (windowsHabits(world.model).osEdition === iotCore) {
    if (!rules.iotCoreTakesFrom(context, medium, windowsHabits(world.model).firstRun))
      throw refuse('IoT Core installs a package from its SD card, when it boots for the first time');
  } else if (!rules.takesFrom(context, medium, windowsHabits(world.model).firstRun))
    throw refuse(
      medium === 'usb' ? 'a USB drive is read in the first run only' : 'a folder is reached after the first run',
    );
  const bytes = new Uint8Array(Buffer.from(file ?? '', 'base64'));
  try {
    return readProvisioningPackage(isSealed(bytes) ? openPackage(bytes, password ?? '') : bytes).message;
  } catch (error) {
    if (error instanceof ProtocolError) throw refuse(error.message);
    throw error;
  }
}
