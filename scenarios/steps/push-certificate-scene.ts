import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { apnsAnswer } from '../../harness/checks/apns.js';
import { portalExpiration, uploadAnswer } from '../../harness/checks/push-certificate.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { fromPem } from '../../protocol/pki/pem.js';
import { pushPortal } from './apns-scene.js';
import type { Scene } from './scene.js';

const kind = 'apple-push-certificate';
const pemNote = 'push certificate PEM';
const idNote = 'push certificate id';

/** The record is empty, and nobody agreed to anything yet. */
export async function withoutCertificate(scene: Scene): Promise<void> {
  await scene.target.admin.putSettings(kind, { consent: false });
}

export async function agree(scene: Scene): Promise<void> {
  await scene.target.admin.putSettings(kind, { consent: true });
}

/** Apple's portal makes a certificate of the request that the server offers. */
export async function createInPortal(scene: Scene, appleId: string, terms = true): Promise<void> {
  const { csr = '' } = await scene.target.admin.readSettings(kind);
  await keep(scene, await (await pushPortal(scene)).ask('POST', '/certificates', { appleId, terms, csr }));
}

/** Renews the entry of the certificate with the request that the server offers. */
export async function renewInPortal(scene: Scene, appleId: string): Promise<void> {
  const { csr = '' } = await scene.target.admin.readSettings(kind);
  const path = `/certificates/${String(scene.noted(idNote))}/renew`;
  await keep(scene, await (await pushPortal(scene)).ask('POST', path, { appleId, csr, note: 'renewal' }));
}

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof pushPortal>>['ask']>>;

async function keep(scene: Scene, answer: Answer): Promise<void> {
  scene.note(apnsAnswer, answer);
  if (answer.status !== 201) return;
  scene.note(pemNote, answer.text);
  scene.note(idNote, answer.headers['x-certificate-id']);
  const { notAfter } = new Certificate(fromPem(answer.text, 'CERTIFICATE')[0] as Uint8Array);
  scene.note(portalExpiration, new Date(notAfter).toISOString());
}

/** Uploads what the portal gave last; a refusal is kept. */
export async function upload(scene: Scene, appleId?: string): Promise<void> {
  const certificate = String(scene.noted(pemNote));
  const document: JsonObject = { consent: true, certificate, ...(appleId !== undefined && { appleId }) };
  try {
    scene.note(uploadAnswer, await scene.target.admin.putSettings(kind, document));
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note(uploadAnswer, error);
  }
}

/** The whole way from consent to a certificate in force. */
export async function hasCertificate(scene: Scene, appleId: string): Promise<void> {
  await agree(scene);
  await createInPortal(scene, appleId);
  await upload(scene, appleId);
}

export async function renewed(scene: Scene, appleId: string): Promise<void> {
  await renewInPortal(scene, appleId);
  await upload(scene, appleId);
}

export async function replaced(scene: Scene, appleId: string): Promise<void> {
  await createInPortal(scene, appleId);
  await upload(scene, appleId);
}

export async function lookInPortal(scene: Scene, appleId: string): Promise<void> {
  const query = new URLSearchParams({ appleId });
  scene.note(apnsAnswer, await (await pushPortal(scene)).ask('GET', `/certificates?${query}`));
}
