import { alternativeNamesAre, asksPatiently, subjectIs } from '../../harness/checks/scep-payload.js';
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
};

export const parameters = [{ name: 'scepPayload', matches: Object.keys(payloads) }] as const;

/** What a SCEP payload asks of a device beside a certificate. */
export const steps: readonly StepDefinition[] = [
  given('SCEP payloads with {scepPayload}', async (scene: Scene, what: string) => {
    await scene.target.admin.putSettings('scep', { payload: payloads[what] ?? {} });
  }),
  given('a SCEP service that never decides, and payloads with {scepPayload}', async (scene: Scene, what: string) => {
    await scene.target.admin.putSettings('scep', { pendingAnswers: -1, payload: payloads[what] ?? {} });
  }),
  then('the certificate is for {string}', (scene: Scene, subject: string) => scene.expect(subjectIs, { subject })),
  then('the certificate has the alternative names {string}', (scene: Scene, names: string) =>
    scene.expect(alternativeNamesAre, { names }),
  ),
  then('the device asked {int} times, {int} seconds apart', (scene: Scene, times: number, seconds: number) =>
    scene.expect(asksPatiently, { times, seconds }),
  ),
];
