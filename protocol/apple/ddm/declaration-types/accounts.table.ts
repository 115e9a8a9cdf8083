import { type DeclarationTypes, identities, key } from '../payload-key.js';

/** Names the password of the account. */
const password = key('string', { asset: ['com.apple.asset.credential.userpassword'] });

const smime = key('object', {
  ios: '17.0',
  macos: 'never',
  keys: {
    Signing: key('object', {
      keys: {
        Enabled: key('boolean', { required: true }),
        IdentityAssetReference: key('string', { asset: identities }),
        UserOverrideable: key('boolean'),
        IdentityUserOverrideable: key('boolean'),
      },
    }),
    Encryption: key('object', {
      keys: {
        Enabled: key('boolean', { required: true }),
        IdentityAssetReference: key('string', { asset: identities }),
        UserOverrideable: key('boolean'),
        IdentityUserOverrideable: key('boolean'),
        PerMessageSwitchEnabled: key('boolean'),
      },
    }),
  },
});

/** Accounts (apple/device-management, declarative/declarations, at iOS 18.1 and macOS 15.1). */
export const accountsTypes: DeclarationTypes = {
  'com.apple.configuration.account.caldav': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
    keys: {
      VisibleName: key('string'),
      HostName: key('string', { required: true }),
      Port: key('integer'),
      Path: key('string'),
      AuthenticationCredentialsAssetReference: password,
    },
  },
  'com.apple.configuration.account.carddav': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
    keys: {
      VisibleName: key('string'),
      HostName: key('string', { required: true }),
      Port: key('integer'),
      Path: key('string'),
      AuthenticationCredentialsAssetReference: password,
    },
  },
  'com.apple.configuration.account.exchange': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
    keys: {
      VisibleName: key('string'),
      EnabledProtocolTypes: key('array', {
        required: true,
        each: key('string', { required: true, oneOf: ['EAS', 'EWS'] }),
      }),
      UserIdentityAssetReference: key('string', { asset: ['com.apple.asset.useridentity'] }),
      HostName: key('string'),
      Port: key('integer', { ios: 'never' }),
      Path: key('string', { ios: 'never' }),
      ExternalHostName: key('string', { ios: 'never' }),
      ExternalPort: key('integer', { ios: 'never' }),
      'External Path': key('string', { ios: 'never' }),
      OAuth: key('object', {
        keys: {
          Enabled: key('boolean', { required: true }),
          SignInURL: key('string'),
          TokenRequestURL: key('string', { macos: 'never' }),
        },
      }),
      AuthenticationCredentialsAssetReference: password,
      AuthenticationIdentityAssetReference: key('string', { asset: identities }),
      SMIME: smime,
      MailServiceActive: key('boolean'),
      LockMailService: key('boolean', { macos: 'never' }),
      ContactsServiceActive: key('boolean'),
      LockContactsService: key('boolean', { macos: 'never' }),
      CalendarServiceActive: key('boolean'),
      LockCalendarService: key('boolean', { macos: 'never' }),
      RemindersServiceActive: key('boolean'),
      LockRemindersService: key('boolean', { macos: 'never' }),
      NotesServiceActive: key('boolean'),
      LockNotesService: key('boolean', { macos: 'never' }),
    },
  },
  'com.apple.configuration.account.google': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
    keys: {
      VisibleName: key('string'),
      UserIdentityAssetReference: key('string', { required: true, asset: ['com.apple.asset.useridentity'] }),
    },
  },
  'com.apple.configuration.account.ldap': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
    keys: {
      VisibleName: key('string'),
      HostName: key('string', { required: true }),
      Port: key('integer'),
      AuthenticationCredentialsAssetReference: password,
      SearchSettings: key('array', {
        each: key('object', {
          keys: {
            VisibleDescription: key('string'),
            SearchBase: key('string', { required: true }),
            Scope: key('string', { oneOf: ['Base', 'OneLevel', 'Subtree'] }),
          },
        }),
      }),
    },
  },
  'com.apple.configuration.account.mail': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
    keys: {
      VisibleName: key('string'),
      UserIdentityAssetReference: key('string', { asset: ['com.apple.asset.useridentity'] }),
      IncomingServer: key('object', {
        required: true,
        keys: {
          ServerType: key('string', { required: true, oneOf: ['IMAP', 'POP'] }),
          HostName: key('string', { required: true }),
          Port: key('integer'),
          AuthenticationMethod: key('string', {
            required: true,
            oneOf: ['None', 'Password', 'CRAMMD5', 'NTLM', 'HTTPMD5'],
          }),
          AuthenticationCredentialsAssetReference: key('string', {
            asset: ['com.apple.asset.credential.userpassword'],
          }),
          IMAPPathPrefix: key('string'),
        },
      }),
      OutgoingServer: key('object', {
        required: true,
        keys: {
          HostName: key('string', { required: true }),
          Port: key('integer'),
          AuthenticationMethod: key('string', {
            required: true,
            oneOf: ['None', 'Password', 'CRAMMD5', 'NTLM', 'HTTPMD5'],
          }),
          AuthenticationCredentialsAssetReference: key('string', {
            asset: ['com.apple.asset.credential.userpassword'],
          }),
        },
      }),
      SMIME: smime,
    },
  },
  'com.apple.configuration.account.subscribed-calendar': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['user'] },
    macos: { since: '14.0', enrollments: ['supervised', 'user'], scopes: ['user'] },
    keys: {
      VisibleName: key('string'),
      CalendarURL: key('string', { required: true }),
      AuthenticationCredentialsAssetReference: password,
    },
  },
};
