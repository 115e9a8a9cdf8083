import { readPlist } from '../../protocol/plist/codec.js';
import { dictOf, type PlistDict, stringOf } from '../../protocol/plist/value.js';
import { send } from './apple-scene.js';
import type { Scene } from './scene.js';

/** The message by which the user of the Mac proved himself when it enrolled. */
function proofOf(scene: Scene): PlistDict {
  const sent = scene
    .device()
    .agent.evidence()
    .exchanges.filter(({ step }) => step === 'UserAuthenticate');
  const messages = sent.map(({ request }) => dictOf(readPlist(request.body).message));
  const proof = messages.find((message) => message?.has('DigestResponse'));
  if (proof === undefined) throw new Error('no user of the Mac has proven himself');
  return proof;
}

const namesIn = (proof: PlistDict): { readonly UserID: string; readonly UserShortName: string } => ({
  UserID: stringOf(proof.get('UserID')) ?? '',
  UserShortName: stringOf(proof.get('UserShortName')) ?? '',
});

export async function challengeAnew(scene: Scene): Promise<void> {
  await send(scene, scene.device(), 'UserAuthenticate', namesIn(proofOf(scene)));
}

export async function proveAgain(scene: Scene): Promise<void> {
  const proof = proofOf(scene);
  const DigestResponse = stringOf(proof.get('DigestResponse')) ?? '';
  await send(scene, scene.device(), 'UserAuthenticate', { ...namesIn(proof), DigestResponse });
}
