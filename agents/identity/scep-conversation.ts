import { createHash, type KeyObject } from 'node:crypto';
import type { Clock } from '../../protocol/base/clock.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Random } from '../../protocol/base/random.js';
import type { RuleBook, RuleContext } from '../../protocol/base/rule.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { encodeName } from '../../protocol/pki/name.js';
import { decodeCaCertificates } from '../../protocol/scep/ca-certificates.js';
import { type AlgorithmChoice, parseCapabilities } from '../../protocol/scep/capabilities.js';
import { encodeIssuerAndSerial, encodeIssuerAndSubject } from '../../protocol/scep/message-data.js';
import type { CaCertificates } from '../../protocol/scep/messages.js';
import { decodeNextCa } from '../../protocol/scep/next-ca.js';
import { mediaTypes } from '../../protocol/scep/scep.table.js';
import type { KeySource } from '../device/keys.js';
import type { Transport, TransportResponse } from '../device/transport.js';
import { authorityAskedFor, envelopedFor, firstSigner, nonceSent, withinTheOffer } from './request-rules.js';
import { type BuiltMessage, buildMessage, buildRequest, type ScepPatch, selfSignedCertificate } from './scep-build.js';
import { readReply, type ScepReply } from './scep-reply.js';
import type { ScepRequest } from './scep-request.js';
import { algorithmsChosen, announcementBelieved, authorityTrusted, pollTransaction } from './scep-rules.js';

/** What a SCEP client is given; it takes nothing from the module scope. */
export interface ScepWorld {
  readonly transport: Transport;
  readonly keys: KeySource;
  /** Seed of the key that is to be certified. */
  readonly keySeed: string;
  readonly random: Random;
  readonly clock: Clock;
  /** Device rules that are broken on purpose. */
  readonly rules: RuleBook;
  readonly signal?: AbortSignal;
  /** Authorities that the one of before announced under its signature, DER; filled by GetNextCACert. */
  readonly announced?: Uint8Array[];
  /** Trust anchors for TLS that the device has installed, DER. */
  readonly anchors?: readonly Uint8Array[];
}

/** An identity as a device holds it. */
export interface ScepIdentity {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
}

/** One client and one service: what was learned of each other, and the messages in between. Every method sends one message. */
export class ScepConversation {
  readonly world: ScepWorld;
  readonly wanted: ScepRequest;
  #algorithms: AlgorithmChoice | undefined;
  #authorities: CaCertificates | undefined;
  #signer: ScepIdentity | undefined;
  #transactionID: string | undefined;
  readonly #seenNonces = new Set<string>();

  constructor(world: ScepWorld, wanted: ScepRequest) {
    this.world = world;
    this.wanted = wanted;
  }

  /** GetCACaps (RFC 8894 §3.5.1). A service that does not know the operation has no capabilities. */
  async getCaCaps(): Promise<void> {
    const response = await this.#get('GetCACaps', { operation: 'GetCACaps' });
    const text = response.status === 200 ? Buffer.from(response.body).toString('latin1') : '';
    const { message, findings } = parseCapabilities(text);
    this.#algorithms = withinTheOffer(this.#context(), algorithmsChosen(this.#context(), message));
    response.decode(() => ({ response: text, findings }));
  }

