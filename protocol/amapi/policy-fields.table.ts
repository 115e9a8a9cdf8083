/** Fields of a policy that forbid something, and the user restriction that a device sets for each (Android Management API, Policy; UserManager). */
export const restrictionFields = {
  addUserDisabled: 'no_add_user',
  adjustVolumeDisabled: 'no_adjust_volume',
  bluetoothDisabled: 'no_bluetooth',
  bluetoothConfigDisabled: 'no_config_bluetooth',
  cellBroadcastsConfigDisabled: 'no_config_cell_broadcasts',
  createWindowsDisabled: 'no_create_windows',
  credentialsConfigDisabled: 'no_config_credentials',
  dataRoamingDisabled: 'no_data_roaming',
  factoryResetDisabled: 'no_factory_reset',
  funDisabled: 'no_fun',
  installAppsDisabled: 'no_install_apps',
  mobileNetworksConfigDisabled: 'no_config_mobile_networks',
  modifyAccountsDisabled: 'no_modify_accounts',
  mountPhysicalMediaDisabled: 'no_physical_media',
  networkResetDisabled: 'no_network_reset',
  outgoingBeamDisabled: 'no_outgoing_beam',
  outgoingCallsDisabled: 'no_outgoing_calls',
  removeUserDisabled: 'no_remove_user',
  safeBootDisabled: 'no_safe_boot',
  setUserIconDisabled: 'no_set_user_icon',
  setWallpaperDisabled: 'no_set_wallpaper',
  shareLocationDisabled: 'no_share_location',
  smsDisabled: 'no_sms',
  tetheringConfigDisabled: 'no_config_tethering',
  uninstallAppsDisabled: 'no_uninstall_apps',
  unmuteMicrophoneDisabled: 'no_unmute_microphone',
  usbFileTransferDisabled: 'no_usb_file_transfer',
  vpnConfigDisabled: 'no_config_vpn',
  wifiConfigDisabled: 'no_config_wifi',
} as const;

/** Who may set a field: every owner, the owner of a company's device or profile, a device owner, a profile owner, or the owner of the profile of a company's device. */
export type FieldScope = 'every' | 'company' | 'device-owner' | 'profile-owner' | 'company-profile';

/** What a value must be, beyond its JSON type; a list is one of these words. */
export type FieldValues = 'any' | 'digits' | 'emails' | 'packages' | 'networks' | readonly string[];

export interface PolicyField {
  readonly scope: FieldScope;
  /** Android version that brought it; every one when absent. */
  readonly minApiLevel?: number;
  /** `any` when absent. */
  readonly values?: FieldValues;
}

const every: PolicyField = { scope: 'every' };
const company: PolicyField = { scope: 'company' };
const deviceOwner: PolicyField = { scope: 'device-owner' };
const from = (minApiLevel: number, field: PolicyField = every): PolicyField => ({ ...field, minApiLevel });
const oneOf = (...values: readonly string[]): Pick<PolicyField, 'values'> => ({ values });

const locationModes = [
  'HIGH_ACCURACY',
  'SENSORS_ONLY',
  'BATTERY_SAVING',
  'OFF',
  'LOCATION_USER_CHOICE',
  'LOCATION_DISABLED',
  'LOCATION_ENFORCED',
];

/**
 * Fields of a policy beyond restrictions, with the modes and versions that can hold them (Android Management API, Policy; DevicePolicyManager, where the
 * reference of a field names none). Versions and modes that neither states are those of the DevicePolicyManager call behind the field.
 */
export const settingFields: Readonly<Record<string, PolicyField>> = {
  accountTypesWithManagementDisabled: every,
  advancedSecurityOverrides: every,
  alwaysOnVpnPackage: from(24),
  androidDevicePolicyTracks: every,
  appAutoUpdatePolicy: { ...every, ...oneOf('NEVER', 'CHOICE_TO_THE_USER', 'WIFI_ONLY', 'ALWAYS') },
  appFunctions: from(36),
  applications: every,
  assistContentPolicy: from(35),
  autoDateAndTimeZone: from(30, company),
  autoTimeRequired: deviceOwner,
  blockApplicationsEnabled: every,
  bluetoothContactSharingDisabled: from(23, { scope: 'profile-owner' }),
  cameraAccess: from(31, company),
  cameraDisabled: every,
  choosePrivateKeyRules: every,
  complianceRules: every,
  credentialProviderPolicyDefault: from(34),
  crossProfilePolicies: from(30, { scope: 'profile-owner' }),
  debuggingFeaturesAllowed: every,
  defaultApplicationSettings: every,
  defaultPermissionPolicy: { ...from(23), ...oneOf('PROMPT', 'GRANT', 'DENY') },
  deviceConnectivityManagement: every,
  deviceOwnerLockScreenInfo: from(24, company),
  deviceRadioState: company,
  displaySettings: from(28, company),
  encryptionPolicy: { ...every, ...oneOf('ENABLED_WITHOUT_PASSWORD', 'ENABLED_WITH_PASSWORD') },
  ensureVerifyAppsEnabled: every,
  enterpriseDisplayNameVisibility: every,
  frpAdminEmails: { ...company, values: 'emails' },
  installUnknownSourcesAllowed: every,
  keyguardDisabled: from(23, deviceOwner),
  keyguardDisabledFeatures: every,
  kioskCustomLauncherEnabled: deviceOwner,
  kioskCustomization: from(28, deviceOwner),
  locationMode: { ...company, values: locationModes },
  longSupportMessage: from(24),
  maximumTimeToLock: { ...every, values: 'digits' },
  microphoneAccess: from(31, company),
  minimumApiLevel: every,
  networkEscapeHatchEnabled: deviceOwner,
  oncCertificateProviders: every,
  openNetworkConfiguration: { ...every, values: 'networks' },
  passwordPolicies: every,
  passwordRequirements: every,
  permissionGrants: from(23),
  permittedAccessibilityServices: { ...every, values: 'packages' },
  permittedInputMethods: { ...every, values: 'packages' },
  persistentPreferredActivities: every,
  personalUsagePolicies: from(30, { scope: 'company-profile' }),
  playStoreMode: { ...every, ...oneOf('WHITELIST', 'BLACKLIST') },
  policyEnforcementRules: every,
  preferentialNetworkService: from(31),
  printingPolicy: from(28),
  privateKeySelectionEnabled: every,
  recommendedGlobalProxy: deviceOwner,
  screenCaptureDisabled: every,
  setupActions: every,
  shortSupportMessage: from(24),
  skipFirstUseHintsEnabled: from(23, deviceOwner),
  statusBarDisabled: from(23, deviceOwner),
  statusReportingSettings: every,
  stayOnPluggedModes: deviceOwner,
  systemUpdate: from(23, company),
  usageLog: from(24, company),
  usbMassStorageEnabled: deviceOwner,
  wifiConfigsLockdownEnabled: from(23, company),
  wipeDataFlags: company,
  workAccountSetupConfig: every,
};

export const policyFields: ReadonlySet<string> = new Set([
  ...Object.keys(restrictionFields),
  ...Object.keys(settingFields),
]);

/** Fields of which `false` is as good as absent, or that ask for nothing on the device. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === false;
