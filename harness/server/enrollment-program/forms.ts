import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { days } from '../../../protocol/base/clock.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { ServerToken } from '../../../protocol/dep/token-file.js';
import { readTokenFile } from '../../../protocol/dep/token-file.js';
import { Certificate, issueCertificate } from '../../../protocol/pki/certificate.js';
import { spkiOf } from '../../../protocol/pki/keys.js';
import { name } from '../../../protocol/pki/name.js';
import type { ProgramToken } from '../domain/enrollment-program/state.js';
import { RefusedByProduct } from '../endpoint.js';
import type { Tenant } from '../tenant.js';

/** Who can open a token file. */
export interface TokenHolder {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** The page on which an administrator adds tokens, as long as it is open. */
export interface TokenForm extends TokenHolder {
  readonly id: string;
  /** Whether the public key was downloaded. */
  downloaded: boolean;
}

/** Forms that are open, and the latest that were closed, by tenant. They live as long as the administrator's session. */
export class TokenForms {
  readonly #open = new WeakMap<Tenant, Map<string, TokenForm>>();
  readonly #closed = new WeakMap<Tenant, TokenForm[]>();
  #key: KeyObject | undefined;

  /** A form with a certificate of its own; the key behind it is the server's, because generating one costs 60 to 145 ms. */
  open(tenant: Tenant): TokenForm {
    this.#key ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const id = tenant.random.uuid().toLowerCase();
    const form = { id, key: this.#key, certificate: selfSigned(tenant, id, this.#key), downloaded: false };
    this.#openOf(tenant).set(id, form);
    return form;
  }

  /** Throws RefusedByProduct when the form is not open. */
  of(tenant: Tenant, id: string): TokenForm {
    const form = this.#openOf(tenant).get(id);
    if (form === undefined) throw new RefusedByProduct('The form is closed. Open a new one and download its key.');
    return form;
  }

  close(tenant: Tenant, id: string): void {
    const form = this.of(tenant, id);
    this.#openOf(tenant).delete(id);
    this.#closed.set(tenant, [...this.closedOf(tenant), form].slice(-10));
  }

  closedOf(tenant: Tenant): readonly TokenForm[] {
    return this.#closed.get(tenant) ?? [];
  }

  #openOf(tenant: Tenant): Map<string, TokenForm> {
    const forms = this.#open.get(tenant) ?? new Map<string, TokenForm>();
    this.#open.set(tenant, forms);
    return forms;
  }
}

function selfSigned({ clock }: Tenant, id: string, key: KeyObject): Certificate {
  const subject = name({ CN: `MDM server (simulated) ${id}` });
  const now = clock.now();
  const der = issueCertificate({
    subject,
    issuer: subject,
    publicKey: spkiOf(key),
    serial: 1,
    notBefore: now - days(1),
    notAfter: now + days(3650),
    extensions: [],
    key,
  });
  return new Certificate(der);
}

/** What a token needs to read its next file. */
export function keptHolder({ certificate, key }: TokenHolder): ProgramToken['holder'] {
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { certificate: Buffer.from(certificate.der).toString('base64'), key: pem };
}

export function restoredHolder({ holder: { certificate, key } }: ProgramToken): TokenHolder {
  return { certificate: new Certificate(Buffer.from(certificate, 'base64')), key: createPrivateKey(key) };
}

/** The token in a file, and who could open it. Throws RefusedByProduct when nobody can, and when it is no token file. */
export function openFile<H extends TokenHolder>(
  file: Uint8Array,
  holders: readonly H[],
): { readonly token: ServerToken; readonly holder: H } {
  let problem = 'no key is in force';
  for (const holder of holders) {
    try {
      return { token: readTokenFile(file, holder).message, holder };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      problem = error.message;
    }
  }
  throw new RefusedByProduct(`The token file cannot be read: ${problem}. It must be made for the key of this form.`);
}
