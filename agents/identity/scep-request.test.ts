import { describe, expect, it } from 'vitest';
import { formatName } from '../../protocol/pki/name.js';
import { dict } from '../../protocol/plist/value.js';
import { scepRequestOf } from './scep-request.js';

const URL = 'https://scep.test/scep';

describe("Apple's SCEP payload (com.apple.security.scep)", () => {
  it('has the defaults of the schema', () => {
    expect(scepRequestOf({ URL })).toEqual({
      url: URL,
      subject: [],
      keyKind: 'rsa-2048',
      keyUsage: ['digitalSignature'],
      subjectAltName: [],
      retries: 3,
      retryDelay: 10,
    });
  });

  it('is honoured key by key, variables filled in', () => {
    const fingerprint = new Uint8Array(20);
    const request = scepRequestOf(
      {
        URL,
        Name: 'main',
        Subject: [[['O', 'Contoso']], [['CN', '%SerialNumber% %Unknown%']], [['1.2.840.113549.1.9.1', 'a@b.test']]],
        Challenge: 'secret',
        Keysize: 4096,
        'Key Usage': 5,
        CAFingerprint: fingerprint,
        Retries: 1,
        RetryDelay: 2,
        SubjectAltName: dict({ dNSName: ['a.test', '%SerialNumber%.test'], ntPrincipalName: 'ada@contoso.test' }),
      },
      { variables: { SerialNumber: 'C02' }, commonName: 'unused' },
    );
    expect(formatName(request.subject)).toBe('O=Contoso, CN=C02 %Unknown%, E=a@b.test');
    expect(request).toMatchObject({
      authorityName: 'main',
      challenge: 'secret',
      keyKind: 'rsa-4096',
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      authorityFingerprint: fingerprint,
      retries: 1,
      retryDelay: 2,
    });
    expect(request.subjectAltName).toEqual([
      { kind: 'dns', value: 'a.test' },
      { kind: 'dns', value: 'C02.test' },
      { kind: 'upn', value: 'ada@contoso.test' },
    ]);
  });

  it('takes the common name it is given where the subject has none', () => {
    const { subject } = scepRequestOf({ URL, Subject: [[['O', 'Contoso']]] }, { commonName: 'test.profile' });
    expect(formatName(subject)).toBe('O=Contoso, CN=test.profile');
  });
});
