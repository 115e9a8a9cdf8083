import { cloudAnswers, deviceTold, pageHolds, portalShows, syncTells } from '../../harness/checks/dep.js';
import { minutes } from '../../protocol/base/clock.js';
import { given, type StepDefinition, then, when } from './define.js';
import {
  addDevices,
  addServer,
  call,
  defineProfile,
  depScene,
  fetchAll,
  openSession,
  serverOf,
  sync,
} from './dep-scene.js';
import type { Scene } from './scene.js';

const administrator = async (scene: Scene, deed: string, serial: string): Promise<void> => {
  await (await depScene(scene)).portal.ask('POST', `/${deed}`, { serials: [serial] });
};

/** The same to the second: a nonce counts together with its time stamp (RFC 5849 §3.3). */
async function sendTwice(scene: Scene, label: string): Promise<void> {
  const request = { nonce: 'used-twice', timestamp: Math.floor(scene.target.now() / 1000) };
  await openSession(scene, label, request);
  await openSession(scene, label, request);
}

async function assign(scene: Scene, label: string, serial: string): Promise<void> {
  const { profile = '' } = await depScene(scene);
  await call(scene, label, 'PUT', '/profile/devices', { profile_uuid: profile, devices: [serial] });
}

async function assignMany(scene: Scene, label: string, count: number): Promise<void> {
  const { profile = '' } = await depScene(scene);
  const devices = Array.from({ length: count }, (_, index) => `SIM${index + 1}`);
  await call(scene, label, 'PUT', '/profile/devices', { profile_uuid: profile, devices });
}

async function fetchConfiguration(scene: Scene, serial: string): Promise<void> {
  const [server] = (await depScene(scene)).servers.values();
  await server?.call('GET', `/muster/configuration/${serial}`);
}

