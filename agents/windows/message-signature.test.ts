import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { soundRules } from '../../protocol/base/rule.js';
import { issueCertificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { parseSignedData } from '../../protocol/pki/signed-data.js';
import { verifySignedData } from '../../protocol/pki/verify-signed-data.js';
import type { DeviceRecord } from '../device/record.js';
import { dmClientState } from './csp/dm-client-csp.js';
import { messageSigner } from './message-signature.js';
import { newState } from './state.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const subject = name({ CN: 'PC' });
const certificate = issueCertificate({
  ...{ subject, issuer: subject, publicKey: spkiOf(publicKey), serial: 1, notBefore: 0 },
  ...{ notAfter: Date.UTC(2030, 0, 1), extensions: [], key: privateKey },
});
const context = { now: 0, rules: soundRules };
const body = new TextEncoder().encode('<SyncML/>');

function recordThat(required: string): DeviceRecord {
  const born = newState({ deviceId: 'D', hardwareId: 'H', macs: [], deviceName: 'PC' });
  const tree = dmClientState('P', { RequireMessageSigning: required });
  return {
    ...{
      name: 'PC',
      platform: 'windows',
      model: 'win11-24h2',
      seed: '00',
      sessions: 0,
      phase: 'enrolled',
      serial: 'S',
    },
    certificate: Buffer.from(certificate).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    state: { ...born, providerId: 'P', tree },
  };
}

describe('MS-Signature', () => {
  it('is a detached SignedData over the message by the management certificate', () => {
    const header = messageSigner(context, recordThat('true'))?.(body) ?? '';
    const signed = parseSignedData(Buffer.from(header, 'base64'));
    const verified = verifySignedData(signed, { content: body });
    expect([signed.content, verified.valid]).toEqual([undefined, true]);
    expect(Buffer.from(verified.signers[0]?.certificate?.der ?? []).equals(certificate)).toBe(true);
    expect(verifySignedData(signed, { content: body.subarray(1) }).valid).toBe(false);
  });

  it('is made only where the server asks for it', () => {
    expect(messageSigner(context, recordThat('false'))).toBeUndefined();
  });
});
