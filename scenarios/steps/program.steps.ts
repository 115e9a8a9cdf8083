import {
  deedIs,
  deedSays,
  listedDeviceShows,
  pageShows,
  tokenCounts,
  tokenLists,
  tokensFound,
} from '../../harness/checks/enrollment-program.js';
import { hours } from '../../protocol/base/clock.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import { depScene } from './dep-scene.js';
import {
  act,
  addEntry,
  addManyTokens,
  addSchoolToken,
  addToken,
  appleId,
  closeForm,
  downloadKey,
  downloadTokenFile,
  openForm,
  renew,
  search,
  sync,
  tokenPage,
  upload,
} from './program-scene.js';

const tokenShows = (scene: Scene, label: string, place: string, value: string): Promise<void> =>
  scene.expect(pageShows, { page: tokenPage(scene, label), place, value });

const fault = async (scene: Scene, path: string, status: number): Promise<void> => {
  const faults = { [path]: { status, body: 'simulated fault' } };
  await (await depScene(scene)).portal.ask('PUT', '', { faults });
};

async function uploadWithout(scene: Scene, field: string, label: string): Promise<void> {
  await upload(scene, label, { [field]: null });
}

async function deleteDevice(scene: Scene, serial: string, label: string): Promise<void> {
  await act(scene, 'DELETE', tokenPage(scene, label, `devices/${serial}`));
}

/** The administrator of the MDM server and the enrollment program: tokens, syncs, devices. */
export const steps: readonly StepDefinition[] = [
  given('the token {word} of Apple Business Manager with {int} device(s)', (scene, label: string, count: number) =>
    addToken(scene, label, count),
  ),
  given('the token {word} of Apple School Manager with {int} device(s)', addSchoolToken),
  given('{int} tokens of Apple Business Manager', addManyTokens),
  given('an MDM server entry {word} made for the key of an open form', (scene, label: string) =>
    addEntry(scene, label, 1),
  ),
  given("Apple's service fails at {string}", (scene, path: string) => fault(scene, path, 500)),
  when('the administrator uploads the token {word}', (scene, label: string) => upload(scene, label)),
  when('the administrator uploads the token {word} as {string}', (scene, label: string, fileName: string) =>
    upload(scene, label, { fileName }),
  ),
  when('the administrator leaves out {word} and uploads the token {word}', uploadWithout),
  when('the administrator closes the form and opens another', async (scene) => {
    await closeForm(scene);
    await openForm(scene);
    await downloadKey(scene);
  }),
  when('the administrator downloads a token of {word} and leaves it there', async (scene, label: string) => {
    await downloadTokenFile(scene, label);
  }),
  when('the administrator renews {word}', (scene, label: string) => renew(scene, label)),
  when('the administrator renews {word} without consent', (scene, label: string) =>
    renew(scene, label, { consent: false }),
  ),
  when('the administrator syncs {word}', async (scene, label: string) => void (await sync(scene, label))),
  when(
    'the administrator asks for a full sync of {word}',
    async (scene, label: string) => void (await sync(scene, label, true)),
  ),
  when('the administrator deletes {word} of {word}', deleteDevice),
  when('the administrator deletes the token {word}', async (scene, label: string) => {
    await act(scene, 'DELETE', tokenPage(scene, label));
  }),
  when('the administrator switches School Data Sync on for {word}', async (scene, label: string) => {
    await act(scene, 'PUT', tokenPage(scene, label), { schoolDataSync: true });
  }),
  when('the administrator searches tokens for {string}', search),
  when('{int} hour(s) pass(es)', (scene, count: number) => scene.advance(hours(count))),
  then('that is {outcome}', (scene, outcome: string) =>
    scene.expect(deedIs, { outcome: outcome === 'accepted' ? 'done' : 'refused' }),
  ),
  then('that is refused, naming {string}', (scene, names: string) =>
    scene.expect(deedIs, { outcome: 'refused', names }),
  ),
  then('the console answers {word} {string}', (scene, place: string, value: string) =>
    scene.expect(deedSays, { place, value }),
  ),
  then('the console lists the tokens {string}', (scene, names: string) => scene.expect(tokensFound, { names })),
  then('the token {word} shows {word} {string}', tokenShows),
  then('the token {word} shows the Apple ID it was made with', (scene, label: string) =>
    tokenShows(scene, label, 'appleId', appleId),
  ),
  then('the token {word} counts {int} device(s) as {string}', (scene, label: string, count: number, status: string) =>
    tokenShows(scene, label, `deviceCounts.${status}`, String(count)),
  ),
  then('the token {word} lists {string}', (scene, label: string, serials: string) =>
    scene.expect(tokenLists, { page: tokenPage(scene, label, 'devices'), serials }),
  ),
  then('the token {word} lists {int} device(s)', (scene, label: string, count: number) =>
    scene.expect(tokenCounts, { page: tokenPage(scene, label, 'devices'), count }),
  ),
  then(
    'the device {word} of the token {word} shows {word} {string}',
    (scene, serial: string, label: string, place: string, value: string) =>
      scene.expect(listedDeviceShows, { page: tokenPage(scene, label, 'devices'), serial, place, value }),
  ),
];