/** Apple Business Manager, seen by MDM servers and by its administrator. */
export const steps: readonly StepDefinition[] = [
  given('the MDM server {word} has {int} device(s) in Apple Business Manager', addServer),
  given('the MDM server {word} has read all its devices', fetchAll),
  given('the MDM server {word} has defined a profile', (scene, label: string) => defineProfile(scene, label)),
  given('the terms of Apple Business Manager wait for consent', async (scene) => {
    await (await depScene(scene)).portal.ask('PUT', '', { terms: 'pending' });
  }),
  when('{word} opens a session', (scene, label: string) => openSession(scene, label)),
  when('{word} opens a session with a signature of another secret', (scene, label: string) =>
    openSession(scene, label, { credentials: { accessSecret: 'AS_other' } }),
  ),
  when('{word} opens a session with a clock that is {int} minutes off', (scene, label: string, count: number) =>
    openSession(scene, label, { skewMs: minutes(count) }),
  ),
  when('{word} sends the same request for a session twice', sendTwice),
  when('{word} asks for its account', (scene, label: string) => call(scene, label, 'GET', '/account')),
  when('{word} asks for its account in a session that nobody opened', async (scene, label: string) => {
    serverOf(await depScene(scene), label).session = 'never-opened';
    await call(scene, label, 'GET', '/account');
  }),
  when('{word} sends a body that is no JSON', (scene, label: string) =>
    call(scene, label, 'POST', '/server/devices', '{"limit":'),
  ),
  when('{word} fetches a page of {int} devices', (scene, label: string, limit: number) =>
    call(scene, label, 'POST', '/server/devices', { limit }),
  ),
  when('{word} fetches a page', (scene, label: string) => call(scene, label, 'POST', '/server/devices', {})),
  when('{word} fetches on', async (scene, label: string) =>
    call(scene, label, 'POST', '/server/devices', { cursor: serverOf(await depScene(scene), label).cursor ?? '' }),
  ),
  when('{word} syncs', sync),
  when('the MDM server {word} syncs twice', async (scene, label: string) => {
    await sync(scene, label);
    await sync(scene, label);
  }),
  when('{word} syncs with a cursor that nobody gave', (scene, label: string) =>
    call(scene, label, 'POST', '/devices/sync', { cursor: 'MDowOjE' }),
  ),
  when('{word} asks for the details of {word}', (scene, label: string, serial: string) =>
    call(scene, label, 'POST', '/devices', { devices: [serial] }),
  ),
  when('{word} defines a profile with {word} of {int} characters', (scene, label: string, key: string, count: number) =>
    defineProfile(scene, label, { [key]: 'x'.repeat(count) }),
  ),
  when('{word} assigns the profile to {word}', assign),
  when('{word} assigns the profile to its first {int} devices', assignMany),
  when('{word} assigns a profile that was never defined to {word}', (scene, label: string, serial: string) =>
    call(scene, label, 'PUT', '/profile/devices', { profile_uuid: 'never-defined', devices: [serial] }),
  ),
  when('{word} removes the profile from {word}', (scene, label: string, serial: string) =>
    call(scene, label, 'DELETE', '/profile/devices', { devices: [serial] }),
  ),
  when('{word} defines a profile for {word}', (scene, label: string, serial: string) =>
    defineProfile(scene, label, { devices: [serial] }),
  ),
  when('{word} defines a profile without saying who it is', async (scene, label: string) => {
    serverOf(await depScene(scene), label).userAgent = undefined;
    await defineProfile(scene, label);
  }),
  when('{word} syncs without a cursor', (scene, label: string) => call(scene, label, 'POST', '/devices/sync', {})),
  when('{word} asks for the details of no device', (scene, label: string) =>
    call(scene, label, 'POST', '/devices', { devices: [] }),
  ),
  when('{word} asks for tokens of beta programs', (scene, label: string) =>
    call(scene, label, 'GET', '/os-beta-enrollment/tokens'),
  ),
  when('{word} assigns the discovery address {string}', (scene, label: string, url: string) =>
    call(scene, label, 'POST', '/account-driven-enrollment/profile', { mdm_service_discovery_url: url }),
  ),
  when('{word} asks for its discovery address', (scene, label: string) =>
    call(scene, label, 'GET', '/account-driven-enrollment/profile'),
  ),
  then('Apple Business Manager tells {word} {string}', (scene, place: string, value: string) =>
    scene.expect(portalShows, { place, value }),
  ),
  when('{word} disowns {word}', (scene, label: string, serial: string) =>
    call(scene, label, 'POST', '/devices/disown', { devices: [serial] }),
  ),
  when('the device {word} is turned on', fetchConfiguration),
  when('the administrator assigns {int} more device(s) to {word}', (scene, count: number, label: string) =>
    addDevices(scene, label, count),
  ),
  when('the administrator unassigns {word}', (scene, serial: string) => administrator(scene, 'unassign', serial)),
  when('the administrator releases {word}', (scene, serial: string) => administrator(scene, 'release', serial)),
  when('the administrator gives {word} an asset tag', async (scene, serial: string) => {
    await (await depScene(scene)).portal.ask('PUT', `/devices/${serial}`, { asset_tag: 'A-1' });
  }),
  when('the administrator downloads a new token for {word}', async (scene, label: string) => {
    const dep = await depScene(scene);
    await dep.portal.downloadToken(serverOf(dep, label).id);
  }),
  then('Apple Business Manager answers {int}', (scene, status: number) => scene.expect(cloudAnswers, { status })),
  then('Apple Business Manager answers {int} {word}', (scene, status: number, code: string) =>
    scene.expect(cloudAnswers, { status, code }),
  ),
  then('the page holds {int} devices', (scene, count: number) => scene.expect(pageHolds, { count })),
  then('the sync tells {string}', (scene, changes: string) => scene.expect(syncTells, { changes })),
  then('{word} is told as {word}', (scene, serial: string, value: string) =>
    scene.expect(deviceTold, { serial, member: 'response_status', value }),
  ),
  then('the assignment of {word} is {word}', (scene, serial: string, value: string) =>
    scene.expect(deviceTold, { serial, member: '', value }),
  ),
  then('the profile of {word} is {word}', (scene, serial: string, value: string) =>
    scene.expect(deviceTold, { serial, member: 'profile_status', value }),
  ),
];
