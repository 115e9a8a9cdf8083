import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../base/random.js';
import { Certificate, issueCertificate } from '../pki/certificate.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';
import { hasAllOf, isSealed, openMessage, type SealFields, sealMessage, securityModes } from './sealed-message.js';
import { spoiltSeal } from './spoilt-seal.js';

function holder(serial: number) {
  const { privateKey: key, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = name({ CN: `H${serial}` });
  const issued = { subject, issuer: subject, publicKey: spkiOf(publicKey), serial, extensions: [], key };
  const der = issueCertificate({ ...issued, notBefore: 0, notAfter: Date.UTC(2030, 0, 1) });
  return { key, certificate: new Certificate(der) };
}

const [pc, server, next] = [holder(1), holder(2), holder(3)];
const message = new TextEncoder().encode('<SyncML/>');

const fields = (mode: SealFields['mode']): SealFields => ({
  ...{ mode, signer: pc, recipients: [server.certificate, next.certificate], random: seededRandom('seal') },
});

describe('a message as SecurityMode has it travel', () => {
  it.each(securityModes)('%s comes back whole, with all that the mode asks for', (mode) => {
    const sealed = sealMessage(message, fields(mode));
    const opened = openMessage(sealed, server);
    expect(Buffer.from(opened.content).toString()).toBe('<SyncML/>');
    expect(securityModes.filter((asked) => hasAllOf(asked, opened))).toEqual(enough[mode]);
    expect(isSealed(sealed)).toBe(mode !== 'none');
  });

  it('names who signed', () => {
    const { signature } = openMessage(sealMessage(message, fields('sign-encrypt')), server);
    expect(signature?.valid).toBe(true);
    expect(Buffer.compare(signature?.signer.der ?? new Uint8Array(), pc.certificate.der)).toBe(0);
  });

  it('can be opened by the holder of either certificate and by nobody else', () => {
    const sealed = sealMessage(message, fields('encrypt'));
    expect(openMessage(sealed, next).encrypted).toBe(true);
    expect(() => openMessage(sealed, pc)).toThrow(/no recipient/);
  });

  it('shows a forged signature and a foreign one', () => {
    const [forged, foreign] = (['forged', 'foreign'] as const).map(
      (fault) => openMessage(sealMessage(message, spoiltSeal(fields('sign'), fault)), server).signature,
    );
    expect([forged?.valid, foreign?.valid]).toEqual([false, true]);
    expect(Buffer.compare(foreign?.signer.der ?? new Uint8Array(), pc.certificate.der)).not.toBe(0);
  });
});

const enough = {
  none: ['none'],
  sign: ['none', 'sign'],
  encrypt: ['none', 'encrypt'],
  'sign-encrypt': [...securityModes],
};
