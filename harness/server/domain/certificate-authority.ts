import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { days } from '../../../protocol/base/clock.js';
import type { Random } from '../../../protocol/base/random.js';
import { type RuleBook, type RuleContext, soundRules } from '../../../protocol/base/rule.js';
import { Certificate, issueCertificate } from '../../../protocol/pki/certificate.js';
import { issueCrl, type RevokedEntry } from '../../../protocol/pki/crl.js';
import { type Csr, parseCsr } from '../../../protocol/pki/csr.js';
import {
  authorityKeyIdentifier,
  basicConstraints,
  type Extension,
  extendedKeyUsage,
  keyUsage,
  readExtendedKeyUsage,
  readSubjectAltName,
  subjectAltName,
  subjectKeyIdentifier,
} from '../../../protocol/pki/extensions.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import { type Name, name } from '../../../protocol/pki/name.js';
import { Oid } from '../../../protocol/pki/oids.table.js';
import type {
  AuthorityOptions,
  CertificateAuthority,
  CertificateObjection,
  CertificateRequest,
  SavedAuthority,
  ServerCertificateRequest,
} from './authority.js';
import type { Generation, Generations, Succession } from './authority-generations.js';
import {
  authorityCounts,
  certifiedKey,
  identityConstraints,
  identityUsage,
  inForce,
  issuedSignature,
  issuerName,
  notRevoked,
  ownIssue,
  serialNumber,
  validity,
} from './certificate-rules.js';
import { restoreGenerations, saveGenerations } from './saved-generations.js';

interface Issued {
  readonly der: Uint8Array;
  readonly issuedAt: number;
  revokedAt?: number;
}

/** Makes a tenant's authority; costs one signature. The root is valid ten years either way, so that the tenant's clock may be moved. */
export function createCertificateAuthority(options: AuthorityOptions): CertificateAuthority {
  return new TenantAuthority(options);
}

class TenantAuthority implements CertificateAuthority {
  readonly #tenantId: string;
  readonly #first: Certificate;
  readonly #generations: Generations;
  readonly #random: Random;
  readonly #rules: RuleBook;
  /** By serial number, hex. */
  readonly #ledger = new Map<string, Issued>();
  #crlNumber = 0;

