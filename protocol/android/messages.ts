import type { JsonObject } from '../base/vocabulary.js';

/** `pkg/cls` as Android's ComponentName writes it; a class that begins with a dot lies in the package. */
export interface ComponentName {
  readonly packageName: string;
  /** Fully qualified. */
  readonly className: string;
}

/** Where the device gets the DPC and how it knows it is the right one (AOSP ManagedProvisioning, PackageDownloadInfo). */
export interface PackageDownload {
  readonly location: string;
  readonly cookieHeader?: string;
  readonly minimumVersionCode?: number;
  /** What is compared: the package checksum wins when a payload carries both. */
  readonly checksum: { readonly of: 'package' | 'signature'; readonly sha256: Uint8Array };
}

export const wifiSecurityTypes = ['NONE', 'WPA', 'WEP', 'EAP'] as const;
export type WifiSecurityType = (typeof wifiSecurityTypes)[number];

/** The Wi-Fi block; absent without an SSID, whatever else is given (AOSP ManagedProvisioning, WifiInfo). */
export interface WifiInfo {
  readonly ssid: string;
  readonly hidden: boolean;
  readonly securityType: WifiSecurityType;
  readonly password?: string;
  readonly eapMethod?: string;
  readonly phase2Auth?: string;
  readonly caCertificate?: string;
  readonly userCertificate?: string;
  readonly identity?: string;
  readonly anonymousIdentity?: string;
  readonly domain?: string;
  readonly proxyHost?: string;
  readonly proxyPort?: number;
  readonly proxyBypass?: string;
  readonly pacUrl?: string;
}

/**
 * What every way of starting Android provisioning ends in, whether it came by QR code, link or another carrier:
 * AOSP ManagedProvisioning, ProvisioningParams.
 */
export interface ProvisioningParams {
  readonly deviceAdmin: { readonly packageName: string; readonly component?: ComponentName };
  readonly download?: PackageDownload;
  readonly wifi?: WifiInfo;
  /** Counts only when there is no Wi-Fi block. */
  readonly useMobileData: boolean;
  /** The DPC's own: passed on untouched. */
  readonly adminExtras: JsonObject;
  readonly supportedModes: SupportedModes;
  readonly leaveAllSystemAppsEnabled: boolean;
  readonly skipEncryption: boolean;
  readonly sensorsPermissionGrantOptOut: boolean;
  readonly keepAccountOnMigration: boolean;
  readonly skipOwnershipDisclaimer: boolean;
  readonly returnBeforePolicyCompliance: boolean;
  readonly locale?: string;
  readonly timeZone?: string;
  /** Milliseconds since the epoch. */
  readonly localTime?: number;
  readonly organizationName?: string;
  readonly supportUrl?: string;
  readonly logoUri?: string;
  readonly disclaimers: readonly { readonly header: string; readonly content: string }[];
}

/** What `EXTRA_PROVISIONING_SUPPORTED_MODES` may say (DevicePolicyManager, FLAG_SUPPORTED_MODES_*). */
export type SupportedModes =
  | 'organization-owned'
  | 'personally-owned'
  | 'organization-and-personally-owned'
  | 'device-owner';

/** Why a payload cannot be provisioned; the device shows an error and, on an organization-owned device, resets. */
export interface ProvisioningRefusal {
  /** Error of AOSP ManagedProvisioning's IllegalProvisioningArgumentException. */
  readonly code: 'unreadable' | 'invalid-type' | 'invalid-parameter' | 'missing-parameter' | 'invalid-locale';
  readonly key?: string;
  readonly message: string;
}

/** What reading a payload gives: parameters, or the reason why AOSP refuses them. */
export type ProvisioningReading =
  | { readonly kind: 'params'; readonly params: ProvisioningParams }
  | { readonly kind: 'refused'; readonly refusal: ProvisioningRefusal };
