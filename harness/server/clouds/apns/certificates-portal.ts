import { topicOfCertificate } from '../../../../protocol/apple/push.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { Certificate } from '../../../../protocol/pki/certificate.js';
import { type Csr, parseCsr, verifyCsr } from '../../../../protocol/pki/csr.js';
import { fromPem, toPem } from '../../../../protocol/pki/pem.js';
import { CloudRefusal, type CloudRequest, type CloudResponse, json, jsonBody } from '../cloud.js';
import { isTheirs, mayStillRenew, ownerOf, termsAccepted, topicOfRenewal } from './portal-rules.js';
import type { PushCertificates } from './push-certificates.js';

/** One line of the portal. */
interface Entry {
  readonly id: string;
  readonly owner: string;
  certificate: Certificate;
  note: string;
  revoked: boolean;
}

/** Apple Push Certificates Portal, simulated: JSON in place of its pages; a certificate comes as the file that a browser would save. */
export class CertificatesPortal {
  readonly #certificates: PushCertificates;
  readonly #entries = new Map<string, Entry>();

  constructor(certificates: PushCertificates) {
    this.#certificates = certificates;
  }

  /** `path` is below `/certificates`. Refusals are thrown. */
  answer(context: RuleContext, request: Pick<CloudRequest, 'method' | 'path' | 'query' | 'body'>): CloudResponse {
    const [, id = '', deed = ''] = request.path.split('/');
    const body = jsonBody(request) ?? {};
    if (request.method === 'GET')
      return json({ certificates: this.#list(context, request.query.get('appleId') ?? '') });
    if (request.method !== 'POST') throw refused('this is not offered', 404);
    if (id === '') return this.#create(context, body);
    const entry = this.#own(context, id, text(body, 'appleId'));
    if (deed === 'renew') return this.#renew(context, entry, body);
    if (deed !== 'revoke') throw refused('this is not offered', 404);
    entry.revoked = true;
    this.#certificates.revoke(entry.certificate);
    return json({});
  }

  #create(context: RuleContext, body: JsonObject): CloudResponse {
    if (!termsAccepted(context, body.terms === true)) throw refused('the terms of use are not accepted');
    const { spki } = request(body);
    const der = this.#certificates.issue(context, this.#certificates.newTopic(), spki);
    const owner = ownerOf(context, text(body, 'appleId'));
    const id = `cert-${this.#entries.size + 1}`;
    const entry: Entry = { id, owner, certificate: new Certificate(der), note: '', revoked: false };
    this.#entries.set(id, entry);
    return file(entry);
  }

  /** A new certificate takes the place of the old one in its entry. */
  #renew(context: RuleContext, entry: Entry, body: JsonObject): CloudResponse {
    if (!mayStillRenew(context, entry.certificate.notAfter)) throw refused('the certificate expired too long ago');
    const { spki } = request(body);
    const old = topicOfCertificate(entry.certificate) ?? '';
    const topic = topicOfRenewal(context, old, this.#certificates.newTopic());
    entry.certificate = new Certificate(this.#certificates.issue(context, topic, spki));
    entry.note = typeof body.note === 'string' ? body.note : '';
    return file(entry);
  }

  #list(context: RuleContext, appleId: string): readonly JsonObject[] {
    return [...this.#entries.values()]
      .filter(({ owner }) => isTheirs(context, owner, appleId))
      .map(({ id, certificate, note, revoked }) => ({
        id,
        note,
        topic: topicOfCertificate(certificate) ?? '',
        serial: certificate.serial,
        expiration: new Date(certificate.notAfter).toISOString(),
        status: statusOf(context, certificate, revoked),
      }));
  }

  #own(context: RuleContext, id: string, appleId: string): Entry {
    const entry = this.#entries.get(id);
    if (entry !== undefined && isTheirs(context, entry.owner, appleId)) return entry;
    throw refused(`${appleId} has no such certificate`, 404);
  }
}

function statusOf({ now }: RuleContext, { notAfter }: Certificate, revoked: boolean): string {
  if (revoked) return 'Revoked';
  return now > notAfter ? 'Expired' : 'Active';
}

/** The signing request of a call. Throws when there is none, or when its signature does not hold. */
function request(body: JsonObject): Csr {
  try {
    const [der] = fromPem(text(body, 'csr'), 'CERTIFICATE REQUEST');
    const csr = parseCsr(der as Uint8Array);
    if (verifyCsr(csr)) return csr;
  } catch {
    throw refused('the file is no certificate signing request');
  }
  throw refused('the signature of the request does not hold');
}

function text(body: JsonObject, key: string): string {
  const value = body[key];
  if (typeof value === 'string' && value !== '') return value;
  throw refused(`${key} is missing`);
}

function file({ id, certificate }: Entry): CloudResponse {
  const name = 'MDM_muster_Certificate.pem';
  const headers = {
    'content-type': 'application/x-pem-file',
    'content-disposition': `attachment; filename="${name}"`,
    'x-certificate-id': id,
  };
  return { status: 201, headers, body: toPem('CERTIFICATE', certificate.der) };
}

const refused = (message: string, status = 400): CloudRefusal => new CloudRefusal(json({ message }, status));
