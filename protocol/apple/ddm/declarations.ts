import { ProtocolError } from '../../base/errors.js';
import { type Decoded, Findings } from '../../base/finding.js';
import { section } from '../../base/section.js';
import type { Json, JsonObject } from '../../base/vocabulary.js';

/** The four kinds of declarations, as the address of one names them. */
export const declarationKinds = ['activation', 'asset', 'configuration', 'management'] as const;
export type DeclarationKind = (typeof declarationKinds)[number];

/** What a device needs to know whether anything changed (Apple: "SynchronizationTokens"). */
export interface SynchronizationTokens {
  readonly DeclarationsToken: string;
  readonly Timestamp: string;
}

export interface DeclarationItem {
  readonly kind: DeclarationKind;
  readonly Identifier: string;
  readonly ServerToken: string;
}

export interface DeclarationItems {
  readonly items: readonly DeclarationItem[];
  readonly DeclarationsToken: string;
}

export interface Declaration {
  readonly Type: string;
  readonly Identifier: string;
  readonly ServerToken: string;
  readonly Payload: JsonObject;
}

const lists: Readonly<Record<DeclarationKind, string>> = {
  activation: 'Activations',
  asset: 'Assets',
  configuration: 'Configurations',
  management: 'Management',
};

/** A document larger than this is not read: bytes. */
const largest = 4_000_000;

/** The JSON object in these bytes. Throws ProtocolError when there is none. */
export function readJsonObject(bytes: Uint8Array): JsonObject {
  if (bytes.byteLength > largest) throw new ProtocolError('APPLE_DDM_SIZE', `${bytes.byteLength} bytes of JSON`);
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (isObject(value as Json)) return value as JsonObject;
  } catch (error) {
    throw new ProtocolError('APPLE_DDM_JSON', `not JSON: ${String(error)}`);
  }
  throw new ProtocolError('APPLE_DDM_JSON', 'a JSON object was expected');
}

export function writeJson(value: JsonObject): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(value), 'utf8'));
}

export function encodeTokens(SyncTokens: SynchronizationTokens): Uint8Array {
  return writeJson({ SyncTokens: { ...SyncTokens } });
}

export function decodeTokens(bytes: Uint8Array): Decoded<SynchronizationTokens> {
  const findings = new Findings();
  const tokens = objectIn(readJsonObject(bytes), 'SyncTokens', 'tokens', findings);
  const text = (key: string): string => textIn(tokens, key, 'tokens.SyncTokens', findings);
  return {
    message: { DeclarationsToken: text('DeclarationsToken'), Timestamp: text('Timestamp') },
    findings: findings.list,
  };
}

export function encodeItems({ items, DeclarationsToken }: DeclarationItems): Uint8Array {
  const of = (kind: DeclarationKind): Json =>
    items.filter((item) => item.kind === kind).map(({ Identifier, ServerToken }) => ({ Identifier, ServerToken }));
  const Declarations = Object.fromEntries(declarationKinds.map((kind) => [lists[kind], of(kind)]));
  return writeJson({ Declarations, DeclarationsToken });
}

export function decodeItems(bytes: Uint8Array): Decoded<DeclarationItems> {
  const findings = new Findings();
  const document = readJsonObject(bytes);
  const declarations = objectIn(document, 'Declarations', 'declaration-items', findings);
  const items = declarationKinds.flatMap((kind) => itemsOf(kind, declarations[lists[kind]], findings));
  const DeclarationsToken = textIn(document, 'DeclarationsToken', 'declaration-items', findings);
  return { message: { items, DeclarationsToken }, findings: findings.list };
}

function itemsOf(kind: DeclarationKind, list: Json | undefined, findings: Findings): readonly DeclarationItem[] {
  const place = `declaration-items.Declarations.${lists[kind]}`;
  if (!Array.isArray(list)) {
    findings.add({ expected: 'an array', received: typeof list, section: ddm('ManifestDeclarationItems'), place });
    return [];
  }
  return (list as readonly Json[]).flatMap((item) => {
    const entry = isObject(item) ? item : {};
    const Identifier = textIn(entry, 'Identifier', place, findings);
    const ServerToken = textIn(entry, 'ServerToken', place, findings);
    return Identifier === '' ? [] : [{ kind, Identifier, ServerToken }];
  });
}

export function encodeDeclaration({ Type, Identifier, ServerToken, Payload }: Declaration): Uint8Array {
  return writeJson({ Type, Identifier, ServerToken, Payload });
}

export function decodeDeclaration(bytes: Uint8Array): Decoded<Declaration> {
  const findings = new Findings();
  const document = readJsonObject(bytes);
  const text = (key: string): string => textIn(document, key, 'declaration', findings);
  const Payload = objectIn(document, 'Payload', 'declaration', findings);
  const message = { Type: text('Type'), Identifier: text('Identifier'), ServerToken: text('ServerToken'), Payload };
  return { message, findings: findings.list };
}

/** Kind of a declaration by its type: `com.apple.configuration.passcode.settings` is a configuration. */
export function kindOf(type: string): DeclarationKind | undefined {
  return declarationKinds.find((kind) => type.startsWith(`com.apple.${kind}.`));
}

/** Apple's documentation of declarative management, by page. */
export const ddm = (page: string) => section('Apple Declarative Management', page);

function textIn(object: JsonObject, key: string, place: string, findings: Findings): string {
  const value = object[key];
  if (typeof value === 'string') return value;
  const received = value === undefined ? 'nothing' : typeof value;
  findings.add({ expected: `${key} (string)`, received, section: ddm(place), place: `${place}.${key}` });
  return '';
}

function objectIn(object: JsonObject, key: string, place: string, findings: Findings): JsonObject {
  const value = object[key];
  if (isObject(value)) return value;
  const received = value === undefined ? 'nothing' : typeof value;
  findings.add({ expected: `${key} (object)`, received, section: ddm(place), place: `${place}.${key}` });
  return {};
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
