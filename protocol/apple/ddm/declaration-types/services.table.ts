import { type DeclarationTypes, identities, key } from '../payload-key.js';

/** Apps, services, screen sharing, certificates (apple/device-management, declarative/declarations, at iOS 18.1 and macOS 15.1). */
export const servicesTypes: DeclarationTypes = {
  'com.apple.configuration.app.managed': {
    ios: { since: '17.2', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system'] },
    keys: {
      AppStoreID: key('string'),
      BundleID: key('string'),
      ManifestURL: key('string'),
      InstallBehavior: key('object', {
        keys: {
          Install: key('string', { oneOf: ['Optional', 'Required'] }),
          License: key('object', {
            keys: {
              Assignment: key('string', { oneOf: ['Device', 'User'] }),
              VPPType: key('string', { oneOf: ['Device', 'User'], ios: 'never', macos: 'never' }),
            },
          }),
        },
      }),
      IncludeInBackup: key('boolean'),
      Attributes: key('object', {
        macos: 'never',
        keys: {
          AssociatedDomains: key('array', { each: key('string', { required: true }) }),
          AssociatedDomainsEnableDirectDownloads: key('boolean'),
          CellularSliceUUID: key('string'),
          ContentFilterUUID: key('string'),
          DNSProxyUUID: key('string'),
          RelayUUID: key('string'),
          TapToPayScreenLock: key('boolean'),
          VPNUUID: key('string'),
        },
      }),
    },
  },
  'com.apple.configuration.screensharing.connection.group': {
    macos: { since: '14.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    keys: {
      ConnectionGroupUUID: key('string', { required: true }),
      GroupName: key('string', { required: true }),
      Members: key('array', { required: true, each: key('string') }),
    },
  },
  'com.apple.configuration.screensharing.connection': {
    macos: { since: '14.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    keys: {
      ConnectionUUID: key('string', { required: true }),
      DisplayName: key('string', { required: true }),
      HostName: key('string', { required: true }),
      Port: key('integer'),
      DisplayConfiguration: key('object', {
        required: true,
        keys: { DisplayType: key('string', { required: true, oneOf: ['Virtual1', 'Virtual2'] }) },
      }),
      AuthenticationCredentialsAssetReference: key('string', { asset: ['com.apple.asset.credential.userpassword'] }),
    },
  },
  'com.apple.configuration.security.certificate': {
    ios: { since: '17.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
    macos: { since: '14.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    keys: {
      CredentialAssetReference: key('string', { required: true, asset: ['com.apple.asset.credential.certificate'] }),
    },
  },
  'com.apple.configuration.security.identity': {
    ios: { since: '17.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
    macos: { since: '14.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    keys: {
      CredentialAssetReference: key('string', { required: true, asset: identities }),
      AllowAllAppsAccess: key('boolean', { ios: 'never' }),
      KeyIsExtractable: key('boolean', { ios: 'never' }),
    },
  },
  'com.apple.configuration.security.passkey.attestation': {
    ios: { since: '17.0', enrollments: ['supervised', 'device'], sharedScopes: [] },
    macos: { since: '14.0', enrollments: ['supervised'], scopes: ['user'] },
    keys: {
      AttestationIdentityAssetReference: key('string', { required: true, asset: identities }),
      AttestationIdentityKeyIsExtractable: key('boolean', { ios: 'never' }),
      RelyingParties: key('array', { required: true, each: key('string') }),
    },
  },
  'com.apple.configuration.services.background-tasks': {
    macos: { since: '15.0', enrollments: ['supervised'] },
    keys: {
      TaskType: key('string', { required: true }),
      TaskDescription: key('string'),
      ExecutableAssetReference: key('string', { asset: ['com.apple.asset.data'] }),
      LaunchdConfigurations: key('array', {
        each: key('object', {
          required: true,
          keys: {
            FileAssetReference: key('string', { required: true, asset: ['com.apple.asset.data'] }),
            Context: key('string', { required: true, oneOf: ['daemon', 'agent'] }),
          },
        }),
      }),
    },
  },
  'com.apple.configuration.services.configuration-files': {
    macos: { since: '14.0', enrollments: ['supervised'] },
    keys: {
      ServiceType: key('string', { required: true }),
      DataAssetReference: key('string', { required: true, asset: ['com.apple.asset.data'] }),
    },
  },
};
