import type { KeyObject } from 'node:crypto';
import { base64url } from '../../protocol/acme/json.js';
import type { Authorization, Challenge, Directory, Order } from '../../protocol/acme/messages.js';
import {
  chainMediaType,
  readAuthorization,
  readChallenge,
  readDirectory,
  readOrder,
} from '../../protocol/acme/messages.js';
import { seconds } from '../../protocol/base/clock.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Decoded, Finding } from '../../protocol/base/finding.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import { section } from '../../protocol/base/section.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { Certificate } from '../../protocol/pki/certificate.js';
import { judgeIdentity } from '../../protocol/pki/judge-identity.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { fromPem } from '../../protocol/pki/pem.js';
import { attestationFor, certificationRequest } from './acme-build.js';
import { challengeAnswered, senderNamedBy, timesAsked } from './acme-message-rules.js';
import { type AcmePatch, AcmePost, type AcmeReply, type AcmeWorld } from './acme-post.js';
import type { AcmeRequest } from './acme-request.js';

/** One order with an ACME service, message by message (RFC 8555 §7.1). Each method sends one message; the order of calls is the caller's. */
export class AcmeConversation {
  readonly world: AcmeWorld;
  readonly wanted: AcmeRequest;
  readonly #post: AcmePost;
  #directory: Directory | undefined;
  #account: string | undefined;
  #orderUrl: string | undefined;
  #order: Order | undefined;
  #authorization: Authorization | undefined;
  #chain: readonly Certificate[] = [];

  constructor(world: AcmeWorld, wanted: AcmeRequest) {
    this.world = world;
    this.wanted = wanted;
    this.#post = new AcmePost(world);
  }

  /** RFC 8555 §7.1.1 */
  async directory(): Promise<void> {
    const { message } = await this.#post.get('directory', this.wanted.directoryUrl, readDirectory);
    this.#directory = message;
  }

  /** RFC 8555 §7.2 */
  async newNonce(): Promise<void> {
    await this.#post.fetchNonce(this.#known(this.#directory).newNonce);
  }

  /** RFC 8555 §7.3: an account for a key of its own. */
  async newAccount(patch: AcmePatch = {}): Promise<AcmeReply> {
    const key = await this.#accountKey(patch.account === 'another' ? 'another account' : 'account');
    const { onlyReturnExisting } = patch;
    const payload = { termsOfServiceAgreed: true, ...(onlyReturnExisting !== undefined && { onlyReturnExisting }) };
    const signer = { key, signer: this.#signerAs(true, patch, this.#account) };
    const reply = await this.#post.send('newAccount', this.#known(this.#directory).newAccount, signer, payload, patch);
    if (reply.problem === undefined) this.#account = reply.location ?? '';
    return reply;
  }

  #signerAs(newAccount: boolean, { signer }: AcmePatch, kid = ''): 'jwk' | { readonly kid: string } {
    return (signer ?? senderNamedBy(this.#context, newAccount)) === 'jwk' ? 'jwk' : { kid };
  }

  /** RFC 8555 §7.4 */
  async newOrder(patch: AcmePatch = {}): Promise<AcmeReply> {
    const { type, value } = this.wanted.identifier;
    const payload = { identifiers: [{ type: patch.identifierType ?? type, value: patch.identifier ?? value }] };
    const reply = await this.#signed('newOrder', this.#known(this.#directory).newOrder, payload, patch, readOrder);
    if (reply.message === undefined) return reply;
    this.#orderUrl = reply.location;
    this.#order = reply.message;
    return reply;
  }

  /** RFC 8555 §7.5: the challenges of the order's authorization. */
  async authorization(patch: AcmePatch = {}): Promise<AcmeReply> {
    const [url = ''] = this.#known(this.#order).authorizations;
    const judge = (read: Decoded<Authorization>): readonly Finding[] => this.#judgeOffer(read.message);
    const reply = await this.#signed('authorization', url, undefined, patch, readAuthorization, judge);
    if (reply.message !== undefined) this.#authorization = reply.message;
    return reply;
  }

  /** RFC 8555 §7.5.1, with the attestation that draft-ietf-acme-device-attest §5 asks for. */
  async challenge(patch: AcmePatch = {}): Promise<AcmeReply> {
    const challenge = this.#offered();
    if (challenge === undefined)
      throw new ProtocolError('ACME_CHALLENGE', `no ${this.wanted.challengeType} is offered`);
    const payload = await this.#response(challenge, patch);
    return this.#signed('challenge', challenge.url, payload, patch, readChallenge);
  }

  async #response(challenge: Challenge, patch: AcmePatch): Promise<JsonObject> {
    if (challenge.type !== 'device-attest-01') return {};
    const attestation = attestationFor(this.world, this.wanted, challenge.token, await this.key(), patch);
    return { attObj: base64url.write(attestation) };
  }

  /** RFC 8555 §7.4: the order as it stands; `another` account has no business with it. */
  async order(patch: AcmePatch = {}): Promise<AcmeReply> {
    const reply = await this.#signed('order', this.#orderUrl ?? '', undefined, patch, readOrder);
    if (reply.message !== undefined) this.#order = reply.message;
    return reply;
  }

  /** RFC 8555 §7.4: the certification request. */
  async finalize(patch: AcmePatch = {}): Promise<AcmeReply> {
    const key = patch.key === 'another' ? await this.#accountKey('another key') : await this.key();
    const csr = base64url.write(certificationRequest(this.wanted, key, patch));
    const reply = await this.#signed('finalize', this.#known(this.#order).finalize, { csr }, patch, readOrder);
    if (reply.message !== undefined) this.#order = reply.message;
    return reply;
  }

  /** RFC 8555 §7.4.2 */
  async certificate(patch: AcmePatch = {}): Promise<AcmeReply> {
    const url = this.#known(this.#order).certificate ?? '';
    const publicKey = spkiOf(await this.key());
    const read = (body: Uint8Array): Decoded<readonly Certificate[]> => {
      const chain = fromPem(Buffer.from(body).toString('latin1'), 'CERTIFICATE').map((der) => new Certificate(der));
      return { message: chain, findings: judgeChain(chain, publicKey, this.world.clock.now()) };
    };
    const accept = { accept: chainMediaType };
    const reply = await this.#signed('certificate', url, undefined, patch, read, undefined, accept);
    this.#chain = reply.message ?? [];
    return reply;
  }

  /** Asks as long as the service is at work, `attempts` times at most, a second apart (RFC 8555 §7.4, §7.5.1). */
  async settle(what: 'authorization' | 'order', attempts = timesAsked(this.#context)): Promise<void> {
    const { clock, signal } = this.world;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const status = what === 'order' ? this.orderStatus : this.authorizationStatus;
      if (status !== 'processing' && status !== 'pending') return;
      if (attempt > 0)
        await clock.sleep(seconds(1), { name: `ACME ${what}`, ...(signal === undefined ? {} : { signal }) });
      await this[what]();
    }
  }

  get orderStatus(): Order['status'] | undefined {
    return this.#order?.status;
  }

  get authorizationStatus(): Authorization['status'] | undefined {
    return this.#authorization?.status;
  }

  /** Leaf first; empty before it was fetched. */
  get chain(): readonly Certificate[] {
    return this.#chain;
  }

  /** The key that the certificate is wanted for. */
  key(): Promise<KeyObject> {
    return this.world.keys.take(this.wanted.keyKind, this.world.keySeed);
  }

  #offered(): Challenge | undefined {
    return challengeAnswered(this.#context, this.#known(this.#authorization).challenges, this.wanted.challengeType);
  }

  #judgeOffer({ challenges, status }: Authorization): readonly Finding[] {
    const { challengeType } = this.wanted;
    if (status !== 'pending' || challenges.some(({ type, token }) => type === challengeType && token !== '')) return [];
    const received = challenges.map(({ type }) => type).join(', ') || 'no challenge';
    const place = section('draft-ietf-acme-device-attest', '5');
    return [{ requirement: 'XAC-008', severity: 'fail', expected: challengeType, received, section: place }];
  }

