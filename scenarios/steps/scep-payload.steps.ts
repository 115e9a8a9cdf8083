import { provokedNote } from '../../harness/checks/check.js';
import { alternativeNamesAre, asksPatiently, hasMailAddress, subjectIs } from '../../harness/checks/scep-payload.js';
import {
  authorityAsked,
  certificateUnused,
  certifiedKeyIs,
  namedByPayload,
  noncesAreFresh,
  requestWent,
  signedByItself,
} from '../../harness/checks/scep-requests.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then } from './define.js';
import type { Scene } from './scene.js';

/** Keys of a SCEP payload, in words. */
const payloads: Readonly<Record<string, JsonObject>> = {
  'a subject of several parts': {
    Subject: [
      [['O', 'Contoso']],
      [
        ['OU', 'Phones'],
        ['2.5.4.7', 'Berlin'],
      ],
      [['CN', '%SerialNumber% %Unknown%']],
    ],
  },
  'alternative names': {
    SubjectAltName: {
      rfc822Name: 'ada@contoso.test',
      dNSName: ['a.test', 'b.test'],
      ntPrincipalName: 'ada@contoso.test',
    },
  },
  'one retry after 60 seconds': { Retries: 1, RetryDelay: 60 },
  'five retries after 20 seconds': { Retries: 5, RetryDelay: 20 },
  'the authority "Contoso"': { Name: 'Contoso' },
  'a key of 4096 bits': { Keysize: 4096 },
  'no subject': { Subject: [] },
};

/** What is wrong with the answers of a SCEP service, in words. */
const wrongAnswers = {
  'that repeat another nonce': 'another-nonce',
  'of another transaction': 'another-transaction',
  'that a stranger signed': 'stranger',
  'with a certificate for another key': 'another-key',
} as const;

export const parameters = [
  { name: 'scepPayload', matches: Object.keys(payloads) },
  { name: 'scepFault', matches: Object.keys(wrongAnswers) },
] as const;

async function answersWrongly(scene: Scene, fault: keyof typeof wrongAnswers): Promise<void> {
  scene.note(provokedNote, true);
  await scene.target.admin.putSettings('scep', { wrongAnswers: wrongAnswers[fault] });
}

/** What a SCEP payload asks of a device beside a certificate. */
export const steps: readonly StepDefinition[] = [
  given('SCEP payloads with {scepPayload}', async (scene: Scene, what: string) => {
    await scene.target.admin.putSettings('scep', { payload: payloads[what] ?? {} });
  }),
  given('a SCEP service that never decides, and payloads with {scepPayload}', async (scene: Scene, what: string) => {
    await scene.target.admin.putSettings('scep', { pendingAnswers: -1, payload: payloads[what] ?? {} });
  }),
  given('a SCEP service with answers {scepFault}', answersWrongly),
  given('a SCEP service that names {string} and nothing else', async (scene: Scene, keywords: string) => {
    await scene.target.admin.putSettings('scep', { capabilities: keywords.split(', ') });
  }),
  given('a SCEP service behind a registration authority', async (scene: Scene) => {
    await scene.target.admin.putSettings('scep', { registrationAuthority: true });
  }),
  then('the device does not use the certificate', (scene: Scene) => scene.expect(certificateUnused, {})),
  then('no two requests have the same nonce', (scene: Scene) => scene.expect(noncesAreFresh, {})),
  then("the first request is signed by the key's own certificate", (scene: Scene) => scene.expect(signedByItself, {})),
  then('the request went with {word}, {word} and by {word}', (scene: Scene, cipher: string, digest: string, method) =>
    scene.expect(requestWent, { cipher, digest, method }),
  ),
  then('the device asked for the authority {string}', (scene: Scene, name: string) =>
    scene.expect(authorityAsked, { name }),
  ),
  then('the certified key is {string}', (scene: Scene, key: string) => scene.expect(certifiedKeyIs, { key })),
  then('the certificate is named by its payload', (scene: Scene) => scene.expect(namedByPayload, {})),
  then('the certificate is for {string}', (scene: Scene, subject: string) => scene.expect(subjectIs, { subject })),
  then('the certificate has the alternative names {string}', (scene: Scene, names: string) =>
    scene.expect(alternativeNamesAre, { names }),
  ),
  then('the certificate has the mail address {string} among its names', (scene: Scene, mail: string) =>
    scene.expect(hasMailAddress, { mail }),
  ),
  then('the device asked {int} times, {int} seconds apart', (scene: Scene, times: number, seconds: number) =>
    scene.expect(asksPatiently, { times, seconds }),
  ),
];
