/**
 * What a Windows provisioning package holds, as its customizations file says it (Learn, "Windows Configuration Designer reference").
 * The simulated package is that file; a real one wraps it in a container of its own.
 */
export interface ProvisioningPackage {
  /** GUID. */
  readonly id: string;
  readonly name: string;
  /** DevDetail/DNSComputerName: a template with `%SERIAL%` and `%RAND:x%`. */
  readonly deviceName?: string;
  /** Accounts/ComputerAccount/ComputerName: the name for releases that do not read DNSComputerName. */
  readonly computerName?: string;
  /** Accounts/Azure: where the directory is, and the bulk token (BPRT). */
  readonly directory?: { readonly authority: string; readonly bulkToken: string };
  /** Accounts/Users: a local administrator. */
  readonly localAdministrator?: { readonly userName: string; readonly password: string };
  readonly wifi?: WifiNetwork;
  /** EditionUpgrade/UpgradeEditionWithProductKey. */
  readonly productKey?: string;
  readonly sharedUse: boolean;
  /** CleanPC: pre-installed software goes, and user data with it. */
  readonly removeSoftware: boolean;
  /** Names of packages. */
  readonly applications: readonly string[];
  /** Names of root certificates. */
  readonly certificates: readonly string[];
  /** ProvisioningCommands/DeviceContext. */
  readonly commands: readonly string[];
}

export interface WifiNetwork {
  readonly ssid: string;
  readonly type: 'Open' | 'WPA2-Personal';
  readonly key?: string;
}

export const wifiTypes: readonly WifiNetwork['type'][] = ['Open', 'WPA2-Personal'];
