import { isObject, readJsonObject } from '../../../protocol/apple/ddm/declarations.js';
import type { Reason } from '../../../protocol/apple/ddm/status.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { StoredDeclaration } from '../changed-state.js';
import { getAsManaged } from '../mdm-request.js';
import { anchorsOf } from '../profile-store.js';
import type { Conversation } from './conversation.js';
import { wentWrong } from './reasons.js';
import { isWhatWasDeclared, showsWhoItIs } from './rules.js';

export type Fetched<T> = { readonly content: T } | { readonly error: Reason };

/** The data that an asset refers to, if they are what it says (declarative/declarations/assets, Reference and Authentication). */
export async function fetchAsset(conversation: Conversation, asset: StoredDeclaration): Promise<Fetched<Uint8Array>> {
  const { Reference, Authentication } = asset.payload;
  const { DataURL, Size: size, 'Hash-SHA-256': sha256 } = objectOf(Reference);
  const asked = objectOf(Authentication).Type === 'MDM';
  const data = await download(conversation, String(DataURL), asked);
  if ('error' in data || isWhatWasDeclared(conversation.device.rules, data.content, { size, sha256 })) return data;
  return { error: wentWrong('Error.AssetCannotBeVerified', 'Size or digest are other ones.') };
}

/** What lies at an address of the server; what does not come is an asset that cannot be downloaded. */
export async function download(conversation: Conversation, url: string, asked: boolean): Promise<Fetched<Uint8Array>> {
  if (!url.startsWith('https://'))
    return { error: wentWrong('Error.AssetCannotBeDownloaded', `${url} is no https address.`) };
  try {
    const { status, body } = await get(conversation, url, asked);
    if (status === 200) return { content: body };
    return { error: wentWrong('Error.AssetCannotBeDownloaded', `${url} was answered ${status}.`) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { error: wentWrong('Error.AssetCannotBeDownloaded', error.message) };
  }
}

function get({ device, mdm, identity }: Conversation, url: string, asked: boolean) {
  const step = 'GetDeclared';
  if (showsWhoItIs(device.rules, asked))
    return getAsManaged(device, { step, url, identity, signMessage: mdm.signMessage });
  const headers = { 'User-Agent': device.habits.userAgent };
  const { transport, signal } = device.world;
  return transport.send({ step, method: 'GET', url, headers, anchors: anchorsOf(device), ...(signal && { signal }) });
}

/** A credential is a JSON document of its kind (declarative/declarations/assets/credentials). */
export function readCredential(data: Uint8Array, required: readonly string[]): Fetched<JsonObject> {
  try {
    const content = readJsonObject(data);
    const lacks = required.filter((key) => !Object.hasOwn(content, key));
    if (lacks.length === 0) return { content };
    return { error: wentWrong('Error.AssetCannotBeDeserialized', `${lacks.join(', ')} is missing.`) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { error: wentWrong('Error.AssetCannotBeDeserialized', error.message) };
  }
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
