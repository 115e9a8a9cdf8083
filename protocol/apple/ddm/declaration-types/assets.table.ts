import { type DeclarationTypes, key, type PayloadKeys } from '../payload-key.js';

/** Where the data of an asset lies, what it is to be, and who may have it. */
const external: PayloadKeys = {
  Reference: key('object', {
    required: true,
    keys: {
      DataURL: key('string', { required: true }),
      ContentType: key('string'),
      Size: key('integer'),
      'Hash-SHA-256': key('string'),
    },
  }),
  Authentication: key('object', { keys: { Type: key('string', { required: true, oneOf: ['MDM', 'None'] }) } }),
};

const credential: PayloadKeys = {
  ...external,
  Accessible: key('string', { oneOf: ['Default', 'AfterFirstUnlock'] }),
};

const newer = { ios: { since: '17.0' }, macos: { since: '14.0' } };

/** Assets (apple/device-management, declarative/declarations/assets, at iOS 18.1 and macOS 15.1). */
export const assetsTypes: DeclarationTypes = {
  'com.apple.asset.credential.acme': { ...newer, keys: credential },
  'com.apple.asset.credential.certificate': { ...newer, keys: external },
  'com.apple.asset.credential.identity': { ...newer, keys: credential },
  'com.apple.asset.credential.scep': { ...newer, keys: credential },
  'com.apple.asset.credential.userpassword': {
    ios: { since: '15.0' },
    macos: { since: '13.0' },
    keys: {
      ...external,
      Authentication: key('object', {
        ios: '17.0',
        macos: '14.0',
        keys: { Type: key('string', { required: true, oneOf: ['MDM', 'None'] }) },
      }),
    },
  },
  'com.apple.asset.data': { ...newer, keys: external },
  'com.apple.asset.useridentity': {
    ios: { since: '15.0' },
    macos: { since: '13.0' },
    keys: { FullName: key('string'), EmailAddress: key('string') },
  },
};
