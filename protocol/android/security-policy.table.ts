/**
 * Where the settings of a security policy live in the management tree. DeviceLock and WorkProfileLock are names that a published Android
 * DPC over OMA-DM uses; OwnerPolicy, and the settings below each of them, are ours.
 */
export const policyPlaces = ['DeviceLock', 'WorkProfileLock', 'OwnerPolicy', 'WorkProfile'] as const;
export type PolicyPlace = (typeof policyPlaces)[number];

/** Kinds of password, each at least as strong as those before it (DevicePolicyManager, PASSWORD_QUALITY_*). */
export const passwordQualities = [
  'none',
  'something',
  'numeric',
  'numericComplex',
  'alphabetic',
  'alphanumeric',
  'complex',
] as const;
export type PasswordQuality = (typeof passwordQualities)[number];

/** What can be switched off on the lock screen (DevicePolicyManager, KEYGUARD_DISABLE_*), of what this project plays. */
export const keyguardFeatures = ['trustAgents', 'unredactedNotifications'] as const;

export type SettingValues = 'bool' | 'count' | 'text' | readonly string[] | { readonly someOf: readonly string[] };

export interface PolicySetting {
  readonly values: SettingValues;
  readonly minApiLevel: number;
  /** A profile owner of a company-owned device may set it for the whole device too. */
  readonly parent?: true;
}

const lock: Readonly<Record<string, PolicySetting>> = {
  Quality: { values: passwordQualities, minApiLevel: 21 },
  MinimumLength: { values: 'count', minApiLevel: 21 },
  MaximumMinutesToLock: { values: 'count', minApiLevel: 21 },
  MaximumFailedPasswords: { values: 'count', minApiLevel: 21 },
  ExpirationDays: { values: 'count', minApiLevel: 21 },
  History: { values: 'count', minApiLevel: 21 },
  DisabledFeatures: { values: { someOf: keyguardFeatures }, minApiLevel: 21 },
};

/** Settings by place and name, with the Android version that brought what they stand for (android.app.admin.DevicePolicyManager). */
export const policySettings: Readonly<Record<PolicyPlace, Readonly<Record<string, PolicySetting>>>> = {
  DeviceLock: lock,
  WorkProfileLock: { ...lock, Required: { values: 'bool', minApiLevel: 24 } },
  OwnerPolicy: {
    FactoryResetProtectionAccounts: { values: 'text', minApiLevel: 30, parent: true },
    AccountTypesDisabled: { values: 'text', minApiLevel: 21 },
    AppAutoUpdate: { values: ['wifiOnly', 'always', 'never'], minApiLevel: 21 },
    PlayStoreMode: { values: ['assigned', 'all'], minApiLevel: 21 },
    PermissionPolicy: { values: ['prompt', 'grant', 'deny'], minApiLevel: 23 },
    DefaultLauncher: { values: 'text', minApiLevel: 21 },
  },
  WorkProfile: {
    DataSharing: { values: ['fromPersonal', 'both', 'none'], minApiLevel: 21 },
    BluetoothContactSharing: { values: 'bool', minApiLevel: 23 },
    ScreenCaptureDisabled: { values: 'bool', minApiLevel: 21 },
    ContactsSearchDisabled: { values: 'bool', minApiLevel: 24 },
    WidgetsAllowed: { values: 'bool', minApiLevel: 21 },
    PermissionPolicy: { values: ['prompt', 'grant', 'deny'], minApiLevel: 23 },
  },
};
