import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { days } from '../../protocol/base/clock.js';
import type { Random } from '../../protocol/base/random.js';
import { issueCertificate, parseCertificate } from '../../protocol/pki/certificate.js';
import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
} from '../../protocol/pki/extensions.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { name } from '../../protocol/pki/name.js';
import { fromPem, toPem } from '../../protocol/pki/pem.js';

/** Certificate and key of a TLS listener, PEM. */
export interface ServerIdentity {
  readonly cert: string;
  readonly key: string;
}

/** id-kp-serverAuth, RFC 5280 §4.2.1.12 */
const serverAuth = '1.3.6.1.5.5.7.3.1';
const subject = name({ CN: 'Muster simulated TLS root', O: 'Muster (simulated)' });

/** The authority behind the server's own TLS certificates; devices are told to trust it. P-256 throughout, because a key costs 0.04 ms. */
export class TlsAuthority {
  /** The root, PEM. */
  readonly pem: string;
  readonly #der: Uint8Array;
  readonly #key: KeyObject;
  readonly #random: Random;

  constructor(der: Uint8Array, key: KeyObject, random: Random) {
    this.#der = der;
    this.#key = key;
    this.#random = random;
    this.pem = toPem('CERTIFICATE', der);
  }

  static create(now: number, random: Random): TlsAuthority {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const spki = spkiOf(publicKey);
    const der = issueCertificate({
      subject,
      issuer: subject,
      publicKey: spki,
      serial: serialNumber(random),
      notBefore: now - days(1),
      notAfter: now + days(3650),
      extensions: [basicConstraints(true), keyUsage(['keyCertSign', 'cRLSign']), subjectKeyIdentifier(spki)],
      key: privateKey,
    });
    return new TlsAuthority(der, privateKey, random);
  }

  /** Reads what `export` wrote. */
  static restore({ cert, key }: ServerIdentity, random: Random): TlsAuthority {
    const [der] = fromPem(cert, 'CERTIFICATE');
    return new TlsAuthority(parseCertificate(der as Uint8Array).der, createPrivateKey(key), random);
  }

  export(): ServerIdentity {
    return { cert: this.pem, key: pkcs8(this.#key) };
  }

  /** A server certificate for these names and addresses. 397 days, because Apple platforms refuse TLS certificates that live longer (support.apple.com/102028). */
  issue(names: readonly string[], now: number): ServerIdentity {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const der = issueCertificate({
      subject: name({ CN: names[0] ?? 'muster', O: 'Muster (simulated)' }),
      issuer: parseCertificate(this.#der).subjectDer,
      publicKey: spkiOf(publicKey),
      serial: serialNumber(this.#random),
      notBefore: now - days(1),
      notAfter: now + days(396),
      extensions: [
        basicConstraints(false),
        keyUsage(['digitalSignature']),
        extendedKeyUsage([serverAuth]),
        subjectAltName(names.map((value) => ({ kind: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value }))),
      ],
      key: this.#key,
    });
    return { cert: toPem('CERTIFICATE', der) + this.pem, key: pkcs8(privateKey) };
  }
}

function serialNumber(random: Random): bigint {
  return BigInt(`0x01${Buffer.from(random.bytes(15)).toString('hex')}`);
}

function pkcs8(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
