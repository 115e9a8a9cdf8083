/**
 * Declaration types that simulated devices understand (apple/device-management, declarative/declarations) with the keys of their payloads; `!`
 * marks a required one. A device says of any other type that it is not supported, and of any other key that it is unknown.
 */
export const declarationTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.freeze({
  'com.apple.activation.simple': { StandardConfigurations: 'array!', Predicate: 'string' },
  'com.apple.asset.credential.userpassword': { Reference: 'object!', Authentication: 'object' },
  'com.apple.asset.data': { Reference: 'object!', Authentication: 'object' },
  'com.apple.asset.useridentity': { FullName: 'string', EmailAddress: 'string' },
  'com.apple.configuration.account.caldav': {
    VisibleName: 'string',
    HostName: 'string!',
    Port: 'number',
    Path: 'string',
    AuthenticationCredentialsAssetReference: 'string',
  },
  'com.apple.configuration.account.mail': {
    VisibleName: 'string',
    UserIdentityAssetReference: 'string!',
    IncomingServer: 'object!',
    OutgoingServer: 'object!',
  },
  'com.apple.configuration.management.status-subscriptions': { StatusItems: 'array!' },
  'com.apple.configuration.management.test': { Echo: 'string!', ReturnStatus: 'string' },
  'com.apple.configuration.passcode.settings': {
    RequirePasscode: 'boolean',
    RequireAlphanumericPasscode: 'boolean',
    RequireComplexPasscode: 'boolean',
    MinimumLength: 'number',
    MinimumComplexCharacters: 'number',
    MaximumFailedAttempts: 'number',
    MaximumGracePeriodInMinutes: 'number',
    MaximumInactivityInMinutes: 'number',
    MaximumPasscodeAgeInDays: 'number',
    PasscodeReuseLimit: 'number',
    ChangeAtNextAuth: 'boolean',
  },
  'com.apple.configuration.softwareupdate.enforcement.specific': {
    TargetOSVersion: 'string!',
    TargetBuildVersion: 'string',
    TargetLocalDateTime: 'string!',
    DetailsURL: 'string',
  },
  'com.apple.management.organization-info': { Name: 'string!', Email: 'string', URL: 'string', Proof: 'object' },
  'com.apple.management.properties': {},
  'com.apple.management.server-capabilities': { Version: 'string!', SupportedFeatures: 'object!' },
});

/** Keys of a payload that point to assets. */
export const assetReferences = ['AuthenticationCredentialsAssetReference', 'UserIdentityAssetReference'] as const;
