import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { days } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import { issueCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { createCertificateAuthority } from './domain/certificate-authority.js';
import { acceptingSelfSigned } from './self-signed-identities.js';

const now = 1_800_000_000_000;
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const authority = createCertificateAuthority({ tenantId: 'a', key: newKey(), random: systemRandom, now });
const tolerant = acceptingSelfSigned(authority);
const own = newKey();

function certificate(signedBy = own): Uint8Array {
  return issueCertificate({
    subject: name({ CN: 'device' }),
    issuer: name({ CN: 'device' }),
    publicKey: spkiOf(own),
    serial: 5,
    notBefore: now - days(1),
    notAfter: now + days(1),
    extensions: [],
    key: signedBy,
  });
}

describe('a server that accepts self-signed identities', () => {
  it('takes one that a device signed itself, within its time', () => {
    expect(authority.object(certificate(), now)).toBe('foreign-issuer');
    expect(tolerant.object(certificate(), now)).toBeUndefined();
    expect(tolerant.object(certificate(), now + days(2))).toBe('expired');
    expect(tolerant.object(certificate(), now - days(2))).toBe('not-yet-valid');
  });

  it('takes none that somebody else signed, and nothing that is none', () => {
    expect(tolerant.object(certificate(newKey()), now)).toBe('foreign-issuer');
    expect(tolerant.object(Uint8Array.of(1, 2, 3), now)).toBe('unreadable');
  });
});
