import type { KeyObject } from 'node:crypto';
import { readBase64, writeBase64 } from '../base/base64.js';
import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import type { Random } from '../base/random.js';
import { section } from '../base/section.js';
import type { Certificate } from '../pki/certificate.js';
import { envelop, openEnvelope } from '../pki/enveloped-data.js';
import type { OAuthCredentials } from './oauth1.js';

/** What a server token file (`.p7m`) holds: the credentials of one MDM server, until they expire. */
export interface ServerToken extends OAuthCredentials {
  /** Milliseconds; undefined where the file gives none that can be read. */
  readonly expiresAt?: number;
}

const tokenSection = section('Apple Device Management', 'Authenticating with a device enrollment program server');
const begin = '-----BEGIN MESSAGE-----';
const end = '-----END MESSAGE-----';
/** Bytes. A real one has about 2,000. */
const sizeLimit = 256 * 1024;

/** The file for the holder of the certificate's key: S/MIME around CMS EnvelopedData around S/MIME around JSON. */
export function writeTokenFile(token: ServerToken, recipient: Certificate, random: Random): string {
  const content = Buffer.from(writeTokenMessage(token));
  const der = envelop({ content, recipients: [recipient], cipher: 'aes-256-cbc', random });
  const headers = [
    'Content-Type: application/pkcs7-mime; name="smime.p7m"; smime-type=enveloped-data',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="smime.p7m"',
    'Content-Description: S/MIME Encrypted Message (simulated)',
  ];
  return [...headers, '', ...(writeBase64(der).match(/.{1,76}/g) ?? []), ''].join('\r\n');
}

function writeTokenMessage({ expiresAt, ...credentials }: ServerToken): string {
  const document = {
    consumer_key: credentials.consumerKey,
    consumer_secret: credentials.consumerSecret,
    access_token: credentials.accessToken,
    access_secret: credentials.accessSecret,
    ...(expiresAt === undefined ? {} : { access_token_expiry: `${new Date(expiresAt).toISOString().slice(0, 19)}Z` }),
  };
  const headers = ['Content-Type: text/plain;charset=UTF-8', 'Content-Transfer-Encoding: 7bit'];
  return [...headers, '', begin, JSON.stringify(document), end, ''].join('\r\n');
}

/**
 * Reads a token file, whatever its name: S/MIME, bare base64 or DER. Throws ProtocolError `DEP_TOKEN_*` on what is no token file, `CMS_*`
 * when the key does not open it.
 */
export function readTokenFile(
  file: Uint8Array,
  holder: { readonly certificate: Certificate; readonly key: KeyObject },
): Decoded<ServerToken> {
  if (file.byteLength > sizeLimit)
    throw new ProtocolError('DEP_TOKEN_SIZE', `a token file of ${file.byteLength} bytes`);
  const { content } = openEnvelope(envelopeIn(file), holder);
  return readTokenMessage(Buffer.from(content).toString('utf8'));
}

function envelopeIn(file: Uint8Array): Uint8Array {
  if (file[0] === 0x30) return file;
  const text = Buffer.from(file).toString('latin1');
  const body = /^[\w-]+:/.test(text) ? text.slice(bodyAt(text)) : text.replace(/-----[A-Z\d ]+-----/g, '');
  const der = readBase64(body.trim());
  if (der === undefined || der[0] !== 0x30) throw new ProtocolError('DEP_TOKEN_FILE', 'no S/MIME message in the file');
  return der;
}

function bodyAt(text: string): number {
  const blank = /\r?\n\r?\n/.exec(text);
  if (blank === null) throw new ProtocolError('DEP_TOKEN_FILE', 'an S/MIME message without a body');
  return blank.index + blank[0].length;
}

/** The decrypted message. A missing secret is an error, since the token is worth nothing then; a bad expiry is a finding. */
export function readTokenMessage(text: string): Decoded<ServerToken> {
  const findings = new Findings();
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    findings.warn({ expected: `${begin} … ${end}`, received: 'no such lines', section: tokenSection });
  }
  const inner =
    from < 0 || to < from ? text.slice(Math.max(0, text.indexOf('{'))) : text.slice(from + begin.length, to);
  const document = jsonObject(inner);
  const expiry = document.access_token_expiry;
  const expiresAt = typeof expiry === 'string' ? Date.parse(expiry) : Number.NaN;
  if (Number.isNaN(expiresAt)) {
    const received = JSON.stringify(expiry) ?? 'nothing';
    findings.warn({ expected: 'a date', received, section: tokenSection, place: 'access_token_expiry' });
  }
  const token = {
    consumerKey: secret(document, 'consumer_key'),
    consumerSecret: secret(document, 'consumer_secret'),
    accessToken: secret(document, 'access_token'),
    accessSecret: secret(document, 'access_secret'),
    ...(Number.isNaN(expiresAt) ? {} : { expiresAt }),
  };
  return { message: Object.freeze(token), findings: findings.list };
}

function jsonObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new ProtocolError('DEP_TOKEN_CONTENT', 'the token is no JSON', { cause });
  }
  throw new ProtocolError('DEP_TOKEN_CONTENT', 'the token is no JSON object');
}

function secret(document: Readonly<Record<string, unknown>>, name: string): string {
  const value = document[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ProtocolError('DEP_TOKEN_CONTENT', `the token has no ${name}`, { place: name });
}
