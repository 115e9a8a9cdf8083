import type { Random } from '../../../protocol/base/random.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import { writeProvisioningPackage } from '../../../protocol/provisioning-package/codec.js';
import {
  type ProvisioningPackage,
  type WifiNetwork,
  wifiTypes,
} from '../../../protocol/provisioning-package/messages.js';
import { sealPackage } from '../../../protocol/provisioning-package/seal.js';
import { objectionToTemplate } from './device-name.js';
import { directoryIsComplete, objectionToWifi, passwordIsAllowed } from './rules.js';

/** What the author of a package types into the designer. */
export interface PackageWishes {
  readonly name: string;
  readonly deviceName?: string;
  readonly computerName?: string;
  /** `Enroll in Azure AD`. */
  readonly directory?: { readonly authority: string; readonly bulkToken?: string; readonly expires?: string };
  readonly localAdministrator?: { readonly userName: string; readonly password: string };
  readonly wifi?: { readonly ssid: string; readonly type: string; readonly key?: string };
  readonly productKey?: string;
  readonly sharedUse?: boolean;
  readonly removeSoftware?: boolean;
  readonly applications?: readonly string[];
  readonly certificates?: readonly string[];
  readonly commands?: readonly string[];
  readonly password?: string;
}

/** The designer does not build this package. */
export class PackageRejected extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PackageRejected';
  }
}

/** Builds a package, sealed where a password was given (Learn, "Windows Configuration Designer"). Throws PackageRejected. */
export function buildPackage(context: RuleContext, wishes: PackageWishes, random: Random): Uint8Array {
  const objection = objectionTo(context, wishes);
  if (objection !== undefined) throw new PackageRejected(objection);
  const bytes = writeProvisioningPackage(packageOf(wishes, random.fork('id').uuid()));
  return wishes.password === undefined ? bytes : sealPackage(bytes, wishes.password, random.fork('seal').bytes(28));
}

function objectionTo(
  context: RuleContext,
  { deviceName, wifi, directory, password }: PackageWishes,
): string | undefined {
  const name = deviceName === undefined ? undefined : objectionToTemplate(context, deviceName);
  const network =
    wifi &&
    objectionToWifi(
      context,
      wifi.ssid,
      wifiTypes.some((type) => type === wifi.type),
    );
  const complete =
    directory === undefined ||
    directoryIsComplete(context, directory.bulkToken !== undefined, directory.expires !== undefined);
  if (name ?? network) return name ?? network;
  if (!complete) return 'Enroll in Azure AD needs Bulk Token Expiry and Bulk AAD Token';
  if (password !== undefined && !passwordIsAllowed(context, password.length))
    return `the password has ${password.length} characters, 8 to 16 are allowed`;
  return undefined;
}

function packageOf(
  { directory, wifi, password: _password, ...wishes }: PackageWishes,
  id: string,
): ProvisioningPackage {
  const { authority, bulkToken } = directory ?? {};
  return {
    sharedUse: false,
    removeSoftware: false,
    applications: [],
    certificates: [],
    commands: [],
    ...wishes,
    id,
    ...(authority !== undefined && bulkToken !== undefined && { directory: { authority, bulkToken } }),
    ...(wifi && { wifi: { ...wifi, type: wifi.type as WifiNetwork['type'] } }),
  };
}
