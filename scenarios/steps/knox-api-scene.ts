import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cloudAnswer } from '../../harness/checks/knox.js';
import { publicKeyText, signSecret } from '../../protocol/knox/api-token.js';
import { knox } from './knox-scene.js';
import type { Scene } from './scene.js';

const noteOfClient = 'knox api client';

/** A script of the company: its key, and the access token that it got for its signed Client Identifier. */
interface ApiClient {
  readonly key: KeyObject;
  readonly accessToken: string;
}

/** The company gets its client, and the client an access token for so many minutes. */
export async function openClient(scene: Scene, minutes: number): Promise<void> {
  const { portal, company } = await knox(scene);
  const made = await portal.ask('POST', `/companies/${company}/api-client`);
  const key = privateKey((made.keys as { readonly Private: string }).Private);
  const jwt = signSecret({ clientIdentifier: String(made.clientIdentifier) }, signing(scene, key));
  const { json } = await portal.accessToken(jwt, publicKeyText(key), minutes);
  scene.note(noteOfClient, { key, accessToken: String(json?.accessToken) });
}

const privateKey = (text: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });

const signing = (scene: Scene, key: KeyObject) => ({ key, now: scene.target.now(), id: 'scenario' });

/** The client asks for the company's devices, with its access token signed by its own key, by another's, or not at all. */
export async function listDevices(scene: Scene, signer: string): Promise<void> {
  const { key, accessToken } = scene.noted(noteOfClient) as ApiClient;
  const other = signer === 'a key of its own making' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : undefined;
  const signed = signSecret({ accessToken }, signing(scene, other?.privateKey ?? key));
  const { portal } = await knox(scene);
  const token = signer === 'nobody' ? accessToken : signed;
  scene.note(cloudAnswer, await portal.rest(token, 'GET', 'devices/list'));
}
