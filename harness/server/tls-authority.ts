import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Random } from '../../protocol/base/random.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { toPem } from '../../protocol/pki/pem.js';
import type { CertificateAuthority, SavedAuthority } from './domain/authority.js';
import { createCertificateAuthority } from './domain/certificate-authority.js';

/** Certificate and key of a TLS listener, PEM. */
export interface ServerIdentity {
  readonly cert: string;
  readonly key: string;
}

export interface SavedTlsAuthority {
  readonly authority: SavedAuthority;
  /** PKCS#8, PEM. */
  readonly key: string;
}

/** The authority behind the server's own TLS certificates; devices are told to trust it. P-256 throughout, because such a key costs 0.04 ms. */
export class TlsAuthority {
  /** The root, PEM. */
  readonly pem: string;
  readonly #authority: CertificateAuthority;

  constructor(now: number, random: Random, saved?: SavedTlsAuthority) {
    const key = saved === undefined ? newKey() : createPrivateKey(saved.key);
    const options = { tenantId: 'TLS', key, random, now };
    this.#authority = createCertificateAuthority(
      saved === undefined ? options : { ...options, saved: saved.authority },
    );
    this.pem = toPem('CERTIFICATE', this.#authority.certificate);
  }

  save(): SavedTlsAuthority {
    return { authority: this.#authority.save(), key: pkcs8(this.#authority.privateKey) };
  }

  /** A server certificate for these names and addresses, with a key of its own. */
  issue(hosts: readonly string[], now: number): ServerIdentity {
    const key = newKey();
    const der = this.#authority.issueServerCertificate({ hosts, publicKey: spkiOf(createPublicKey(key)), now });
    return { cert: toPem('CERTIFICATE', der) + this.pem, key: pkcs8(key) };
  }
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
