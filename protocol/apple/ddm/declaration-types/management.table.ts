import { type DeclarationTypes, key } from '../payload-key.js';

/** Activations and what manages management itself (apple/device-management, declarative/declarations, at iOS 18.1 and macOS 15.1). */
export const managementTypes: DeclarationTypes = {
  'com.apple.activation.simple': {
    ios: { since: '15.0' },
    macos: { since: '13.0' },
    keys: { StandardConfigurations: key('array', { required: true, each: key('string') }), Predicate: key('string') },
  },
  'com.apple.configuration.legacy.interactive': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: [] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    keys: { ProfileURL: key('string', { required: true }), VisibleName: key('string', { required: true }) },
  },
  'com.apple.configuration.legacy': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    keys: { ProfileURL: key('string', { required: true }) },
  },
  'com.apple.configuration.management.status-subscriptions': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    applies: 'combined',
    keys: {
      StatusItems: key('array', {
        required: true,
        combines: 'set-union',
        each: key('object', { keys: { Name: key('string', { required: true }) } }),
      }),
    },
  },
  'com.apple.configuration.management.test': {
    ios: { since: '15.0', enrollments: ['supervised', 'device', 'user'], sharedScopes: ['system', 'user'] },
    macos: { since: '13.0', enrollments: ['supervised', 'user'], scopes: ['system', 'user'] },
    keys: {
      Echo: key('string', { required: true }),
      EchoDataAssetReference: key('string', { asset: ['com.apple.asset.data'], ios: '17.0', macos: '14.0' }),
      ReturnStatus: key('string', { oneOf: ['Installed', 'Failed', 'Unlocked'] }),
    },
  },
  'com.apple.configuration.watch.enrollment': {
    ios: { since: '17.0', enrollments: ['supervised'], sharedScopes: [] },
    applies: 'single',
    keys: {
      EnrollmentProfileURL: key('string', { required: true }),
      AnchorCertificateAssetReferences: key('array', {
        asset: ['com.apple.asset.credential.certificate'],
        each: key('string'),
      }),
    },
  },
  'com.apple.management.organization-info': {
    ios: { since: '15.0' },
    macos: { since: '13.0' },
    keys: {
      Name: key('string', { required: true }),
      Email: key('string'),
      URL: key('string'),
      Proof: key('object', { keys: { IdentityToken: key('string') } }),
    },
  },
  'com.apple.management.properties': { ios: { since: '16.0' }, macos: { since: '13.0' }, open: true, keys: {} },
  'com.apple.management.server-capabilities': {
    ios: { since: '15.0' },
    macos: { since: '13.0' },
    keys: {
      Version: key('string', { required: true }),
      SupportedFeatures: key('object', { required: true, others: key('any') }),
    },
  },
};
