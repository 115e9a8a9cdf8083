/** Where an extra may be given: the JSON of a QR code or of zero-touch, or the Properties text of an NFC record. */
export type Carrier = 'qr' | 'zero-touch' | 'kme' | 'nfc' | 'intent';

/** `bundle` is a nested object that nobody but the DPC reads; `flags` is an int of which only some values are legal. */
export type ExtraType =
  | 'component'
  | 'string'
  | 'bool'
  | 'int'
  | 'long'
  | 'checksum'
  | 'locale'
  | 'flags'
  | 'bundle'
  | 'disclaimers';

export interface ProvisioningExtra {
  /** Follows `android.app.extra.PROVISIONING_`. */
  readonly suffix: string;
  readonly type: ExtraType;
  /** Follows `a.a.e.`: the form that fits small NFC tags. Absent where AOSP 13 has none. */
  readonly short?: string;
  /** Carriers in which it is read and has no effect. */
  readonly ignoredBy?: readonly Carrier[];
  /** What holds beyond the type. */
  readonly rule?: string;
}

export const extraPrefix = 'android.app.extra.PROVISIONING_';
export const shortExtraPrefix = 'a.a.e.';

/**
 * The provisioning extras of AOSP ManagedProvisioning at Android 13 (ExtrasProvisioningDataParser, PropertiesProvisioningDataParser) with
 * the constants of android.app.admin.DevicePolicyManager.
 */
export const provisioningExtras = [
  {
    suffix: 'DEVICE_ADMIN_COMPONENT_NAME',
    type: 'component',
    short: 'PDACN',
    rule: 'this or the package name is mandatory',
  },
  {
    suffix: 'DEVICE_ADMIN_PACKAGE_NAME',
    type: 'string',
    short: 'PDAPN',
    rule: 'deprecated; mandatory without a component',
  },
  {
    suffix: 'DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION',
    type: 'string',
    short: 'PDAPDL',
    rule: 'not empty; needs a checksum',
  },
  {
    suffix: 'DEVICE_ADMIN_PACKAGE_CHECKSUM',
    type: 'checksum',
    short: 'PDAPC',
    rule: 'SHA-256 of the APK; wins over the other',
  },
  {
    suffix: 'DEVICE_ADMIN_SIGNATURE_CHECKSUM',
    type: 'checksum',
    short: 'PDASC',
    rule: 'SHA-256 of a signer certificate',
  },
  { suffix: 'DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER', type: 'string', short: 'PDAPDCH' },
  { suffix: 'DEVICE_ADMIN_MINIMUM_VERSION_CODE', type: 'int', short: 'PDAMVC' },
  { suffix: 'WIFI_SSID', type: 'string', short: 'PWS', rule: 'without it the Wi-Fi block is ignored' },
  { suffix: 'WIFI_HIDDEN', type: 'bool', short: 'PWH' },
  { suffix: 'WIFI_SECURITY_TYPE', type: 'string', short: 'PWST', rule: 'NONE, WPA, WEP or EAP' },
  { suffix: 'WIFI_PASSWORD', type: 'string', short: 'PWP' },
  { suffix: 'WIFI_EAP_METHOD', type: 'string', short: 'PWEM' },
  { suffix: 'WIFI_PHASE2_AUTH', type: 'string', short: 'PWPA' },
  { suffix: 'WIFI_CA_CERTIFICATE', type: 'string', short: 'PWCC' },
  { suffix: 'WIFI_USER_CERTIFICATE', type: 'string', short: 'PWUC' },
  { suffix: 'WIFI_IDENTITY', type: 'string', short: 'PWI' },
  { suffix: 'WIFI_ANONYMOUS_IDENTITY', type: 'string', short: 'PWAI' },
  { suffix: 'WIFI_DOMAIN', type: 'string', short: 'PWD' },
  { suffix: 'WIFI_PROXY_HOST', type: 'string', short: 'PWPH' },
  { suffix: 'WIFI_PROXY_PORT', type: 'int', short: 'PWPRP' },
  { suffix: 'WIFI_PROXY_BYPASS', type: 'string', short: 'PWPB' },
  { suffix: 'WIFI_PAC_URL', type: 'string', short: 'PWPU' },
  { suffix: 'USE_MOBILE_DATA', type: 'bool', short: 'PUMD', rule: 'counts only without a Wi-Fi block' },
  { suffix: 'ADMIN_EXTRAS_BUNDLE', type: 'bundle', short: 'PAEB', rule: 'passed to the DPC untouched' },
  { suffix: 'LEAVE_ALL_SYSTEM_APPS_ENABLED', type: 'bool', short: 'PLASAE' },
  { suffix: 'SKIP_ENCRYPTION', type: 'bool', short: 'PSE' },
  { suffix: 'SKIP_EDUCATION_SCREENS', type: 'bool', short: 'PSES', ignoredBy: ['qr', 'zero-touch', 'nfc'] },
  { suffix: 'SENSORS_PERMISSION_GRANT_OPT_OUT', type: 'bool' },
  { suffix: 'KEEP_ACCOUNT_ON_MIGRATION', type: 'bool', short: 'PKAOM' },
  { suffix: 'SKIP_OWNERSHIP_DISCLAIMER', type: 'bool' },
  { suffix: 'RETURN_BEFORE_POLICY_COMPLIANCE', type: 'bool', rule: 'true when absent' },
  { suffix: 'LOCALE', type: 'locale', short: 'PL', rule: 'language, or language_COUNTRY' },
  { suffix: 'TIME_ZONE', type: 'string', short: 'PTZ' },
  { suffix: 'LOCAL_TIME', type: 'long', short: 'PLT' },
  { suffix: 'SUPPORTED_MODES', type: 'flags', ignoredBy: ['nfc'], rule: '1, 2, 3 or 4; 1 when absent' },
  { suffix: 'ORGANIZATION_NAME', type: 'string', short: 'PON' },
  { suffix: 'SUPPORT_URL', type: 'string', short: 'PSU' },
  { suffix: 'LOGO_URI', type: 'string', short: 'PLU', ignoredBy: ['qr', 'zero-touch', 'nfc'] },
  { suffix: 'DISCLAIMERS', type: 'disclaimers', short: 'PD', ignoredBy: ['nfc'] },
] as const satisfies readonly ProvisioningExtra[];

