import { type DeclarationTypes, key } from '../payload-key.js';

/** Settings, each with its rule for several of them (apple/device-management, declarative/declarations, at iOS 18.1 and macOS 15.1). */
export const settingsTypes: DeclarationTypes = {
  'com.apple.configuration.diskmanagement.settings': {
    macos: { since: '15.0', enrollments: ['supervised'] },
    applies: 'combined',
    keys: {
      Restrictions: key('object', {
        keys: {
          ExternalStorage: key('string', { oneOf: ['Allowed', 'ReadOnly', 'Disallowed'], combines: 'enum-last' }),
          NetworkStorage: key('string', { oneOf: ['Allowed', 'ReadOnly', 'Disallowed'], combines: 'enum-last' }),
        },
      }),
    },
  },
  'com.apple.configuration.math.settings': {
    ios: { since: '18.0', enrollments: ['supervised'], sharedScopes: ['system', 'user'] },
    macos: { since: '15.0', enrollments: ['supervised'], scopes: ['user'] },
    applies: 'combined',
    keys: {
      Calculator: key('object', {
        keys: {
          BasicMode: key('object', {
            keys: { AddSquareRoot: key('boolean', { required: true, combines: 'boolean-or' }) },
          }),
          ScientificMode: key('object', {
            keys: { Enabled: key('boolean', { required: true, combines: 'boolean-and' }) },
          }),
          ProgrammerMode: key('object', {
            ios: 'never',
            keys: { Enabled: key('boolean', { required: true, combines: 'boolean-and' }) },
          }),
          MathNotesMode: key('object', {
            keys: { Enabled: key('boolean', { required: true, combines: 'boolean-and' }) },
          }),
          InputModes: key('object', {
            keys: {
              UnitConversion: key('boolean', { required: true, combines: 'boolean-and' }),
              RPN: key('boolean', { required: true, combines: 'boolean-and', ios: 'never' }),
            },
          }),
        },
      }),
      SystemBehavior: key('object', {
        keys: {
          KeyboardSuggestions: key('boolean', { required: true, combines: 'boolean-and' }),
          MathNotes: key('boolean', { required: true, combines: 'boolean-and' }),
        },
      }),
    },
  },
  'com.apple.configuration.passcode.settings': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: [] },
    macos: { since: '13.0', enrollments: ['supervised'], scopes: ['system', 'user'] },
    applies: 'combined',
    keys: {
      RequirePasscode: key('boolean', { combines: 'boolean-or' }),
      RequireAlphanumericPasscode: key('boolean', { combines: 'boolean-or', ios: '16.2', macos: '13.1' }),
      RequireComplexPasscode: key('boolean', { combines: 'boolean-or' }),
      MinimumLength: key('integer', { range: [0, 16], combines: 'number-max' }),
      MinimumComplexCharacters: key('integer', { range: [0, 4], combines: 'number-max', ios: '16.2', macos: '13.1' }),
      MaximumFailedAttempts: key('integer', { range: [2, 11], combines: 'number-min' }),
      FailedAttemptsResetInMinutes: key('integer', { combines: 'number-min', ios: 'never', macos: '13.1' }),
      MaximumGracePeriodInMinutes: key('integer', { combines: 'number-min' }),
      MaximumInactivityInMinutes: key('integer', { range: [0, 15], combines: 'number-min' }),
      MaximumPasscodeAgeInDays: key('integer', { range: [0, 730], combines: 'number-min', ios: '16.2', macos: '13.1' }),
      PasscodeReuseLimit: key('integer', { range: [1, 50], combines: 'number-min' }),
      ChangeAtNextAuth: key('boolean', { combines: 'boolean-or', ios: 'never', macos: '13.1' }),
      CustomRegex: key('object', {
        ios: 'never',
        macos: '14.0',
        keys: { Regex: key('string', { required: true }), Description: key('object', { others: key('string') }) },
      }),
    },
  },
  'com.apple.configuration.safari.extensions.settings': {
    ios: { since: '18.0', enrollments: ['supervised'], sharedScopes: ['user'] },
    macos: { since: '15.0', enrollments: ['supervised'], scopes: ['user'] },
    applies: 'combined',
    keys: {
      ManagedExtensions: key('object', {
        others: key('object', {
          keys: {
            State: key('string', { oneOf: ['Allowed', 'AlwaysOn', 'AlwaysOff'], combines: 'enum-last' }),
            PrivateBrowsing: key('string', { oneOf: ['Allowed', 'AlwaysOn', 'AlwaysOff'], combines: 'enum-last' }),
            AllowedDomains: key('array', { combines: 'set-union', each: key('string') }),
            DeniedDomains: key('array', { combines: 'set-union', each: key('string') }),
          },
        }),
      }),
    },
  },
  'com.apple.configuration.screensharing.host.settings': {
    macos: { since: '14.0', enrollments: ['supervised'] },
    applies: 'single',
    keys: {
      MaximumVirtualDisplays: key('integer', { range: [0, 2] }),
      PortBase: key('integer', { range: [1024, 65535] }),
      PreventCopyFilesFromHost: key('boolean'),
      PreventCopyFilesToHost: key('boolean'),
      PreventHighPerformanceConnections: key('boolean'),
    },
  },
  'com.apple.configuration.softwareupdate.enforcement.specific': {
    ios: { since: '17.0', enrollments: ['supervised', 'device'], sharedScopes: ['system'] },
    macos: { since: '14.0', enrollments: ['supervised'] },
    keys: {
      TargetOSVersion: key('string', { required: true }),
      TargetBuildVersion: key('string'),
      TargetLocalDateTime: key('string', { required: true }),
      DetailsURL: key('string'),
    },
  },
  'com.apple.configuration.softwareupdate.settings': {
    ios: { since: '18.0', enrollments: ['supervised', 'device'], sharedScopes: ['system'] },
    macos: { since: '15.0', enrollments: ['supervised'] },
    applies: 'combined',
    keys: {
      Notifications: key('boolean', { combines: 'boolean-and' }),
      Deferrals: key('object', {
        supervised: true,
        keys: {
          CombinedPeriodInDays: key('integer', { range: [1, 90], combines: 'number-max', macos: 'never' }),
          MajorPeriodInDays: key('integer', { range: [1, 90], combines: 'number-max', ios: 'never' }),
          MinorPeriodInDays: key('integer', { range: [1, 90], combines: 'number-max', ios: 'never' }),
          SystemPeriodInDays: key('integer', { range: [1, 90], combines: 'number-max', ios: 'never' }),
        },
      }),
      RecommendedCadence: key('string', { oneOf: ['All', 'Oldest', 'Newest'], combines: 'enum-last', macos: 'never' }),
      AutomaticActions: key('object', {
        supervised: true,
        keys: {
          Download: key('string', { oneOf: ['Allowed', 'AlwaysOn', 'AlwaysOff'], combines: 'enum-last' }),
          InstallOSUpdates: key('string', { oneOf: ['Allowed', 'AlwaysOn', 'AlwaysOff'], combines: 'enum-last' }),
          InstallSecurityUpdate: key('string', {
            oneOf: ['Allowed', 'AlwaysOn', 'AlwaysOff'],
            combines: 'enum-last',
            ios: 'never',
          }),
        },
      }),
      RapidSecurityResponse: key('object', {
        supervised: true,
        keys: {
          Enable: key('boolean', { combines: 'boolean-and' }),
          EnableRollback: key('boolean', { combines: 'boolean-and' }),
        },
      }),
      AllowStandardUserOSUpdates: key('boolean', { combines: 'boolean-and', ios: 'never' }),
      Beta: key('object', {
        macos: 'never',
        keys: {
          ProgramEnrollment: key('string', {
            oneOf: ['Allowed', 'AlwaysOn', 'AlwaysOff'],
            combines: 'enum-last',
            supervised: true,
          }),
          OfferPrograms: key('array', {
            combines: 'set-union',
            each: key('object', {
              required: true,
              keys: { Description: key('string', { required: true }), Token: key('string', { required: true }) },
            }),
          }),
          RequireProgram: key('object', {
            combines: 'first',
            supervised: true,
            keys: { Description: key('string', { required: true }), Token: key('string', { required: true }) },
          }),
        },
      }),
    },
  },
};
