/** Who obeys an item: every device of the platform, supervised ones, or Shared iPad. */
export type SettingSupport = 'any' | 'supervised' | 'shared';

export interface SettingEntry {
  readonly ios?: SettingSupport;
  readonly macos?: SettingSupport;
  /** Types of its keys; `!` marks a required one. */
  readonly keys: Readonly<Record<string, string>>;
  /** The same within a key that is a dictionary. */
  readonly members?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const enabled = { Enabled: 'boolean!' };

/** Items of the Settings command in iOS 18.1 and macOS 15.1 (apple/device-management, mdm/commands/settings.yaml). */
export const settingItems: Readonly<Record<string, SettingEntry>> = Object.freeze({
  AccessibilitySettings: { ios: 'supervised', keys: { TextSize: 'integer' } },
  AppAnalytics: { ios: 'shared', keys: enabled },
  ApplicationAttributes: { ios: 'any', keys: { Identifier: 'string!', Attributes: 'dictionary' } },
  ApplicationConfiguration: { ios: 'any', macos: 'any', keys: { Identifier: 'string!', Configuration: 'dictionary' } },
  Bluetooth: { ios: 'supervised', macos: 'any', keys: enabled },
  DataRoaming: { ios: 'any', keys: enabled },
  DeviceName: { ios: 'supervised', macos: 'any', keys: { DeviceName: 'string!' } },
  DiagnosticSubmission: { ios: 'shared', keys: enabled },
  HostName: { macos: 'any', keys: { HostName: 'string!' } },
  MDMOptions: {
    ios: 'supervised',
    macos: 'any',
    keys: { MDMOptions: 'dictionary!' },
    members: {
      MDMOptions: {
        ActivationLockAllowedWhileSupervised: 'boolean',
        BootstrapTokenAllowed: 'boolean',
        PromptUserToAllowBootstrapTokenForAuthentication: 'boolean',
      },
    },
  },
  MaximumResidentUsers: { ios: 'shared', keys: { MaximumResidentUsers: 'integer!' } },
  OrganizationInfo: {
    ios: 'any',
    macos: 'any',
    keys: { OrganizationInfo: 'dictionary' },
    members: {
      OrganizationInfo: {
        OrganizationName: 'string!',
        OrganizationShortName: 'string',
        OrganizationAddress: 'string',
        OrganizationPhone: 'string',
        OrganizationEmail: 'string',
        OrganizationMagic: 'string',
      },
    },
  },
  PasscodeLockGracePeriod: { ios: 'shared', keys: { PasscodeLockGracePeriod: 'integer!' } },
  PersonalHotspot: { ios: 'any', keys: enabled },
  SharedDeviceConfiguration: {
    ios: 'shared',
    keys: {
      QuotaSize: 'integer',
      ResidentUsers: 'integer',
      UserSessionTimeout: 'integer',
      TemporarySessionTimeout: 'integer',
      TemporarySessionOnly: 'boolean',
      ManagedAppleIDDefaultDomains: 'array',
      OnlineAuthenticationGracePeriod: 'integer',
      SkipLanguageAndLocaleSetupForNewUsers: 'boolean',
      AwaitUserConfiguration: 'dictionary',
      PasscodePolicy: 'dictionary',
    },
    members: {
      AwaitUserConfiguration: { Enabled: 'boolean!' },
      PasscodePolicy: { PasscodeLockGracePeriod: 'integer', AutoLockTime: 'integer' },
    },
  },
  SoftwareUpdateSettings: { ios: 'supervised', keys: { RecommendationCadence: 'integer!' } },
  TimeZone: { ios: 'supervised', keys: { TimeZone: 'string!' } },
  VoiceRoaming: { ios: 'any', keys: enabled },
  Wallpaper: { ios: 'supervised', keys: { Image: 'data!', Where: 'integer!' } },
});