export type ExtraSuffix = (typeof provisioningExtras)[number]['suffix'];

/** The full key of an extra: `extraKey('WIFI_SSID')`. */
export function extraKey(suffix: ExtraSuffix): string {
  return extraPrefix + suffix;
}

/** The name under which the reference server puts its enrollment token into the admin extras bundle. Ours: every DPC chooses its own. */
export const enrollmentTokenExtra = 'test.muster.dpc.EXTRA_ENROLLMENT_TOKEN';
/** The name under which the reference server puts the address of its enrollment service into the admin extras bundle. Ours. */
export const enrollmentServiceExtra = 'test.muster.dpc.EXTRA_ENROLLMENT_SERVICE_URL';
/** Name under which a resolved token says what it enrolls: a method of the catalog's vocabulary. A real DPC learns it from its server. */
export const enrollmentMethodExtra = 'test.muster.dpc.EXTRA_ENROLLMENT_METHOD';

/** The name under which the reference server puts the address where the device's user signs in before the device enrolls. Ours. */
export const signInExtra = 'test.muster.dpc.EXTRA_SIGN_IN_URL';

/** Legal values of SUPPORTED_MODES (DevicePolicyManager: FLAG_SUPPORTED_MODES_ORGANIZATION_OWNED 1, _PERSONALLY_OWNED 2, _DEVICE_OWNER 4). */
export const supportedModeFlags = {
  'organization-owned': 1,
  'personally-owned': 2,
  'organization-and-personally-owned': 3,
  'device-owner': 4,
} as const;
