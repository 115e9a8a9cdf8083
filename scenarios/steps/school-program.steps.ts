import { groupHolds, screensHidden } from '../../harness/checks/school-program.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import { depScene, entryOf } from './dep-scene.js';
import { addProfile } from './program-scene.js';

const authority = (scene: Scene, document: JsonObject): Promise<JsonObject> =>
  scene.target.admin.putSettings('mdm-authority', document);

async function claim(scene: Scene, serial: string, label: string): Promise<void> {
  const dep = await depScene(scene);
  await dep.portal.ask('POST', '/devices', { claimed: true, devices: [{ serial_number: serial }] });
  await dep.portal.ask('POST', '/assign', { serials: [serial], server: entryOf(dep, label) });
}

/** What schools have besides, and what either program needs beforehand. */
export const steps: readonly StepDefinition[] = [
  given('{person} is a device enrollment manager', async (scene, name: string) => {
    const { upn } = await scene.person(name);
    await authority(scene, { enrollmentManagers: [upn] });
  }),
  given('nobody chose the MDM authority', async (scene) => void (await authority(scene, { chosen: false }))),
  given('people sign in at AD FS without a WS-Trust endpoint', async (scene) => {
    await authority(scene, { adfs: true });
  }),
  given('people sign in at AD FS with a WS-Trust endpoint', async (scene) => {
    await authority(scene, { adfs: true, wsTrust: true });
  }),
  given('there is no Apple MDM push certificate', async (scene) => {
    await scene.target.admin.putSettings('apple-push-certificate', { consent: true });
  }),
  given('the school {word} claims {word} as well', (scene, label: string, serial: string) =>
    claim(scene, serial, label),
  ),
  given(
    'the dynamic group {string} holds devices of the profile {string}',
    async (scene, name: string, profile: string) => {
      const rule = `(device.enrollmentProfileName -eq "${profile}")`;
      await scene.target.admin.putSettings('dynamic-groups', { groups: [{ name, rule }] });
    },
  ),
  when(
    'the school {word} makes the profile {string} that hides {string}',
    async (scene, label: string, name: string, screen: string) => {
      await addProfile(scene, label, { name, screens: { [screen]: 'Hide' } });
    },
  ),
  when(
    'the school {word} makes the profile {string} that hides all screens',
    async (scene, label: string, name: string) => {
      await addProfile(scene, label, { name, allScreens: 'Hide' });
    },
  ),
  then('the device skips {string} and nothing else', (scene, screen: string) =>
    scene.expect(screensHidden, { screens: [screen] }),
  ),
  then('the device skips every screen of the form', (scene) => scene.expect(screensHidden, { screens: 'all' })),
  then('the group {string} holds the device of {person} only', (scene, group: string, person: string) => {
    const devices = scene.devices.filter((device) => device.person.name === person);
    return scene.expect(groupHolds, { group, serials: devices.map(({ agent }) => agent.record.serial) });
  }),
];
