import { acmeKeepsRules, acmeRefusal, acmeRefused, noAcmeConversation } from '../../harness/checks/acme.js';
import {
  acmeHeaderSent,
  acmeNamesAlgorithms,
  acmeNotSent,
  acmeSendersNamed,
  acmeStatus,
  acmeTells,
  attestsNothing,
} from '../../harness/checks/acme-messages.js';
import { attestationTellsSerial } from '../../harness/checks/attestation.js';
import { provokedNote } from '../../harness/checks/check.js';
import { days } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { enrollDirectly } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

/** What may be wrong with an ACME message, in words: the message, and how it is changed. */
const faults: Readonly<Record<string, readonly [message: string, patch: JsonObject]>> = {
  'an order with a nonce that was used before': ['newOrder', { nonce: 'replayed' }],
  'an order with a nonce that nobody gave': ['newOrder', { nonce: 'unknown' }],
  'an order whose signature was spoiled': ['newOrder', { signature: 'spoiled' }],
  'an order that was signed for another address': ['newOrder', { signedFor: 'https://mdm.example/acme/new-order' }],
  'an order for an identifier that nobody gave': ['newOrder', { identifier: 'guessed' }],
  'an attestation of another authority': ['challenge', { attestation: 'foreign' }],
  'an attestation for another token': ['challenge', { attestation: 'stale' }],
  'an attestation without certificates': ['challenge', { attestation: 'absent' }],
  'an attestation of another device': ['challenge', { attestation: 'another device' }],
  'a request for a key that was not attested': ['finalize', { key: 'another' }],
  'a request in the name of another device': ['finalize', { identifier: 'another device' }],
  'a request without the proof': ['finalize', { without: 'challenge' }],
  "a question for another account's order": ['order', { account: 'another' }],
  'an order that shows its key': ['newOrder', { signer: 'jwk' }],
  'an order under the media type of JSON': ['newOrder', { contentType: 'application/json' }],
  'an order that is signed by HS256': ['newOrder', { algorithm: 'HS256' }],
  'an order for a host name': ['newOrder', { identifierType: 'dns' }],
  'a question for its order without a signature': ['order', { method: 'GET' }],
  'a question for an account that it never had': ['newAccount', { onlyReturnExisting: true }],
};

const byAcme: JsonObject = { identity: 'acme' };

async function holdsPayload(
  scene: Scene,
  person: string,
  model: string,
  method: Method,
  ofItsOwn = false,
): Promise<void> {
  const device = await scene.newDevice({ person, model, method });
  const { platform, serial } = device.agent.record;
  const options = { direct: true, ...byAcme, ...(ofItsOwn && { serial }) };
  const entry = await scene.issue({ platform, method, upn: device.person.upn, options });
  if (entry !== undefined) device.entry = entry;
  scene.note(payloadUnread, true);
}

const payloadUnread = 'the ACME payload was not read yet';

/** The first message brings the address of the profile, which begins an order. */
async function send(scene: Scene, message: string, patch: JsonObject = {}): Promise<void> {
  const device = scene.device();
  const begin = scene.noted(payloadUnread) === true ? { url: device.entry?.url ?? '' } : {};
  scene.note(payloadUnread, false);
  await device.agent.step(`ACME ${message}`, { ...begin, ...patch });
}

async function sendFault(scene: Scene, fault: string): Promise<void> {
  const [message, patch] = faults[fault] as NonNullable<(typeof faults)[string]>;
  await send(scene, message, patch);
}

async function refusesNonces(scene: Scene, refusedNonces: number): Promise<void> {
  await scene.target.admin.putSettings('acme', { refusedNonces });
}

export const parameters: readonly ParameterDefinition[] = [
  { name: 'acmeFault', matches: Object.keys(faults) },
  { name: 'acmeWrong', matches: ['gives a certificate for another key', 'offers other challenges'] },
  { name: 'tellsSerial', matches: ['tells', 'does not tell'], value: (text) => text === 'tells' },
];

/** What is wrong with the answers of an ACME service, in words. */
const wrongAnswers = {
  'gives a certificate for another key': 'another-key',
  'offers other challenges': 'other-challenges',
} as const;

async function answersWrongly(scene: Scene, fault: keyof typeof wrongAnswers): Promise<void> {
  scene.note(provokedNote, true);
  await scene.target.admin.putSettings('acme', { wrongAnswers: wrongAnswers[fault] });
}

