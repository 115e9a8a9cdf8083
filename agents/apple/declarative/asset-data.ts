import type { DeclarationOutcome, StoredDeclaration } from '../changed-state.js';
import { readCertificate } from '../profile-store.js';
import type { Conversation } from './conversation.js';
import { type Fetched, fetchAsset, readCredential } from './fetch-asset.js';
import { wentWrong } from './reasons.js';

/** Members without which a credential is none (declarative/declarations/assets/credentials). */
const requiredMembers: Readonly<Record<string, readonly string[]>> = {
  'com.apple.asset.credential.acme': [
    'DirectoryURL',
    'ClientIdentifier',
    'KeySize',
    'KeyType',
    'HardwareBound',
    'Subject',
  ],
  'com.apple.asset.credential.identity': ['Password', 'Identity'],
  'com.apple.asset.credential.scep': ['URL'],
  'com.apple.asset.credential.userpassword': ['UserName'],
};

/** Data of assets during one synchronization: each is fetched once. */
export class AssetData {
  readonly #conversation: Conversation;
  readonly #fetched = new Map<string, Promise<Fetched<Uint8Array>>>();

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  of(asset: StoredDeclaration): Promise<Fetched<Uint8Array>> {
    const known = this.#fetched.get(asset.identifier);
    if (known !== undefined) return known;
    const fetching = fetchAsset(this.#conversation, asset);
    this.#fetched.set(asset.identifier, fetching);
    return fetching;
  }

  /** What an asset comes to: data that could be fetched and read, or why not. One without data needs none. */
  async outcomeOf(asset: StoredDeclaration): Promise<DeclarationOutcome> {
    if (asset.payload.Reference === undefined) return {};
    const fetched = await this.of(asset);
    return 'error' in fetched ? { error: fetched.error } : readAsset(asset, fetched.content);
  }
}

function readAsset({ type }: StoredDeclaration, data: Uint8Array): DeclarationOutcome {
  if (type === 'com.apple.asset.credential.certificate') {
    const certificate = readCertificate(data);
    if (certificate === undefined)
      return { error: wentWrong('Error.AssetCannotBeDeserialized', 'It is no certificate.') };
    return { certificate: Buffer.from(certificate).toString('base64') };
  }
  const required = requiredMembers[type];
  if (required === undefined) return {};
  const credential = readCredential(data, required);
  if ('error' in credential) return { error: credential.error };
  const { UserName } = credential.content;
  return typeof UserName === 'string' ? { userName: UserName } : {};
}
