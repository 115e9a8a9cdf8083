import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { subjectIdOf, topicOfCertificate } from '../../../protocol/apple/push.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { Certificate } from '../../../protocol/pki/certificate.js';
import { createCsr } from '../../../protocol/pki/csr.js';
import { name } from '../../../protocol/pki/name.js';
import { fromPem, toPem } from '../../../protocol/pki/pem.js';
import type { TenantContext } from '../tenant.js';
import {
  appleIdGiven,
  appleIdShown,
  certificateAfterUpload,
  daysUntilExpiration,
  deletes,
  recordStatus,
  requestAvailable,
  requestGiven,
} from './push-certificate-rules.js';
import type { TenantState } from './state.js';

/** Kind of the settings document, and of the report that is the certificate's record. */
export const pushCertificateKind = 'apple-push-certificate';

/** Where keys of signing requests stay: no kind of settings that anybody can read. */
const keysKind = 'apple-push-certificate-keys';

/** What an administrator does about the push certificate. The request is the server's and is passed over in what is put. */
const schema = z.strictObject({
  /** A certificate of the tenant's own that does not end; what holds until anybody writes the document. */
  simulated: z.boolean().default(false),
  /** The vendor may send information about users and devices to Apple. */
  consent: z.boolean().default(false),
  appleId: z.string().optional(),
  /** PEM, as it came from Apple's portal; absent: none, or none any more. */
  certificate: z.string().optional(),
  csr: z.string().optional(),
  updatedAt: z.number().optional(),
});

/** With consent the document brings a signing request, PEM. Throws ZodError on an upload that is not taken. */
export function normalizePushCertificate(document: JsonObject, context: TenantContext): JsonObject {
  const { simulated, consent, appleId, certificate } = schema.parse(document);
  if (simulated) return { simulated };
  const csr = requestAvailable(context, consent) ? { csr: signingRequest(context) } : {};
  const kept = stored(context.state);
  if (certificate === undefined && deletes(context)) return { consent, ...csr };
  const uploaded = certificate ?? kept.certificate;
  if (uploaded === undefined) return { consent, ...csr };
  if (!appleIdGiven(context, appleId))
    throw refused('appleId', 'the Apple ID that the certificate was made with is needed');
  requireTopic(uploaded);
  const inForce = certificateAfterUpload(context, kept.certificate, uploaded);
  const shown = appleIdShown(context, appleId ?? '');
  return { consent, ...csr, appleId: shown, certificate: inForce, updatedAt: context.now };
}

/** What `readSettings` gives until somebody writes the document. */
export const initialPushCertificate: JsonObject = { simulated: true };

const stored = ({ settings }: TenantState): { readonly certificate?: string } & JsonObject =>
  (settings.get(pushCertificateKind) ?? {}) as { readonly certificate?: string } & JsonObject;

/** A request of the tenant's key, which is made when first asked for and kept for renewals. */
function signingRequest(context: TenantContext): string {
  const csr = createCsr({ key: keyOf(context.state), subject: name({ CN: 'MDM push (simulated)', C: 'US' }) });
  return toPem('CERTIFICATE REQUEST', requestGiven(context, csr));
}

function keyOf(state: TenantState): KeyObject {
  const kept = state.settings.get(keysKind)?.key;
  if (typeof kept === 'string')
    return createPrivateKey({ key: Buffer.from(kept, 'base64'), format: 'der', type: 'pkcs8' });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  state.settings.set(keysKind, { key });
  return privateKey;
}

function requireTopic(pem: string): void {
  try {
    if (topicOfCertificate(parsed(pem)) !== undefined) return;
  } catch {
    throw refused('certificate', 'a certificate in PEM is expected');
  }
  throw refused('certificate', 'the subject of a push certificate has a UID, which is its topic');
}

function refused(path: string, message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: [path], message, input: undefined }]);
}

const parsed = (pem: string): Certificate => new Certificate(fromPem(pem, 'CERTIFICATE')[0] as Uint8Array);

const read = new WeakMap<JsonObject, Certificate>();

/** The push certificate of a tenant: one that was uploaded, the simulated one, or none. */
export function pushCertificateIn(state: TenantState): Certificate | 'simulated' | undefined {
  const document = state.settings.get(pushCertificateKind) ?? initialPushCertificate;
  if (document.simulated === true) return 'simulated';
  if (typeof document.certificate !== 'string') return undefined;
  const known = read.get(document) ?? parsed(document.certificate);
  read.set(document, known);
  return known;
}

/** Whether Apple devices can be reached by the push certificate at this moment. */
export function pushCertificateInForce({ state, now }: TenantContext): boolean {
  const certificate = pushCertificateIn(state);
  return certificate === 'simulated' || (certificate !== undefined && now <= certificate.notAfter);
}

/** The record as the administrator sees it; only a status where there is no certificate. */
export function pushCertificateRecord(context: TenantContext): JsonObject {
  const certificate = pushCertificateIn(context.state);
  if (certificate === undefined) return { status: 'None' };
  if (certificate === 'simulated') return { status: 'Active', simulated: true };
  const { appleId = '', updatedAt = 0 } = stored(context.state);
  return {
    status: recordStatus(context, certificate.notAfter),
    daysUntilExpiration: daysUntilExpiration(context, certificate.notAfter),
    lastUpdated: new Date(Number(updatedAt)).toISOString(),
    expiration: new Date(certificate.notAfter).toISOString(),
    appleId: String(appleId),
    subjectId: subjectIdOf(topicOfCertificate(certificate) ?? ''),
    serialNumber: certificate.serial,
  };
}
