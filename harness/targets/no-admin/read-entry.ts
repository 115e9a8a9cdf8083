import { createPrivateKey } from 'node:crypto';
import { resolve } from 'node:path';
import { setupIdentifier } from '../../../protocol/android/entry-ways.table.js';
import { readJsonObject } from '../../../protocol/android/read-json.js';
import { ProtocolError, UsageError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import { fromPem } from '../../../protocol/pki/pem.js';
import { readBytes, readText, resolveSecret, type Written } from '../read-secret.js';
import { readAppleFile } from './apple-file.js';
import type { EntryLocator } from './entry-locator.js';
import type { EntryDocument } from './entry-schema.js';
import { type EntryWayName, entryWayNames } from './entry-ways.table.js';
import { discoveryUrl } from './windows-address.js';

/** What stands in an entry beside how devices get in, with its secrets resolved. */
interface Given {
  readonly document: EntryDocument;
  readonly written: Written;
  readonly account?: { readonly upn: string; readonly password: string };
}

type Made = Pick<EntryLocator, 'gives' | 'payload' | 'wishes'> & { readonly methods?: (method: Method) => boolean };

/** An entry of a target file, its files read: one locator for each kind of device that it serves otherwise. Throws UsageError that names key and file. */
export function readEntry(document: EntryDocument, written: Written): readonly EntryLocator[] {
  const way = entryWayNames.find((name) => document[name] !== undefined) as EntryWayName;
  const account = accountOf(document, written);
  const given: Given = { document, written, ...(account && { account }) };
  const direct: JsonObject = account === undefined ? { direct: true } : {};
  return makers[way](String(document[way]), given).flatMap(
    ({ methods: serves = () => true, gives, payload, wishes }) => {
      const methods = document.methods.filter(serves);
      if (methods.length === 0) return [];
      const common = { methods, way, gives, once: document.once, ...(account && { account }) };
      const fulfilled = { ...(way === 'email' ? {} : direct), oneTime: document.once, ...wishes };
      return [{ ...common, wishes: fulfilled, ...(payload !== undefined && { payload }) }];
    },
  );
}

function accountOf({ user, email, password, package: file }: EntryDocument, written: Written) {
  const name = typeof user === 'object' ? resolveSecret('user', user, written) : (user ?? email);
  if (name === undefined || password === undefined || file !== undefined) return undefined;
  return { upn: name, password: resolveSecret('password', password, written) };
}

type Maker = (value: string, given: Given) => readonly Made[];

const makers: Readonly<Record<EntryWayName, Maker>> = {
  profile: (value, { document, written }) => [
    isAddress(value) ? { gives: { url: value }, wishes: {} } : readAppleFile(value, document.challenge, written),
  ],
  email: (value, given) => [accountDriven(value), ofWindows(value, given)],
  ade: (value, { written }) => [
    {
      methods: (method) => method !== 'ios-configurator-setup-assistant',
      gives: { assigned: isAddress(value) ? { url: value } : jsonFile('ade', value, written) },
      wishes: {},
    },
    { methods: (method) => method === 'ios-configurator-setup-assistant', gives: { url: value }, wishes: {} },
  ],
  package: (value, given) => [
    byPackage('windows-bulk', 'share', value, given),
    byPackage('windows-iot-core', 'sd-card', value, given),
  ],
  qr: (value, { written }) => [{ gives: { qrPng: base64('qr', value, written) }, wishes: { entry: 'qr' } }],
  payload: (value, { written }) => [
    { gives: {}, payload: jsonText('payload', value, written), wishes: { entry: 'qr' } },
  ],
  link: (value) => [{ gives: { url: value }, wishes: { entry: 'link' } }],
  token: (_value, { document: { token, play }, written }) => [
    {
      gives: {
        identifier: setupIdentifier,
        ...(token && { token: resolveSecret('token', token, written) }),
        ...(play && { url: play }),
      },
      wishes: { entry: 'token' },
    },
  ],
  nfc: (value, { written }) => [{ gives: { nfcTag: base64('nfc', value, written) }, wishes: { entry: 'nfc' } }],
  zeroTouch: (value, { written }) => [byCloud('zero-touch', jsonText('zeroTouch', value, written))],
  knox: (value, { written }) => [byCloud('kme', jsonText('knox', value, written))],
};

const isWindows = (method: Method): boolean => method.startsWith('windows-');
const isAddress = (value: string): boolean => /^https?:\/\//i.test(value);

/** Apple devices take the mail address and find everything else by it. */
const accountDriven = (email: string): Made => ({
  methods: (method) => !isWindows(method),
  gives: { username: email },
  wishes: { direct: true, accountDriven: true },
});

function ofWindows(email: string, { document: { server, certificate }, written, account }: Given): Made {
  return {
    methods: isWindows,
    gives: {
      username: email,
      url: discoveryUrl(email, server),
      ...(account && { password: account.password }),
      ...(certificate && { identity: identityOf(certificate, written) }),
    },
    wishes: {},
  };
}

/** From a folder on a PC that is set up, from the card of a board. */
function byPackage(
  method: Method,
  medium: NonNullable<EnrollmentEntry['medium']>,
  value: string,
  { document: { password }, written }: Given,
): Made {
  const file = base64('package', value, written);
  const opens = password && { password: resolveSecret('password', password, written) };
  return { methods: (each) => each === method, gives: { file, medium, ...opens }, wishes: {} };
}

function identityOf(
  { file, key }: NonNullable<EntryDocument['certificate']>,
  written: Written,
): NonNullable<EnrollmentEntry['identity']> {
  const pem = (name: string) =>
    readText(resolve(written.folder, name), 'ENTRY_FILE', `certificate: ${name} cannot be read`);
  try {
    const [certificate] = fromPem(pem(file), 'CERTIFICATE');
    const privateKey = createPrivateKey(pem(key)).export({ type: 'pkcs8', format: 'der' });
    const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('base64');
    return { certificate: text(certificate), privateKey: text(privateKey) };
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const fix =
      'Give a certificate (-----BEGIN CERTIFICATE-----) and its private key, both in PEM and without password.';
    throw new UsageError('ENTRY_CERTIFICATE', `certificate: ${file} and ${key} are no certificate and key`, {
      place: written.place,
      fix,
      cause: cause instanceof ProtocolError ? cause : undefined,
    });
  }
}

const byCloud = (service: 'zero-touch' | 'kme', text: string): Made => ({
  gives: { configuration: { service, text } },
  wishes: { entry: service },
});

function base64(key: string, name: string, { folder }: Written): string {
  const bytes = readBytes(resolve(folder, name), 'ENTRY_FILE', `${key}: the file ${name} cannot be read`);
  return Buffer.from(bytes).toString('base64');
}

/** As it stands, so that a device reads what the file says and not what is left of it. */
function jsonText(key: string, name: string, written: Written): string {
  jsonFile(key, name, written);
  return readText(resolve(written.folder, name), 'ENTRY_FILE', `${key}: the file ${name} cannot be read`).trim();
}

function jsonFile(key: string, name: string, { folder }: Written): JsonObject {
  const file = resolve(folder, name);
  const read = readJsonObject(readText(file, 'ENTRY_FILE', `${key}: the file ${name} cannot be read`));
  if (read.kind === 'object') return read.object;
  throw new UsageError('ENTRY_JSON', `${key}: ${name} holds no JSON object: ${read.message}`, { place: file });
}