  async #signed<T>(
    step: string,
    url: string,
    payload: JsonObject | undefined,
    patch: AcmePatch,
    read: (body: Uint8Array) => Decoded<T>,
    judge?: (read: Decoded<T>) => readonly Finding[],
    headers?: Readonly<Record<string, string>>,
  ): Promise<AcmeReply<T>> {
    const other = patch.account === 'another';
    const key = await this.#accountKey(other ? 'another account' : 'account');
    const kid = other ? await this.#otherAccount(key) : this.#known(this.#account);
    const signer = { key, signer: this.#signerAs(false, patch, kid) };
    return this.#post.send(step, url, signer, payload, patch, { read, judge, headers });
  }

  async #otherAccount(key: KeyObject): Promise<string> {
    const { newAccount } = this.#known(this.#directory);
    const reply = await this.#post.send(
      'newAccount',
      newAccount,
      { key, signer: 'jwk' },
      { termsOfServiceAgreed: true },
    );
    return reply.location ?? '';
  }

  get #context(): RuleContext {
    return { now: this.world.clock.now(), rules: this.world.rules };
  }

  #accountKey(purpose: string): Promise<KeyObject> {
    return this.world.keys.take('ec-p256', `${this.world.keySeed} ${purpose}`);
  }

  #known<T>(value: T | undefined): T {
    if (value === undefined) throw new ProtocolError('ACME_ORDER', 'an ACME message before what it builds on');
    return value;
  }
}

/** The leaf comes first, and is a management identity for the key (RFC 8555 §7.4.2, §9.1). */
function judgeChain(chain: readonly Certificate[], publicKey: Uint8Array, now: number): readonly Finding[] {
  const [leaf, issuer] = chain;
  if (leaf === undefined) return [{ ...leafFirst, received: 'no certificate' }];
  const own = chain.findIndex(({ spki }) => Buffer.compare(spki, publicKey) === 0);
  if (own > 0) return [{ ...leafFirst, received: `it is certificate ${own + 1}` }];
  return judgeIdentity(leaf, { publicKey, now, ...(issuer === undefined ? {} : { issuer }) });
}

const leafFirst = {
  requirement: 'XAC-017',
  severity: 'fail',
  expected: 'a PEM chain that begins with the certificate for our key',
  section: section('RFC 8555', '9.1'),
} as const;
