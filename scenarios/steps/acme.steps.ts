import { acmeKeepsRules, acmeRefusal, acmeRefused, noAcmeConversation } from '../../harness/checks/acme.js';
import { attestationTellsSerial } from '../../harness/checks/attestation.js';
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
  { name: 'tellsSerial', matches: ['tells', 'does not tell'], value: (text) => text === 'tells' },
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
  then('its attestation {tellsSerial} its serial number', (scene: Scene, tells: boolean) =>
    scene.expect(attestationTellsSerial, { tells }),
  ),
  then('the ACME service refuses with {word}', (scene, type: string) => scene.expect(acmeRefusal, { type })),
  then('the ACME service refuses', (scene) => scene.expect(acmeRefused, undefined)),
  then('the ACME service keeps the rule', (scene) => scene.expect(acmeKeepsRules, undefined)),
  then('the device asks the ACME service for nothing', (scene) => scene.expect(noAcmeConversation, undefined)),
];
