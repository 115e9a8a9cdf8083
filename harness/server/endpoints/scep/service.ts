import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Certificate } from '../../../../protocol/pki/certificate.js';
import { spkiOf } from '../../../../protocol/pki/keys.js';
import { scepSettings } from '../../domain/scep-settings.js';
import type { Tenant } from '../../tenant.js';

/** A request that waits for somebody's approval. */
export interface PendingRequest {
  readonly csr: Uint8Array;
  readonly subjectDer: Uint8Array;
  /** Reference of the issued enrollment, where a challenge named one. */
  readonly enrollment?: string;
  /** SHA-256 of the certificate that proved the sender, hex: the new one is its successor. */
  readonly renews?: string;
  /** How often it was answered PENDING. */
  answers: number;
}

/** Who answers for a tenant: the authority itself, or a registration authority (RFC 8894 §2.1.2). */
export interface Responder {
  readonly certificate: Certificate;
  readonly key: KeyObject;
  /** What GetCACert gives. */
  readonly chain: readonly Certificate[];
}

/** What the SCEP service of one tenant keeps besides the tenant's own state. */
export class ScepService {
  /** By transactionID. */
  readonly pending = new Map<string, PendingRequest>();
  readonly #tenant: Tenant;
  #agent: Responder | undefined;

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
  }

  /** The authority of today. */
  get root(): Certificate {
    return new Certificate(this.#tenant.ca.certificate);
  }

  /** A certificate the authority issued, by serial number in hex. */
  find(serial: string): Uint8Array | undefined {
    return this.#tenant.ca.find(serial);
  }

  get responder(): Responder {
    if (scepSettings(this.#tenant.state).registrationAuthority) {
      if (this.#agent?.certificate.isIssuedBy(this.root) !== true) this.#agent = this.#makeAgent();
      return this.#agent;
    }
    return { certificate: this.root, key: this.#tenant.ca.privateKey, chain: [this.root] };
  }

  /** How many PENDING answers a request gets; the fault `scep-pending` keeps every request waiting once, `scep-never` for ever. */
  get pendingAnswers(): number {
    if (this.#tenant.faults.has('scep-never')) return Number.POSITIVE_INFINITY;
    const { pendingAnswers } = scepSettings(this.#tenant.state);
    if (pendingAnswers < 0) return Number.POSITIVE_INFINITY;
    return this.#tenant.faults.has('scep-pending') ? Math.max(1, pendingAnswers) : pendingAnswers;
  }

  #makeAgent(): Responder {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const bytes = this.#tenant.ca.issueRegistrationAuthority(spkiOf(privateKey), this.#tenant.clock.now());
    const certificate = new Certificate(bytes);
    return { certificate, key: privateKey, chain: [certificate, this.root] };
  }
}
