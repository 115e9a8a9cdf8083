import { createHash, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { UsageError } from '../../protocol/base/errors.js';
import type { ClientCertificate } from './transport.js';

/**
 * The anchors that devices trust in TLS. One store serves any number of devices, because reading the anchors again for every device
 * costs more than its records do: devices that offer no certificate share one secure context.
 */
export class TrustStore {
  readonly #anchors: readonly string[] | undefined;
  readonly #shared = new Map<string, SecureContext>();

  /** `anchors`: PEM, any number of certificates; the system's own roots without it. Throws UsageError on PEM that holds none. */
  constructor(anchors?: string) {
    this.#anchors = anchors === undefined ? undefined : splitPem(anchors);
  }

  /** The context for a connection that offers no certificate. `extra`: anchors installed on the device, DER. */
  anonymous(extra: readonly Uint8Array[] = []): SecureContext {
    const key = fingerprint(extra);
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const context = createSecureContext(this.#trust(extra));
    this.#shared.set(key, context);
    return context;
  }

  /** A context that offers a client certificate; it belongs to one device and is not kept here. */
  identified({ chain, privateKey }: ClientCertificate, extra: readonly Uint8Array[] = []): SecureContext {
    return createSecureContext({
      ...this.#trust(extra),
      cert: chain.map((der) => pem('CERTIFICATE', der)).join(''),
      key: pem('PRIVATE KEY', privateKey),
    });
  }

  #trust(extra: readonly Uint8Array[]): { readonly ca?: string[] } {
    if (this.#anchors === undefined && extra.length === 0) return {};
    return { ca: [...(this.#anchors ?? []), ...extra.map((der) => pem('CERTIFICATE', der))] };
  }
}

/** A short name for a list of byte strings: equal lists, equal names. */
export function fingerprint(list: readonly Uint8Array[]): string {
  if (list.length === 0) return '';
  const hash = createHash('sha256');
  for (const bytes of list) hash.update(`${bytes.byteLength}:`).update(bytes);
  return hash.digest('base64');
}

function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

function splitPem(text: string): readonly string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  if (found === null) {
    throw new UsageError('TRUST_ANCHORS_EMPTY', 'the trust anchors hold no certificate', {
      fix: 'Give one or more certificates in PEM (-----BEGIN CERTIFICATE-----).',
    });
  }
  return found.map((one, index) => {
    try {
      return new X509Certificate(one).toString();
    } catch (cause) {
      throw new UsageError('TRUST_ANCHORS_UNREADABLE', `certificate ${index + 1} of the trust anchors cannot be read`, {
        cause,
      });
    }
  });
}
