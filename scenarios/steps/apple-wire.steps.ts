import {
  answeredWithError,
  answerHasType,
  attestedWith,
  attributeTold,
  headerIs,
  sentBy,
  sentToAddress,
  topicIsTheProfiles,
  userIsOnConsole,
  wentNowhereElse,
} from '../../harness/checks/apple-wire.js';
import { provokedNote } from '../../harness/checks/check.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { command, enrollDirectly, hasEnrolled, send } from './apple-scene.js';
import { holderDoes } from './backup-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'addressKey', matches: ['CheckInURL', 'ServerURL'] },
  {
    name: 'pinned',
    matches: ['pinned, which others signed', 'pinned to nothing'],
    value: (text) => text !== 'pinned to nothing',
  },
  { name: 'told', matches: ['tells', 'does not tell'], value: (text) => text === 'tells' },
];

async function answersWith(scene: Scene, document: JsonObject): Promise<void> {
  scene.note(provokedNote, true);
  await scene.target.admin.putSettings('apple-answers', document);
}

const elsewhere = 'elsewhere';

const server: readonly StepDefinition[] = [
  given('an MDM server that answers check-ins with {int}', (scene: Scene, checkIns: number) =>
    answersWith(scene, { checkIns }),
  ),
  when('the MDM server answers reports with {int}', (scene: Scene, reports: number) => answersWith(scene, { reports })),
  when('the MDM server answers reports with the error {word}', (scene: Scene, error: string) =>
    answersWith(scene, { reports: 403, error }),
  ),
  when('the MDM server sends reports elsewhere by {int}', (scene: Scene, reports: number) =>
    answersWith(scene, { reports, location: `https://${elsewhere}.${scene.target.domain}/mdm/connect` }),
  ),
];

const device: readonly StepDefinition[] = [
  given(
    'a/an {model} of {person} enrolled by {method} with a user of a directory',
    (scene: Scene, model: string, person: string, method: Method) =>
      hasEnrolled(scene, person, model, method, { modelOverrides: { habits: { userChannel: 'local' } } }),
  ),
  when('{person} enrolls a/an {model} by {method} in a web view that forgets cookies', forgetful),
  when(
    '{person} enrolls a/an {model} by {method} from a profile with a root, {pinned}',
    (scene: Scene, person: string, model: string, method: Method, pinsRoot: boolean) =>
      enrollDirectly(scene, person, model, method, { options: { root: true, pinsRoot } }),
  ),
  when('the administrator asks for an attestation with the nonce {string}', askForAttestation),
  when('iCloud keeps a backup of it', (scene: Scene) => holderDoes(scene, 'back up to iCloud')),
  when('the device sends {word} as a binary property list', (scene: Scene, message: string) =>
    send(scene, scene.device(), message, { $form: 'binary' }),
  ),
];

async function forgetful(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  const modelOverrides = { habits: { webViewKeepsCookies: false } };
  await scene.enroll(await scene.newDevice({ person, model, method, modelOverrides }));
}

async function askForAttestation(scene: Scene, nonce: string): Promise<void> {
  const DeviceAttestationNonce = { $data: Buffer.from(nonce).toString('base64') };
  const Queries = ['OSVersion', 'DevicePropertiesAttestation'];
  await command(scene, { RequestType: 'DeviceInformation', Queries, DeviceAttestationNonce });
}

const seen: readonly StepDefinition[] = [
  then('{word} of the device went by {word}', (scene: Scene, step: string, method: string) =>
    scene.expect(sentBy, { step, method }),
  ),
  then('{word} of the device had {word} {string}', (scene: Scene, step: string, header: string, value: string) =>
    scene.expect(headerIs, { step, header, value }),
  ),
  then('{word} of the device went to {addressKey}', (scene: Scene, step: string, key: string) =>
    scene.expect(sentToAddress, { step, key }),
  ),
  then('{word} of the device speaks of the topic of the profile', (scene: Scene, step: string) =>
    scene.expect(topicIsTheProfiles, { step }),
  ),
  then('the device attests itself with the nonce {string}', (scene: Scene, nonce: string) =>
    scene.expect(attestedWith, { nonce }),
  ),
  then('the Mac says that its user is there', (scene: Scene) => scene.expect(userIsOnConsole, {})),
  then('{word} was answered with a/an {word}', (scene: Scene, query: string, type: string) =>
    scene.expect(answerHasType, { query, type }),
  ),
  then('the device {told} {word} over the air', (scene: Scene, told: boolean, key: string) =>
    scene.expect(attributeTold, { key, told }),
  ),
  then('the server said that it does not recognize the device', (scene: Scene) =>
    scene.expect(answeredWithError, { code: 'com.apple.unrecognized.device' }),
  ),
  then('the device asked nobody else', (scene: Scene) => scene.expect(wentNowhereElse, { host: elsewhere })),
];

/** How messages of Apple devices go over the wire, and what devices make of answers that are not as usual. */
export const steps: readonly StepDefinition[] = [...server, ...device, ...seen];
