import { appEnforces } from '../../harness/checks/app-protection.js';
import { noticeSays, trafficWent, workHolds } from '../../harness/checks/work-profile.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import {
  deployToProfile,
  fetchMail,
  goOnline,
  protectMailboxes,
  protectOnAndroid,
  providers,
  signInOnSide,
} from './work-profile-scene.js';

/** What a work profile holds besides apps. */
export const steps: readonly StepDefinition[] = [
  when('{person} enrolls a work profile on a {model} as its {word} user', enrollAsUser),
  when('the administrator deploys a VPN connection', (scene: Scene) =>
    deployToProfile(scene, { vpn: [{ name: 'Office' }] }),
  ),
  when(
    'the administrator deploys a VPN connection for {string} of a provider with {string}',
    (scene: Scene, app: string, words: string) =>
      deployToProfile(scene, { vpn: [{ name: 'Office', apps: [app], ...providers[words] }] }),
  ),
  when('the administrator deploys the certificate {string}', (scene: Scene, name: string) =>
    deployToProfile(scene, { certificates: [name] }),
  ),
  when('the administrator deploys the network {string}', (scene: Scene, name: string) =>
    deployToProfile(scene, { wifi: [name] }),
  ),
  when('the app {string} goes online', (scene: Scene, app: string) => goOnline(scene, app)),

  given('the Android app {string} is protected for everybody', (scene: Scene, app: string) =>
    protectOnAndroid(scene, app),
  ),
  when('the user signs in to the {word} copy of {string}', (scene: Scene, side: string, app: string) =>
    signInOnSide(scene, side, app),
  ),
  then('{string} enforces {string} in the {word} profile', (scene: Scene, app: string, policy: string, side: string) =>
    scene.expect(appEnforces, { app, policy, place: `${side} profile` }),
  ),
  given('Exchange Online asks for enrolled devices', (scene: Scene) => protectMailboxes(scene)),
  when('the mail app {string} asks for the mailbox', (scene: Scene, app: string) => fetchMail(scene, app)),
  when('the mail app {string} with {word} asks for the mailbox', (scene: Scene, app: string, library: string) =>
    fetchMail(scene, app, { library }),
  ),

  then('its traffic goes by {word}', (scene: Scene, way: string) => scene.expect(trafficWent, { way })),
  then('the certificate {string} is there', (scene: Scene, name: string) =>
    scene.expect(workHolds, { kind: 'certificates', name, held: true }),
  ),
  then('the certificate {string} is not there', (scene: Scene, name: string) =>
    scene.expect(workHolds, { kind: 'certificates', name, held: false }),
  ),
  then('the managed network {string} is there', (scene: Scene, name: string) =>
    scene.expect(workHolds, { kind: 'networks', name, held: true }),
  ),
  then('the managed network {string} is not there', (scene: Scene, name: string) =>
    scene.expect(workHolds, { kind: 'networks', name, held: false }),
  ),
  then('the user reads of the {string}', (scene: Scene, text: string) => scene.expect(noticeSays, { text })),
];

async function enrollAsUser(scene: Scene, person: string, model: string, androidUser: string): Promise<void> {
  const modelOverrides = { habits: { androidUser } };
  await scene.enroll(await scene.newDevice({ person, model, method: 'android-work-profile', modelOverrides }));
}
