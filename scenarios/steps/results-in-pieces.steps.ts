import { alertIsSeen, answersToPieces, piecesSayLength, serverAlerted } from '../../harness/checks/omadm-pieces.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'mark', matches: ['fatal', 'critical', 'warning', 'informational', 'harmless', 'indeterminate'] },
];

async function enrollsWithPieces(scene: Scene, person: string, model: string, pieces: JsonObject): Promise<void> {
  const modelOverrides = { habits: { management: { pieces } } };
  await scene.enroll(await scene.newDevice({ person, model, method: 'windows-byod', modelOverrides }));
}

const alert = (type: string, mark: string, source: string, data: string): string =>
  `<Alert><CmdID>71</CmdID><Data>1226</Data><Item><Source><LocURI>${source}</LocURI></Source><Meta><Format xmlns="syncml:metinf">chr</Format><Type xmlns="syncml:metinf">${type}</Type><Mark xmlns="syncml:metinf">${mark}</Mark></Meta><Data>${data}</Data></Item></Alert>`;

/** Results that come in pieces, and generic alerts. */
export const steps: readonly StepDefinition[] = [
  given(
    '{person} enrolled a {model} that sends results in pieces of {int} characters',
    (scene, person, model, length) => enrollsWithPieces(scene, person, model, { length }),
  ),
  given(
    '{person} enrolled a {model} that sends results in pieces of {int} characters and tells another size',
    (scene, person, model, length) => enrollsWithPieces(scene, person, model, { length, ends: 'short' }),
  ),
  given(
    '{person} enrolled a {model} that sends results in pieces of {int} characters and breaks off',
    (scene, person, model, length) => enrollsWithPieces(scene, person, model, { length, ends: 'broken' }),
  ),
  when('the device raises {string} as {mark} about {string} with {string}', async (scene, type, mark, source, data) => {
    await scene.device().agent.step('Package1', { append: alert(type, mark, source, data) });
  }),

  then('the server answered pieces with {string}', (scene: Scene, codes: string) =>
    scene.expect(answersToPieces, { codes: codes.split(', ') }),
  ),
  then('the pieces of the last result say that they are {int} characters', (scene: Scene, length: number) =>
    scene.expect(piecesSayLength, { length }),
  ),
  then('the server sent the Alert {word}', (scene: Scene, code: string) => scene.expect(serverAlerted, { code })),
  then(
    'the administrator sees {string} as {mark} about {string} with {string}',
    (scene, type: string, mark: string, source: string, data: string) =>
      scene.expect(alertIsSeen, { type, mark, source, data }),
  ),
];
