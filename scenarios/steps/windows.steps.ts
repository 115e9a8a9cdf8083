import {
  answersKeepTheRequirement,
  answersNameTheirRequests,
  answersTellTheirLength,
  certificateGoesTo,
  deviceLogsTheFault,
  deviceLooksFirst,
  deviceSaysWhatItIs,
  faultIs,
  issuerIsInstalled,
  probeIsAnswered,
  requestIsServed,
  requestNamesTheDevice,
  serverKnowsNothing,
} from '../../harness/checks/windows.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { Scene } from './scene.js';
import { askForCertificate, findService } from './windows-scene.js';

/** Enrollment by MS-MDE2: what a PC sends on purpose, and what is to be seen on the wire. */
export const steps: readonly StepDefinition[] = [
  given(
    "{person}'s {model} has found the enrollment service of {method}",
    (scene: Scene, person: string, model: string, method: Method) => findService(scene, person, model, method),
  ),

  when('the PC asks for a certificate', (scene: Scene) => askForCertificate(scene)),
  when('the PC asks for a certificate in a message that is {string}', (scene: Scene, alter: string) =>
    askForCertificate(scene, { alter }),
  ),
  when('the PC asks for a certificate in a message of type {string}', (scene: Scene, contentType: string) =>
    askForCertificate(scene, { contentType }),
  ),
  when('the PC asks for a certificate with the password {string}', (scene: Scene, password: string) =>
    askForCertificate(scene, { password }),
  ),
  when('the PC asks for a certificate with a foreign token', (scene: Scene) =>
    askForCertificate(scene, { token: { valueType: 'urn:ietf:params:oauth:token-type:jwt', value: 'foreign' } }),
  ),
  when('the PC asks for a certificate that it cannot prove to hold the key of', (scene: Scene) =>
    askForCertificate(scene, { badSignature: true }),
  ),
  when(
    'the PC asks for a certificate with the context item {string} {string}',
    (scene: Scene, name: string, value: string) => askForCertificate(scene, { contextItems: { [name]: value } }),
  ),
  when('the PC asks for a certificate without the context item {string}', (scene: Scene, name: string) =>
    askForCertificate(scene, { contextItems: { [name]: null } }),
  ),

  then('the discovery service answers GET', (scene: Scene) => scene.expect(probeIsAnswered, {})),
  then('every answer names its request', (scene: Scene) => scene.expect(answersNameTheirRequests, {})),
  then('every answer tells its length', (scene: Scene) => scene.expect(answersTellTheirLength, {})),
  then("the server's messages are in order", (scene: Scene) => scene.expect(answersKeepTheRequirement, {})),
  then('the request is served', (scene: Scene) => scene.expect(requestIsServed, {})),
  then('the server answers with the fault {word}', (scene: Scene, code: string) => scene.expect(faultIs, { code })),
  then('the fault gives the reason {word}', (scene: Scene, errorType: string) => scene.expect(faultIs, { errorType })),
  then('the server knows nothing of the device', (scene: Scene) => scene.expect(serverKnowsNothing, {})),
  then('the certificate goes to {string}', (scene: Scene, store: string) => scene.expect(certificateGoesTo, { store })),
  then('the issuer of the certificate is installed', (scene: Scene) => scene.expect(issuerIsInstalled, {})),

  then('the device looked for the service before it asked', (scene: Scene) => scene.expect(deviceLooksFirst, {})),
  then('the device says what it is', (scene: Scene) => scene.expect(deviceSaysWhatItIs, {})),
  then('the device logs what the fault says', (scene: Scene) => scene.expect(deviceLogsTheFault, {})),
  then('the certificate request names the device', (scene: Scene) => scene.expect(requestNamesTheDevice, {})),
];
