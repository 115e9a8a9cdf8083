import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mdmTopicPrefix, topicOfCertificate } from '../../../../protocol/apple/push.js';
import { days } from '../../../../protocol/base/clock.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import { Certificate, issueCertificate } from '../../../../protocol/pki/certificate.js';
import { extendedKeyUsage } from '../../../../protocol/pki/extensions.js';
import { spkiOf } from '../../../../protocol/pki/keys.js';
import { name } from '../../../../protocol/pki/name.js';
import type { CloudWorld } from '../cloud.js';
import { certificateLife } from './portal-rules.js';
import type { CertificateState } from './rules.js';

const clientAuthentication = '1.3.6.1.5.5.7.3.2';

interface Root {
  readonly key: KeyObject;
  readonly certificate: Certificate;
}

/** Issues push certificates in Apple's place and judges those that servers come with. */
export class PushCertificates {
  readonly #world: CloudWorld;
  readonly #revoked = new Set<string>();
  readonly #takesForeign: boolean;
  #root: Root | undefined;

  /** `takesForeign`: certificates that somebody else issued are good as well, as far as they are in force. */
  constructor(world: CloudWorld, takesForeign: boolean) {
    this.#world = world;
    this.#takesForeign = takesForeign;
  }

  newTopic(): string {
    return `${mdmTopicPrefix}External.${this.#world.random.uuid().toLowerCase()}`;
  }

  /** For the key of a request, under this topic; valid for as long as push certificates are. Returns DER. */
  issue(context: RuleContext, topic: string, publicKey: Uint8Array, life = certificateLife(context)): Uint8Array {
    const { key, certificate } = this.#authority(context.now);
    return issueCertificate({
      subject: name({ UID: topic, CN: `APSP:${topic.split('.').at(-1)} (simulated)`, C: 'US' }),
      issuer: certificate.subjectDer,
      publicKey,
      serial: this.#world.random.bytes(8).map((byte, at) => (at === 0 ? (byte & 0x3f) | 0x40 : byte)),
      notBefore: context.now,
      notAfter: context.now + life,
      extensions: [extendedKeyUsage([clientAuthentication])],
      key,
    });
  }

  /** A certificate for whoever holds no key of his own, such as a tenant that pushes before anybody uploaded one. Returns DER. */
  issueUnasked(context: RuleContext, topic: string): Uint8Array {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return this.issue(context, topic, spkiOf(privateKey), days(36_500));
  }

  revoke(certificate: Certificate): void {
    this.#revoked.add(certificate.sha256);
  }

  judge(
    { now }: RuleContext,
    der: Uint8Array | undefined,
  ): { readonly state: CertificateState; readonly topic: string } {
    const certificate = der === undefined ? undefined : readable(der);
    if (certificate === undefined) return { state: 'none', topic: '' };
    return { state: this.#stateOf(now, certificate), topic: topicOfCertificate(certificate) ?? '' };
  }

  #stateOf(now: number, certificate: Certificate): CertificateState {
    const ours = this.#root !== undefined && certificate.isIssuedBy(this.#root.certificate);
    if (!ours && !this.#takesForeign) return 'foreign';
    if (this.#revoked.has(certificate.sha256)) return 'revoked';
    return now > certificate.notAfter ? 'expired' : 'good';
  }

  #authority(now: number): Root {
    this.#root ??= newRoot(now);
    return this.#root;
  }
}

function newRoot(now: number): Root {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const subject = name({ O: 'muster', CN: 'Application integration (simulated)' });
  const validity = { notBefore: now - days(1), notAfter: now + days(36_500) };
  const fields = { subject, issuer: subject, publicKey: spkiOf(key), serial: 1, extensions: [], key, ...validity };
  return { key, certificate: new Certificate(issueCertificate(fields)) };
}

function readable(der: Uint8Array): Certificate | undefined {
  try {
    return new Certificate(der);
  } catch {
    return undefined;
  }
}