  /** GetCACert (RFC 8894 §4.2). Throws ProtocolError for an answer without certificate. */
  async getCaCert(): Promise<CaCertificates> {
    const authorityName = authorityAskedFor(this.#context(), this.wanted.authorityName);
    const response = await this.#get('GetCACert', {
      operation: 'GetCACert',
      ...(authorityName === undefined ? {} : { message: authorityName }),
    });
    if (response.status !== 200) throw httpRefusal('GetCACert', response);
    const mediaType = String(response.headers['content-type'] ?? '');
    const { message, findings } = decodeCaCertificates({ mediaType, body: response.body });
    const withRows = findings.map((finding) =>
      finding.place === 'Content-Type' ? { ...finding, requirement: 'XSC-002' } : finding,
    );
    response.decode(() => ({ response: message.all.map(describeCertificate).join('\n'), findings: withRows }));
    this.#authorities = message;
    return message;
  }

  /** Whether the authority is the one that the payload's fingerprint names. */
  get authorityIsTrusted(): boolean {
    const authorities = this.#known(this.#authorities);
    const announced = this.world.announced?.some((der) => authorities.all.some((each) => sameBytes(each.der, der)));
    if (announced === true) return true;
    return authorityTrusted(this.#context(), authorities, this.wanted.authorityFingerprint);
  }

  /** GetNextCACert (RFC 8894 §4.7): the authorities of tomorrow are kept when today's vouches for them. Throws ProtocolError for an answer without certificate. */
  async getNextCaCert(): Promise<void> {
    const response = await this.#get('GetNextCACert', { operation: 'GetNextCACert' });
    if (response.status !== 200) throw httpRefusal('GetNextCACert', response);
    const mediaType = String(response.headers['content-type'] ?? '');
    const answer = { mediaType, body: response.body };
    const { message, findings } = decodeNextCa(answer, this.#known(this.#authorities).authority);
    response.decode(() => ({
      response: message.certificates.map(describeCertificate).join('\n'),
      findings: findings.map((each) => ({ ...each, requirement: 'XSC-050' })),
    }));
    if (announcementBelieved(this.#context(), message.vouchedFor))
      this.world.announced?.push(...message.certificates.map(({ der }) => der));
  }

  /** PKCSReq (RFC 8894 §3.3.1), signed by a certificate that the key made for itself (§2.3). */
  async pkcsReq(patch: ScepPatch = {}): Promise<ScepReply> {
    const privateKey = await this.#wantedKey();
    this.#signer = await this.#firstSigner();
    const built = buildRequest('PKCSReq', privateKey, this.wanted, this.#envelope(this.#signer, patch), patch);
    return this.#pkiOperation(built, patch, privateKey);
  }

  /** RenewalReq (RFC 8894 §3.3.1), signed by the identity that is to be renewed. The challenge goes along: some services insist on it. */
  async renewalReq(current: ScepIdentity, patch: ScepPatch = {}): Promise<ScepReply> {
    const privateKey = await this.world.keys.take(this.wanted.keyKind, this.world.keySeed);
    this.#signer = patch.signer === 'self' ? this.#stranger(privateKey) : current;
    const built = buildRequest('RenewalReq', privateKey, this.wanted, this.#envelope(this.#signer, patch), patch);
    return this.#pkiOperation(built, patch, privateKey);
  }

  /** CertPoll (RFC 8894 §3.3.3) for the request sent last. */
  async certPoll(patch: ScepPatch = {}): Promise<ScepReply> {
    const signer = this.#known(this.#signer);
    const content = encodeIssuerAndSubject({
      issuer: this.#known(this.#authorities).authority.subjectDer,
      subject: encodeName(this.wanted.subject),
    });
    const transactionID = pollTransaction(this.#context(), this.#known(this.#transactionID));
    const built = buildMessage('CertPoll', content, { ...this.#envelope(signer, patch), transactionID }, patch);
    return this.#pkiOperation(built, patch, await this.#wantedKey());
  }

  /** GetCert (RFC 8894 §4.5) for a serial number of the authority. */
  async getCert(current: ScepIdentity, patch: ScepPatch = {}): Promise<ScepReply> {
    return this.#access('GetCert', current, patch);
  }

  /** GetCRL (RFC 8894 §4.6). */
  async getCrl(current: ScepIdentity, patch: ScepPatch = {}): Promise<ScepReply> {
    return this.#access('GetCRL', current, patch);
  }

  async #access(type: 'GetCert' | 'GetCRL', current: ScepIdentity, patch: ScepPatch): Promise<ScepReply> {
    const { authority } = this.#known(this.#authorities);
    this.#signer = current;
    const serial = patch.serial ?? current.certificate.serial;
    const content = encodeIssuerAndSerial({ issuer: authority.subjectDer, serial });
    const built = buildMessage(type, content, this.#envelope(current, patch), patch);
    return this.#pkiOperation(built, patch, undefined);
  }

  /** What has been asked of the service so far, asked for now where it was not. */
  async prepare(): Promise<void> {
    if (this.#algorithms === undefined) await this.getCaCaps();
    if (this.#authorities === undefined) await this.getCaCert();
  }

  async #wantedKey(): Promise<KeyObject> {
    return this.world.keys.take(this.wanted.keyKind, this.world.keySeed);
  }

  async #firstSigner(): Promise<ScepIdentity> {
    const own = { keySeed: this.world.keySeed, subject: this.wanted.subject };
    const { keySeed, subject } = firstSigner(this.#context(), own);
    const privateKey = await this.world.keys.take(this.wanted.keyKind, keySeed);
    return { certificate: selfSignedCertificate(subject, privateKey, this.world), privateKey };
  }

  #stranger(privateKey: KeyObject): ScepIdentity {
    return { certificate: selfSignedCertificate(this.wanted.subject, privateKey, this.world), privateKey };
  }

  #envelope(signer: ScepIdentity, patch: ScepPatch) {
    const algorithms = this.#known(this.#algorithms);
    const spki = spkiOf(signer.privateKey);
    return {
      signer,
      recipient: envelopedFor(this.#context(), this.#known(this.#authorities)),
      cipher: patch.cipher ?? algorithms.cipher,
      digest: patch.digest ?? algorithms.digest,
      // Upper-case hex of the key's SHA-256 and 4 random bytes: a second request for the same key is another transaction (RFC 8894 §3.2.1.1).
      transactionID: createHash('sha256').update(spki).update(this.world.random.bytes(4)).digest('hex').toUpperCase(),
      senderNonce: nonceSent(this.#context(), this.world.random.bytes(16)),
      random: this.world.random,
    };
  }

  async #pkiOperation(built: BuiltMessage, patch: ScepPatch, key: KeyObject | undefined): Promise<ScepReply> {
    const algorithms = this.#known(this.#algorithms);
    this.#transactionID = built.transactionID;
    const post = patch.via === undefined ? algorithms.post : patch.via === 'POST';
    const response = post
      ? await this.#post(built.bytes)
      : await this.#get('PKIOperation', {
          operation: 'PKIOperation',
          message: Buffer.from(built.bytes).toString('base64'),
        });
    const authorities = this.#known(this.#authorities);
    const signer = this.#known(this.#signer);
    const reply = readReply(response, {
      built,
      authorities,
      signer,
      now: this.world.clock.now(),
      seenNonces: this.#seenNonces,
      ...(key === undefined ? {} : { publicKey: spkiOf(key) }),
    });
    response.decode(() => ({ request: built.text(), response: reply.text(), findings: reply.findings }));
    if (reply.senderNonce !== undefined) this.#seenNonces.add(reply.senderNonce);
    return reply;
  }

  #get(step: string, query: Readonly<Record<string, string>>): Promise<TransportResponse> {
    const url = addressOf(this.wanted.url);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    return this.world.transport.send({ step, method: 'GET', url: url.href, ...this.#connection() });
  }

  #post(body: Uint8Array): Promise<TransportResponse> {
    const url = addressOf(this.wanted.url);
    url.searchParams.set('operation', 'PKIOperation');
    const headers = { 'content-type': mediaTypes.pkiMessage };
    return this.world.transport.send({
      step: 'PKIOperation',
      method: 'POST',
      url: url.href,
      headers,
      body,
      ...this.#connection(),
    });
  }

  #connection(): { readonly signal?: AbortSignal; readonly anchors?: readonly Uint8Array[] } {
    const { signal, anchors } = this.world;
    return { ...(signal === undefined ? {} : { signal }), ...(anchors === undefined ? {} : { anchors }) };
  }

  #context(): RuleContext {
    return { now: this.world.clock.now(), rules: this.world.rules };
  }

  #known<T>(value: T | undefined): T {
    if (value === undefined)
      throw new ProtocolError('SCEP_ORDER', 'a SCEP message before what it builds on was asked for');
    return value;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function describeCertificate({ sha256, serial }: Certificate): string {
  return `certificate ${serial}, SHA-256 ${sha256}`;
}

/** An HTTP status that ends the conversation. */
export function httpRefusal(step: string, { status, body }: Pick<TransportResponse, 'status' | 'body'>): ProtocolError {
  const text = Buffer.from(body.subarray(0, 200)).toString('latin1').replaceAll(/\s+/g, ' ').trim();
  return new ProtocolError('SCEP_HTTP', `${step} was answered ${status}${text === '' ? '' : `: ${text}`}`, {
    place: String(status),
  });
}

/** Throws ProtocolError `TRANSPORT_BAD_URL` on what is no address, as a payload may have it. */
function addressOf(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new ProtocolError('TRANSPORT_BAD_URL', `"${text}" is no address of a SCEP service`);
}
