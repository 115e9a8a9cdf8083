import { describe, expect, it } from 'vitest';
import { encodeProfile } from '../profile.js';
import { encodeProfileService, readProfileService } from './profile-service.js';

const service = { URL: 'https://mdm.test/ota', DeviceAttributes: ['UDID', 'SERIAL'], Challenge: 'c' };

describe('Profile Service payload', () => {
  it('reads what it writes', () => {
    expect(readProfileService(encodeProfileService(service, { PayloadIdentifier: 'i' }))).toEqual(service);
  });

  it('tells a profile and other bytes apart from it', () => {
    expect(readProfileService(encodeProfile({ PayloadIdentifier: 'p' }, []))).toBeUndefined();
    expect(readProfileService(new Uint8Array([0x30, 0x00]))).toBeUndefined();
    expect(readProfileService(Buffer.from('<html>'))).toBeUndefined();
  });

  it('refuses one without its address', () => {
    const text = Buffer.from(encodeProfileService(service, {}))
      .toString('utf8')
      .replace('<key>URL</key>', '<key>Url</key>');
    expect(() => readProfileService(Buffer.from(text))).toThrow('URL and DeviceAttributes');
  });
});
