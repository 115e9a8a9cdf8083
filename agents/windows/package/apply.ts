import type { Random } from '../../../protocol/base/random.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import type { ProvisioningPackage } from '../../../protocol/provisioning-package/messages.js';
import { nameFrom } from './device-name.js';
import * as rules from './rules.js';

/** What a package has made of a PC; plain data. */
export type AppliedPackage = {
  readonly package: string;
  /** Milliseconds of the device's clock. */
  readonly appliedAt: number;
  readonly deviceName?: string;
  /** OSEdition value. */
  readonly edition: number;
  readonly sharedUse: boolean;
  readonly preinstalledSoftware: boolean;
  readonly applications: readonly string[];
  readonly certificates: readonly string[];
  readonly localAdministrator?: string;
  readonly directoryUsersAre: string;
  readonly wifi?: string;
  /** In whose name its scripts ran. */
  readonly scriptsRanAs?: string;
  readonly log: readonly PackageLogEntry[];
  readonly restarts: number;
  /** Whether anybody can sign in. */
  readonly reachable?: boolean;
};

export type PackageLogEntry = { readonly setting: string; readonly result: 'success' | 'failure' };

export interface PackageTarget {
  readonly osVersion: string;
  readonly edition: number;
  readonly serial: string;
  readonly random: Random;
}

/** Editions by the first group of a product key; a key of another kind changes nothing. */
const editionOfKey = (key: string | undefined): number | undefined => (key?.startsWith('ENT') ? 4 : undefined);

/** Applies the settings of a package, one after the other (Learn, "Provisioning packages for Windows"). */
export function applyPackage(context: RuleContext, given: ProvisioningPackage, target: PackageTarget): AppliedPackage {
  const template = rules.nameThatIsRead(context, target.osVersion, given.deviceName, given.computerName);
  const upgraded = editionOfKey(given.productKey);
  return {
    package: given.id,
    appliedAt: context.now,
    ...(template !== undefined && { deviceName: nameFrom(context, template, target.serial, target.random) }),
    edition: rules.editionAfter(context, target.edition, upgraded),
    sharedUse: rules.becomesShared(context, given.sharedUse),
    preinstalledSoftware: !rules.removesSoftware(context, given.removeSoftware),
    applications: rules.broughtAlong(context, given.applications),
    certificates: rules.broughtAlong(context, given.certificates),
    ...(given.localAdministrator && { localAdministrator: given.localAdministrator.userName }),
    directoryUsersAre: rules.rightsOfDirectoryUsers(context),
    ...(given.wifi && { wifi: given.wifi.ssid }),
    ...(given.commands.length > 0 && { scriptsRanAs: rules.scriptsRunAs(context) }),
    log: rules.packageLog(context, entriesOf(given, upgraded)),
    restarts: 0,
  };
}

function entriesOf(given: ProvisioningPackage, upgraded: number | undefined): readonly PackageLogEntry[] {
  const entry = (setting: string, present: boolean, result: PackageLogEntry['result'] = 'success') =>
    present ? [{ setting, result }] : [];
  return [
    ...entry('DevDetail/DNSComputerName', given.deviceName !== undefined),
    ...entry('ConnectivityProfiles/WLAN', given.wifi !== undefined),
    ...entry('SharedPC/EnableSharedPCMode', given.sharedUse),
    ...entry('CleanPC', given.removeSoftware),
    ...entry('Accounts/Azure', given.directory !== undefined),
    ...entry('Accounts/Users', given.localAdministrator !== undefined),
    ...entry('EditionUpgrade', given.productKey !== undefined, upgraded === undefined ? 'failure' : 'success'),
  ];
}
