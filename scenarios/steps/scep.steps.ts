import {
  oneTransaction,
  requestIsModern,
  scepAnswer,
  scepCapabilities,
  scepKeepsRules,
  scepRefusal,
  scepRejectsGarbage,
  serialsDiffer,
  stopsAtAuthority,
} from '../../harness/checks/scep.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { FailInfo, PkiStatus } from '../../protocol/scep/scep.table.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';

/** Sends one message of the current device's SCEP client, changed as the patch says; the target is asked for an entry where there is none yet. */
async function send(scene: Scene, message: string, patch: JsonObject = {}): Promise<void> {
  const device = scene.device();
  const platform = device.agent.evidence().platform;
  const entry = device.entry ?? (await scene.issue({ platform, method: device.method, upn: device.person.upn }));
  if (entry === undefined) return;
  device.entry = entry;
  const { upn, password } = device.person;
  await device.agent.step(`SCEP ${message}`, { url: entry.url ?? '', username: upn, password, ...patch });
}

const sends =
  (message: string, patch: JsonObject = {}) =>
  (scene: Scene): Promise<void> =>
    send(scene, message, patch);

async function holdsProfile(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  await scene.newDevice({ person, model, method });
}

async function waits(scene: Scene, answers: number): Promise<void> {
  await scene.target.admin.putSettings('scep', { pendingAnswers: answers });
}

async function checksOut(scene: Scene): Promise<void> {
  await send(scene, 'GetCACert');
  await scene.device().agent.step('CheckOut');
}

export const steps: readonly StepDefinition[] = [
  given("{person}'s {model} holds a SCEP payload for {method}", holdsProfile),
  given('the SCEP service lets requests wait {int} time(s)', waits),
  given('the device knows the SCEP service', sends('GetCACert')),
  given('the device has checked out', checksOut),
  when('the device asks what the SCEP service can do', sends('GetCACaps')),
  when('the device asks for the certificate of the authority', sends('GetCACert')),
  when('the device asks for the next authority', sends('GetNextCACert')),
  when('the device asks for a certificate', sends('PKCSReq')),
  when('the device asks for a certificate with the challenge {string}', (scene, challenge: string) =>
    send(scene, 'PKCSReq', { challenge }),
  ),
  when('the device asks for a certificate without challenge', sends('PKCSReq', { challenge: null })),
  when('the device asks for a certificate by GET', sends('PKCSReq', { via: 'GET' })),
  when(
    'the device asks for a certificate in a message that was changed on its way',
    sends('PKCSReq', { spoil: 'message' }),
  ),
  when('the device asks for a certificate for a key that it does not hold', sends('PKCSReq', { spoil: 'request' })),
  when('the device sends bytes that are no SCEP message', sends('PKCSReq', { spoil: 'everything' })),
  when('the device asks whether its request was granted', sends('CertPoll')),
  when(
    'the device asks in a transaction of its own making whether its request was granted',
    sends('CertPoll', { transactionID: 'NOBODYBEGANTHIS' }),
  ),
  when('the device sends a message of a type that there is not', sends('PKCSReq', { messageType: '42' })),
  when('the device renews its certificate without challenge', sends('RenewalReq', { challenge: null })),
  when('the device renews its certificate and uses the new one from now on', sends('renew')),
  when(
    'the device asks for renewal with a certificate that it made itself',
    sends('RenewalReq', { challenge: null, signer: 'self' }),
  ),
  when('the device asks for its own certificate by serial number', sends('GetCert')),
  when('the device asks for the certificate with serial number {word}', (scene, serial: string) =>
    send(scene, 'GetCert', { serial }),
  ),
  when('the device asks for the revocation list', sends('GetCRL')),
  when(
    'the device enrolls by SCEP with a payload that names another authority',
    sends('obtain', { fingerprint: '00'.repeat(32) }),
  ),
  when('the device enrolls by SCEP', sends('obtain')),
  then('the SCEP service answers {pkiStatus}', (scene, status: PkiStatus) => scene.expect(scepAnswer, { status })),
  then('the SCEP service answers FAILURE with {failInfo}', (scene, failInfo: FailInfo) =>
    scene.expect(scepAnswer, { status: 'FAILURE', failInfo }),
  ),
  then('the SCEP service refuses', (scene) => scene.expect(scepRefusal, undefined)),
  then('the SCEP service rejects them', (scene) => scene.expect(scepRejectsGarbage, undefined)),
  then('the SCEP service keeps the rule', (scene) => scene.expect(scepKeepsRules, undefined)),
  then('the SCEP service names what everybody must have', (scene) => scene.expect(scepCapabilities, undefined)),
  then('the certificates have different serial numbers', (scene) => scene.expect(serialsDiffer, undefined)),
  then('the request uses AES, SHA-2 and POST', (scene) => scene.expect(requestIsModern, undefined)),
  then('all requests belong to one transaction', (scene) => scene.expect(oneTransaction, undefined)),
  then('the device asks the authority for nothing', (scene) => scene.expect(stopsAtAuthority, undefined)),
];

/** Words of the protocol in step expressions. */
export const parameters = [
  { name: 'pkiStatus', matches: ['SUCCESS', 'PENDING'] },
  { name: 'failInfo', matches: ['badAlg', 'badMessageCheck', 'badRequest', 'badTime', 'badCertId'] },
] as const;
