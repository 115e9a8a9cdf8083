import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { apnsPath } from '../../protocol/apple/push.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { Certificate, issueCertificate } from '../../protocol/pki/certificate.js';
import { createCsr } from '../../protocol/pki/csr.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { fromPem, toPem } from '../../protocol/pki/pem.js';
import { askCloud, type CloudAnswer, type CloudPlace } from './cloud-transport.js';

/** What may be wrong with a notification. */
export interface NotificationPatch {
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly token?: string;
  readonly topic?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `none`: no certificate in TLS; `foreign`: one that Apple did not issue. */
  readonly certificate?: 'none' | 'foreign';
}

/** An administrator in the simulated Apple Push Certificates Portal. */
export class PushPortal {
  readonly #place: CloudPlace;
  readonly #url: string;
  readonly #token: string;

  constructor(place: CloudPlace, url: string, token: string) {
    this.#place = place;
    this.#url = url;
    this.#token = token;
  }

  /** Any call of the portal, below its own path. */
  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: JsonObject): Promise<CloudAnswer> {
    return askCloud(this.#place, {
      step: `portal ${path.split('?')[0]}`,
      method,
      url: `${this.#url}/apns/portal${path}`,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
    });
  }

  /** A server that pushes by a certificate of the portal. */
  async newSender(appleId: string): Promise<PushSender> {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const csr = toPem('CERTIFICATE REQUEST', createCsr({ key: privateKey, subject: name({ CN: 'push sender' }) }));
    const answer = await this.ask('POST', '/certificates', { appleId, terms: true, csr });
    const certificate = new Certificate(fromPem(answer.text, 'CERTIFICATE')[0] as Uint8Array);
    const id = answer.headers['x-certificate-id'] ?? '';
    return new PushSender(this.#place, this.#url, { id, appleId, certificate, key: privateKey });
  }
}

interface SenderIdentity {
  /** Of the certificate's entry in the portal. */
  readonly id: string;
  readonly appleId: string;
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** An MDM server as the push service sees it, one notification at a time, wrong on purpose where asked. */
export class PushSender {
  readonly identity: SenderIdentity;
  readonly topic: string;
  readonly #place: CloudPlace;
  readonly #url: string;

  constructor(place: CloudPlace, url: string, identity: SenderIdentity) {
    this.#place = place;
    this.#url = url;
    this.identity = identity;
    this.topic = identity.certificate.subject.flat()[0]?.value ?? '';
  }

  push(patch: NotificationPatch = {}): Promise<CloudAnswer> {
    const {
      method = 'POST',
      token = 'ab'.repeat(32),
      topic = this.topic,
      headers = {},
      body = '{"mdm":"magic"}',
    } = patch;
    const { path = apnsPath + token } = patch;
    return askCloud(this.#place, {
      step: 'push',
      method,
      url: this.#url + path,
      headers: { 'apns-topic': topic, 'apns-push-type': 'mdm', ...headers },
      ...(method === 'POST' && { body: Buffer.from(body) }),
      ...this.#shown(patch.certificate),
    });
  }

  /** Question of a device to our simulated service: which pushes wait. */
  collect(token: string, topic = this.topic): Promise<CloudAnswer> {
    return this.#ofDevice({ devices: [{ token, topic }] });
  }

  unregister(token: string): Promise<CloudAnswer> {
    return this.#ofDevice({ unregister: [token] });
  }

  #ofDevice(question: JsonObject): Promise<CloudAnswer> {
    const url = `${this.#url}/apns/muster/pushes`;
    return askCloud(this.#place, { step: 'pushes', method: 'POST', url, body: Buffer.from(JSON.stringify(question)) });
  }

  #shown(certificate: NotificationPatch['certificate']) {
    if (certificate === 'none') return {};
    const { key, certificate: own } = this.identity;
    const der = certificate === 'foreign' ? selfMade(key, own) : own.der;
    return { clientCertificate: { chain: [der], privateKey: key.export({ format: 'der', type: 'pkcs8' }) } };
  }
}

/** A certificate with the same subject that nobody but its holder vouches for. */
function selfMade(key: KeyObject, { subject, notBefore, notAfter }: Certificate): Uint8Array {
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 7, extensions: [], key };
  return issueCertificate({ ...fields, notBefore, notAfter });
}