const ownPayload: JsonObject = {
  Subject: [[['O', 'Contoso']], [['CN', '%SerialNumber%']]],
  SubjectAltName: { rfc822Name: 'ada@contoso.test' },
};

const messages: readonly StepDefinition[] = [
  given('an ACME service that {acmeWrong}', answersWrongly),
  given('an ACME service that works on an order for {int} question(s)', async (scene: Scene, count: number) => {
    await scene.target.admin.putSettings('acme', { processingAnswers: count });
  }),
  given('ACME payloads with a subject and an alternative name', async (scene: Scene) => {
    await scene.target.admin.putSettings('acme', { payload: ownPayload });
  }),
  when(
    '{person} enrolls a/an {model} by {method} with an EC key of {int} bits by ACME',
    (scene, person: string, model: string, method: Method, keySize: number) =>
      enrollDirectly(scene, person, model, method, { options: { ...byAcme, keySize } }),
  ),
  when(
    '{person} enrolls a/an {model} by {method} with a key that it need not attest',
    (scene, person: string, model: string, method: Method) =>
      enrollDirectly(scene, person, model, method, { options: { ...byAcme, attest: false } }),
  ),
  when('the device asks for its account', (scene) => send(scene, 'newAccount')),
  when('the device asks how its order stands', (scene) => send(scene, 'order')),
  then('every ACME request has a {word}', (scene, header: string) => scene.expect(acmeHeaderSent, { header })),
  then('newAccount shows the key and the rest names the account', (scene) => scene.expect(acmeSendersNamed, {})),
  then('the ACME service answers with {int}', (scene, status: number) => scene.expect(acmeStatus, { status })),
  then('the ACME service tells {word} {word}', (scene, member: string, value: string) =>
    scene.expect(acmeTells, { member, value }),
  ),
  then('it names the algorithms that it takes', (scene) => scene.expect(acmeNamesAlgorithms, {})),
  then('the device answers no challenge', (scene) => scene.expect(acmeNotSent, { step: 'challenge' })),
  then('the device attests nothing', (scene) => scene.expect(attestsNothing, {})),
];

export const steps: readonly StepDefinition[] = [
  given(
    "{person}'s {model} holds an ACME payload for {method}",
    (scene: Scene, person: string, model: string, method: Method) => holdsPayload(scene, person, model, method),
  ),
  given(
    "{person}'s {model} holds an ACME payload for {method} that is for its serial number",
    (scene: Scene, person: string, model: string, method: Method) => holdsPayload(scene, person, model, method, true),
  ),
  given('the ACME service refuses {int} nonce(s) of every account', refusesNonces),
  when(
    '{person} enrolls a/an {model} by {method} with an identity by ACME',
    (scene, person: string, model: string, method: Method) =>
      enrollDirectly(scene, person, model, method, { options: byAcme }),
  ),
  when(
    '{person} enrolls a/an {model} by {method} with an RSA key that it has to attest',
    (scene, person: string, model: string, method: Method) =>
      enrollDirectly(scene, person, model, method, { options: { ...byAcme, keyType: 'RSA', attest: true } }),
  ),
  when('the ACME service works again and a day has passed', async (scene: Scene) => {
    await refusesNonces(scene, 0);
    await scene.target.advanceClock(days(1));
  }),
  when('the device tries {acmeFault}', sendFault),
  when('the device places an order for its identifier', (scene) => send(scene, 'newOrder')),
  when('the device asks for the authorization of its order', (scene) => send(scene, 'authorization')),
  when('the device asks for a certificate by ACME', (scene) => send(scene, 'certificate')),
  when('the device places another order for the same identifier', (scene) => send(scene, 'newOrder')),
  ...messages,
  then('its attestation {tellsSerial} its serial number', (scene: Scene, tells: boolean) =>
    scene.expect(attestationTellsSerial, { tells }),
  ),
  then('the ACME service refuses with {word}', (scene, type: string) => scene.expect(acmeRefusal, { type })),
  then('the ACME service refuses', (scene) => scene.expect(acmeRefused, undefined)),
  then('the ACME service keeps the rule', (scene) => scene.expect(acmeKeepsRules, undefined)),
  then('the device asks the ACME service for nothing', (scene) => scene.expect(noAcmeConversation, undefined)),
];
