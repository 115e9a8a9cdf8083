import { createHash } from 'node:crypto';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../../protocol/base/evidence.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import type { DepProfile } from '../../../protocol/dep/profile.js';
import type { Person } from '../../person/person.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { installable, manage } from '../enroll-with-profile.js';
import { fetchProfile } from '../fetch-profile.js';
import { returnsWithApps, waitsOnReturn } from '../return-to-service/preservation-rules.js';
import { panesOnReturn } from '../return-to-service/rules.js';
import { panesAfterActivation } from '../shared-ipad/rules.js';
import { becomesShared } from '../shared-ipad/set-up.js';
import { activate } from './activation.js';
import { fetchAutomatically } from './fetch-automatically.js';
import { isSupervised, mayDecline, pairsWith, waitsForConfiguration, whoManages } from './rules.js';
import { panesBefore, panesFor } from './setup-panes.js';

const methods: ReadonlySet<Method> = new Set<Method>(['ios-ade', 'ios-ade-shared-ipad', 'ios-asm', 'macos-ade']);

/** Whether the device is turned on for the first time and finds its way to the server by its serial number. */
export const isAutomatic = ({ method }: Pick<EnrollmentEntry, 'method'>): boolean => methods.has(method);

/**
 * Automated Device Enrollment, within Setup Assistant (Apple: "Device Assignment", "Automated Device Enrollment"). A step that does not succeed
 * throws EnrollmentStopped with its outcome, and the device is as new as before.
 */
export async function enrollAutomatically(
  device: AppleDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<EnrollmentOutcome> {
  const configuration = await activate(device, entry);
  if (entry.url !== undefined) device.update({ activation: entry.url });
  return setUpBy(device, configuration, person, undefined, entry);
}

/** Setup Assistant with a configuration of the organisation; `supervised` where that is not the configuration's to say. */
export async function setUpBy(
  device: AppleDevice,
  configuration: DepProfile,
  person: Person,
  supervised?: boolean,
  handed?: EnrollmentEntry,
): Promise<EnrollmentOutcome> {
  remoteManagement(device, configuration, person);
  const profile =
    handed?.file === undefined
      ? await fetchAutomatically(device, configuration, person)
      : await fetchProfile(device, handed, person);
  const payloads = installable(device, profile, person);
  beginSetUp(device, configuration, supervised);
  try {
    return await manage(device, profile, payloads, person);
  } catch (error) {
    device.update({ setup: undefined, awaiting: undefined });
    throw error;
  }
}

/** The pane that says who will manage the device. Who wants to go on without that does, where the pane lets them; otherwise the set-up ends here. */
function remoteManagement(device: AppleDevice, { is_mandatory = false }: DepProfile, { givesUpAt }: Person): void {
  const step = 'Remote Management';
  if (givesUpAt === step) throw new EnrollmentStopped({ kind: 'abandoned', step });
  if (givesUpAt !== 'Decline Remote Management') return;
  if (mayDecline(device.rules, device.family, device.osVersion, is_mandatory)) device.update({ inUse: true });
  throw new EnrollmentStopped({ kind: 'abandoned', step: givesUpAt });
}

/** From here on the device is the organisation's, until it is erased. */
function beginSetUp(device: AppleDevice, configuration: DepProfile, supervised: boolean | undefined): void {
  const { is_mdm_removable, await_device_configured, is_return_to_service, profile_uuid } = configuration;
  const shared = becomesShared(device, configuration.is_multi_user);
  const returns = returnsWithApps(device.rules, is_return_to_service === true, device.family, device.osVersion);
  device.update({
    setup: {
      supervised:
        supervised ?? isSupervised(device.rules, device.family, configuration.is_supervised, device.osVersion),
      ...(profile_uuid !== undefined && { profile: profile_uuid }),
      removable: is_mdm_removable ?? true,
      before: panesBefore(device, configuration),
      panes: panesOnReturn(
        device.rules,
        device.unattended,
        panesAfterActivation(device.rules, shared, panesFor(device, configuration)),
      ),
      ...(shared && { multiUser: true as const }),
      ...(returns && { returnsToService: true as const }),
      pairing: pairsWith(device.rules, configuration.allow_pairing, hostsOf(configuration)),
      ...whoManages(device.rules, configuration.department, configuration.support_phone_number),
    },
    ...(waitsForConfiguration(device.rules, waitsOnReturn(device.rules, await_device_configured, returns)) && {
      awaiting: true as const,
    }),
  });
}

/** SHA-256 of the certificates of computers that may pair, whatever allow_pairing says (base64 of DER in supervising_host_certs). */
function hostsOf({ supervising_host_certs = [] }: DepProfile): readonly string[] {
  return supervising_host_certs.map((der) => createHash('sha256').update(Buffer.from(der, 'base64')).digest('hex'));
}
