import { createPrivateKey, createPublicKey } from 'node:crypto';
import { topicOfCertificate } from '../../../protocol/apple/push.js';
import { Certificate } from '../../../protocol/pki/certificate.js';
import { fromPem, toPem } from '../../../protocol/pki/pem.js';
import { pushCertificateIn, pushCertificateKind } from '../domain/push-certificate.js';
import type { TenantState } from '../domain/state.js';

/** What NanoMDM says of a push certificate (docs/openapi.yaml, PushCertResponse). */
export interface PushCertificateAnswer {
  readonly topic: string;
  readonly not_after: string;
}

/** What is wrong with a push certificate, in one sentence. */
export class BadPushCertificate extends Error {}

/** Takes a certificate with its unencrypted key, PEM after PEM, as the tenant's push certificate. Throws BadPushCertificate. */
export function takePushCertificate(state: TenantState, pem: string, now: number): PushCertificateAnswer {
  const certificate = readPair(pem);
  const answer = describe(certificate);
  const document = { consent: true, appleId: '', certificate: toPem('CERTIFICATE', certificate.der), updatedAt: now };
  state.settings.set(pushCertificateKind, document);
  return answer;
}

/** The one in force; undefined where nobody uploaded one. */
export function storedPushCertificate(state: TenantState): PushCertificateAnswer | undefined {
  const certificate = pushCertificateIn(state);
  return certificate === undefined || certificate === 'simulated' ? undefined : describe(certificate);
}

function describe(certificate: Certificate): PushCertificateAnswer {
  const topic = topicOfCertificate(certificate);
  if (topic === undefined) throw new BadPushCertificate('no APNs topic found');
  return { topic, not_after: new Date(certificate.notAfter).toISOString().replace('.000', '') };
}

function readPair(pem: string): Certificate {
  const certificate = attempt(
    () => new Certificate(fromPem(pem, 'CERTIFICATE')[0] as Uint8Array),
    'no certificate in PEM',
  );
  const block =
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[^-]*-----END (?:[A-Z]+ )?PRIVATE KEY-----/.exec(pem)?.[0] ?? '';
  const key = attempt(() => createPublicKey(createPrivateKey(block)), 'no unencrypted private key in PEM');
  if (!key.equals(certificate.publicKey)) throw new BadPushCertificate('private key does not match public key');
  return certificate;
}

function attempt<T>(read: () => T, complaint: string): T {
  try {
    return read();
  } catch {
    throw new BadPushCertificate(complaint);
  }
}
