import { depAnswer, portalShows } from '../../harness/checks/dep.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import { addUnassigned, depScene, entryOf } from './dep-scene.js';
import { addEntry, downloadTokenFile, upload } from './program-scene.js';

const owner = 'owner@contoso.example';
const ownerPath = `/accounts/${encodeURIComponent(owner)}`;

const ask = async (scene: Scene, method: 'GET' | 'POST' | 'PUT', path: string, body?: JsonObject): Promise<void> => {
  scene.note(depAnswer, await (await depScene(scene)).portal.try(method, path, body));
};

/** Each differs from the first one by one attribute. */
const first = { source: 'Apple', order_number: 'PO-1', device_family: 'Mac', os: 'OSX', storage: '256 GB' };
const kindsOfDevices = [
  first,
  { ...first, source: 'Manually Added' },
  { ...first, order_number: 'PO-2' },
  { ...first, device_family: 'iPad', os: 'iOS' },
  { ...first, storage: '512 GB' },
];

async function assignPicked(scene: Scene, picked: JsonObject, label: string): Promise<void> {
  const server = entryOf(await depScene(scene), label);
  await ask(scene, 'POST', '/assign', { ...picked, server });
}

/** An account, and the token that it downloads for the entry. */
async function downloadAs(scene: Scene, role: string, label: string): Promise<void> {
  await ask(scene, 'POST', '/accounts', { email: owner, role });
  await ask(scene, 'POST', `/servers/${entryOf(await depScene(scene), label)}/token`, { by: owner });
}

async function uploadAsOwner(scene: Scene, label: string): Promise<void> {
  await ask(scene, 'POST', '/accounts', { email: owner, role: 'Device Enrollment Manager' });
  await upload(scene, label, { file: await downloadTokenFile(scene, label, owner) });
}

/** The portal of Apple Business Manager and Apple School Manager, as its administrators use it. */
export const steps: readonly StepDefinition[] = [
  given("an MDM server entry {string} in Apple's portal", (scene, label: string) => addEntry(scene, label)),
  given("{int} device(s) of the order {string} in Apple's portal", async (scene, count: number, order: string) => {
    await addUnassigned(scene, count, { order_number: order });
  }),
  given("devices of many kinds in Apple's portal", async (scene) => {
    for (const facts of kindsOfDevices) await addUnassigned(scene, 1, facts);
  }),
  when('all devices with {word} {string} are assigned to {word}', (scene, attribute, value: string, label: string) =>
    assignPicked(scene, { filter: { management: 'unassigned', [attribute]: value } }, label),
  ),
  when('the order {string} is assigned to {word}', (scene, orderNumber: string, label: string) =>
    assignPicked(scene, { orderNumber }, label),
  ),
  when('the serial numbers {string} are assigned to {word}', (scene, serials: string, label: string) =>
    assignPicked(scene, { serials: serials.split(', ') }, label),
  ),
  when('a CSV file with {string} is assigned to {word}', (scene, serials: string, label: string) =>
    assignPicked(scene, { csv: ['Serial Number', ...serials.split(', ')].join('\r\n') }, label),
  ),
  when('a/an {string} downloads the token of {word}', (scene, role: string, label: string) =>
    downloadAs(scene, role, label),
  ),
  when('the token of {word} is downloaded and uploaded by its owner', uploadAsOwner),
  when('the password of the Apple ID changes', (scene) => ask(scene, 'PUT', ownerPath, { passwordChanged: true })),
  when('the owner of the Apple ID leaves', (scene) => ask(scene, 'PUT', ownerPath, { left: true })),
  when("the administrator opens the MDM servers of Apple's portal", (scene) => ask(scene, 'GET', '/servers')),
  when("the administrator opens the history of Apple's portal", (scene) => ask(scene, 'GET', '/history')),
  then("Apple's portal shows {word} {string}", (scene, place: string, value: string) =>
    scene.expect(portalShows, { place, value }),
  ),
];
