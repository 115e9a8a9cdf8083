import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import type { IntegrityVerdict } from '../../../../protocol/play-integrity/verdict.js';
import { openVerdict, sealVerdict } from './tokens.js';

const [own, other] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const verdict: IntegrityVerdict = {
  requestDetails: { requestPackageName: 'test.app', nonce: 'n', timestampMillis: '1' },
  appIntegrity: { appRecognitionVerdict: 'PLAY_RECOGNIZED' },
  deviceIntegrity: { deviceRecognitionVerdict: [] },
  accountDetails: { appLicensingVerdict: 'LICENSED' },
};

it('A token is opened by who sealed it, whole, and by nobody else', () => {
  if (own === undefined || other === undefined) throw new Error('no keys');
  const token = sealVerdict(verdict, own, new Uint8Array(12));
  expect(token).not.toContain('test.app');
  expect(openVerdict(token, own)).toEqual(verdict);
  expect(openVerdict(token, other)).toBeUndefined();
  expect(openVerdict(`${token.slice(0, -4)}AAAA`, own)).toBeUndefined();
  expect(openVerdict('short', own)).toBeUndefined();
});
