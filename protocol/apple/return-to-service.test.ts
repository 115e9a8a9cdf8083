import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { writePlist } from '../plist/codec.js';
import { dict } from '../plist/value.js';
import { decodeReturnToServiceAnswer, encodeReturnToServiceAnswer } from './return-to-service.js';

describe('the answer to ReturnToService (mdm/checkin/returntoservice.yaml)', () => {
  it('is read as it was written', () => {
    const wish = { Enabled: true, BootstrapToken: Uint8Array.of(1, 2), WiFiProfileData: Uint8Array.of(3) };
    expect(decodeReturnToServiceAnswer(encodeReturnToServiceAnswer(dict(wish)))).toEqual({
      message: wish,
      findings: [],
    });
  });

  it('without Enabled, or with a token that is no data, is a finding', () => {
    const { message, findings } = decodeReturnToServiceAnswer(
      encodeReturnToServiceAnswer(dict({ BootstrapToken: 'a text' })),
    );
    expect(message).toEqual({});
    expect(findings.map(({ place }) => place)).toEqual(['ReturnToService.Enabled', 'ReturnToService.BootstrapToken']);
  });

  it.each([
    ['is none', writePlist('text')],
    ['lacks its dictionary', writePlist(dict({ ReturnToService: true }))],
  ])('that %s cannot be read', (_name, bytes) => {
    expect(() => decodeReturnToServiceAnswer(bytes)).toThrow(ProtocolError);
  });
});
