import type { Fields } from './fields.js';

const certificate = { PayloadContent: { type: 'data' } } as const satisfies Fields;

/** Keys that devices read here of payloads beside those of an enrollment and of restrictions (apple/device-management, mdm/profiles, by payload type). */
export const knownPayloads: Readonly<Record<string, Fields>> = Object.freeze({
  'com.apple.extensiblesso': { ExtensionData: { type: 'dictionary' } },
  'com.apple.homescreenlayout': { Dock: { type: 'array' }, Pages: { type: 'array' } },
  'com.apple.profileRemovalPassword': { RemovalPassword: { type: 'string' } },
  'com.apple.security.pem': certificate,
  'com.apple.security.pkcs1': certificate,
  'com.apple.security.pkcs12': { ...certificate, Password: { type: 'string' } },
  'com.apple.security.root': certificate,
  'com.apple.wifi.managed': { SSID_STR: { type: 'string' } },
});