  constructor({ tenantId, key, random, now, rules = soundRules, saved }: AuthorityOptions) {
    this.#tenantId = tenantId;
    this.#random = random;
    this.#rules = rules;
    this.#first = new Certificate(
      saved === undefined ? selfSigned(tenantId, key, random, now) : Buffer.from(saved.certificate, 'base64'),
    );
    this.#generations = restoreGenerations(this.#first, key, saved?.generations);
    for (const { certificate, revokedAt } of saved?.issued ?? []) {
      const issued = this.#remember(Buffer.from(certificate, 'base64'), now);
      if (revokedAt !== undefined) issued.revokedAt = revokedAt;
    }
  }

  get #root(): Certificate {
    return this.#generations.current.root;
  }

  get privateKey(): KeyObject {
    return this.#generations.current.key;
  }

  get certificate(): Uint8Array {
    return this.#root.der;
  }

  get generation(): number {
    return this.#generations.current.number;
  }

  get nextCertificate(): Uint8Array | undefined {
    return this.#generations.next?.root.der;
  }

  get previousCertificate(): Uint8Array | undefined {
    return this.#generations.retired.at(-1)?.root.der;
  }

  follow(succession: Succession, now: number): void {
    this.#generations.follow(succession, now, (number) => this.#makeGeneration(number, now));
  }

  #makeGeneration(number: number, now: number): Generation {
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    return { number, root: new Certificate(selfSigned(this.#tenantId, key, this.#random, now, number)), key };
  }

  issue({ csr: bytes, commonName, now, validityDays = 365 }: CertificateRequest): Uint8Array {
    const csr = parseCsr(bytes);
    const context = this.#context(now);
    const der = this.#sign(context, {
      subject: commonName === undefined ? csr.subjectDer : name({ CN: commonName }),
      publicKey: certifiedKey(context, csr.spki, this.#root.spki),
      days: validityDays,
      extensions: [identityConstraints(context), ...identityUsage(context), ...requestedNames(csr)],
    });
    this.#remember(der, now);
    return issuedSignature(context, der);
  }

  issueServerCertificate({ hosts, publicKey, now }: ServerCertificateRequest): Uint8Array {
    const names = hosts.map((value) => ({ kind: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value }));
    return this.#sign(this.#context(now, soundRules), {
      subject: name({ CN: hosts[0] ?? 'localhost', O: 'Muster (simulated)' }),
      publicKey,
      days: 397,
      extensions: [
        basicConstraints(false),
        keyUsage(['digitalSignature', 'keyEncipherment']),
        extendedKeyUsage([Oid.serverAuth]),
        subjectAltName(names),
      ],
    });
  }

  issueRegistrationAuthority(publicKey: Uint8Array, now: number): Uint8Array {
    return this.#sign(this.#context(now, soundRules), {
      subject: name({ O: 'Muster (simulated)', CN: 'Muster simulated registration authority' }),
      publicKey,
      days: 3650,
      extensions: [basicConstraints(false), keyUsage(['digitalSignature', 'keyEncipherment'])],
    });
  }

  object(bytes: Uint8Array, now: number): CertificateObjection | undefined {
    const context = this.#context(now);
    try {
      const certificate = new Certificate(bytes);
      const retired = this.#generations.retiredIssuerOf(certificate);
      return (
        authorityCounts(context, retired?.until) ??
        ownIssue(context, certificate, retired?.root ?? this.#root) ??
        notRevoked(context, this.#ledger.get(certificate.serial)?.revokedAt) ??
        inForce(context, certificate) ??
        wrongUsage(certificate)
      );
    } catch {
      return 'unreadable';
    }
  }

  revoke(bytes: Uint8Array, now?: number): void {
    const issued = this.#ledger.get(new Certificate(bytes).serial);
    if (issued !== undefined) issued.revokedAt ??= now ?? issued.issuedAt;
  }

  find(serial: string): Uint8Array | undefined {
    return this.#ledger.get(serial)?.der;
  }

  revocationList(now: number): Uint8Array {
    const revoked: RevokedEntry[] = [];
    for (const [serial, { revokedAt }] of this.#ledger)
      if (revokedAt !== undefined) revoked.push({ serial, at: revokedAt });
    this.#crlNumber += 1;
    return issueCrl({
      issuer: this.#root,
      key: this.privateKey,
      number: this.#crlNumber,
      thisUpdate: now,
      nextUpdate: now + days(1),
      revoked,
    });
  }

  save(): SavedAuthority {
    const issued = [...this.#ledger.values()].map(({ der, revokedAt }) => ({
      certificate: Buffer.from(der).toString('base64'),
      ...(revokedAt === undefined ? {} : { revokedAt }),
    }));
    const generations = saveGenerations(this.#generations);
    const certificate = Buffer.from(this.#first.der).toString('base64');
    return { certificate, issued, ...(generations !== undefined && { generations }) };
  }

  #context(now: number, rules: RuleBook = this.#rules): RuleContext {
    return { now, rules };
  }

  #sign(context: RuleContext, { subject, publicKey, days: length, extensions }: Wanted): Uint8Array {
    return issueCertificate({
      subject,
      issuer: issuerName(context, this.#root),
      publicKey,
      serial: serialNumber(context, this.#random),
      ...validity(context, length),
      extensions: [...extensions, subjectKeyIdentifier(publicKey), authorityKeyIdentifier(this.#root.keyId)],
      key: this.privateKey,
    });
  }

  #remember(der: Uint8Array, now: number): Issued {
    const issued: Issued = { der, issuedAt: now };
    this.#ledger.set(new Certificate(der).serial, issued);
    return issued;
  }
}

interface Wanted {
  readonly subject: Name | Uint8Array;
  readonly publicKey: Uint8Array;
  readonly days: number;
  readonly extensions: readonly Extension[];
}

/** The alternative names are the requester's to choose, if they can be read; all other extensions are the authority's (RFC 2986 §3 note). */
function requestedNames(csr: Csr): readonly Extension[] {
  try {
    const names = readSubjectAltName(csr.extensions);
    return names === undefined ? [] : [subjectAltName(names)];
  } catch {
    return [];
  }
}

/** What shows a client identity has to allow client authentication (RFC 5280 §4.2.1.12). */
function wrongUsage(certificate: Certificate): CertificateObjection | undefined {
  const purposes = readExtendedKeyUsage(certificate.extensions);
  return purposes === undefined || purposes.includes(Oid.clientAuth) ? undefined : 'wrong-usage';
}

function selfSigned(tenantId: string, key: KeyObject, random: Random, now: number, generation = 1): Uint8Array {
  const which = generation === 1 ? '' : `, generation ${generation}`;
  const subject = name({
    O: 'Muster (simulated)',
    OU: tenantId,
    CN: `Muster simulated authority of ${tenantId}${which}`,
  });
  const publicKey = spkiOf(key);
  return issueCertificate({
    subject,
    issuer: subject,
    publicKey,
    serial: Uint8Array.of(0x40, ...random.bytes(15)),
    notBefore: now - days(3650),
    notAfter: now + days(3650),
    extensions: [
      basicConstraints(true),
      keyUsage(['digitalSignature', 'keyEncipherment', 'keyCertSign', 'cRLSign']),
      subjectKeyIdentifier(publicKey),
    ],
    key,
  });
}
