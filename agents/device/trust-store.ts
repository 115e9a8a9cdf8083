import { createHash, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { UsageError } from '../../protocol/base/errors.js';
import { fromPem, toPem } from '../../protocol/pki/pem.js';
import { rsaPkcs1 } from '../../protocol/pki/rsa-keys.js';
import type { ClientCertificate } from './transport.js';

/**
 * The anchors that devices trust in TLS. One store serves any number of devices, because reading the anchors again for every device
 * costs more than its records do: devices that offer no certificate share one secure context.
 */
export class TrustStore {
  static readonly #known = new Map<string, TrustStore>();
  readonly #anchors: readonly X509Certificate[] | undefined;
  readonly #shared = new Map<string, SecureContext>();

  /** `anchors`: PEM, any number of certificates; the system's own roots without it. Throws UsageError on PEM that holds none. */
  constructor(anchors?: string) {
    this.#anchors = anchors === undefined ? undefined : splitPem(anchors);
  }

  /** One store for everybody in this process who trusts these anchors: whoever opens many short-lived transports reads them once. */
  static for(anchors: string): TrustStore {
    const known = TrustStore.#known.get(anchors) ?? new TrustStore(anchors);
    keepLatest(TrustStore.#known, anchors, known);
    return known;
  }

  /** The context for a connection that offers no certificate. `extra`: anchors installed on the device, DER. */
  anonymous(extra: readonly Uint8Array[] = []): SecureContext {
    const more = this.#news(extra);
    const key = fingerprint(more);
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const context = createSecureContext(this.#trust(more));
    keepLatest(this.#shared, key, context);
    return context;
  }

  /** A context that offers a client certificate; it belongs to one device and is not kept here. */
  identified({ chain, privateKey }: ClientCertificate, extra: readonly Uint8Array[] = []): SecureContext {
    return createSecureContext({
      ...this.#trust(this.#news(extra)),
      cert: chain.map((der) => toPem('CERTIFICATE', der)).join(''),
      key: pemOf(privateKey),
    });
  }

  /** What a server has installed on a device is often what the store trusts anyway; OpenSSL takes 0.3 ms to read each anchor. */
  #news(extra: readonly Uint8Array[]): readonly Uint8Array[] {
    return extra.filter((der) => !this.#anchors?.some(({ raw }) => raw.equals(der)));
  }

  #trust(extra: readonly Uint8Array[]): { readonly ca?: string[] } {
    if (this.#anchors === undefined && extra.length === 0) return {};
    return { ca: [...(this.#anchors ?? []).map(String), ...extra.map((der) => toPem('CERTIFICATE', der))] };
  }
}

/** OpenSSL reads an RSA key of its own form (RFC 8017) in half the time that PKCS#8 takes. */
function pemOf(pkcs8: Uint8Array): string {
  const rsa = rsaPkcs1(pkcs8);
  return rsa === undefined ? toPem('PRIVATE KEY', pkcs8) : toPem('RSA PRIVATE KEY', rsa);
}

/** Contexts hold memory outside the heap, and every tenant of a server has anchors of its own. */
const mostKept = 32;

function keepLatest<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > mostKept && oldest !== undefined) map.delete(oldest);
}

/** A short name for a list of byte strings: equal lists, equal names. */
export function fingerprint(list: readonly Uint8Array[]): string {
  if (list.length === 0) return '';
  const hash = createHash('sha256');
  for (const bytes of list) hash.update(`${bytes.byteLength}:`).update(bytes);
  return hash.digest('base64');
}

function splitPem(text: string): readonly X509Certificate[] {
  try {
    return fromPem(text, 'CERTIFICATE').map((der) => new X509Certificate(der));
  } catch (cause) {
    throw new UsageError('TRUST_ANCHORS_UNREADABLE', 'the trust anchors cannot be read', {
      cause,
      fix: 'Give one or more certificates in PEM (-----BEGIN CERTIFICATE-----).',
    });
  }
}
