import { connectionIs, consoleAppIsTagged, consoleLists, signUpFormShows } from '../../harness/checks/managed-play.js';
import { given, type Scene, type StepDefinition, then, when } from './define.js';
import { beWithoutConnection, connect, disconnect, knowAccount } from './managed-play-scene.js';
import { act } from './program-scene.js';

/** The organisation's connection to managed Google Play. */
export const steps: readonly StepDefinition[] = [
  given('an organization without managed Google Play', (scene: Scene) => beWithoutConnection(scene)),
  given('a Google account {string} of a Workspace domain', (scene: Scene, account: string) =>
    knowAccount(scene, account, { workspace: true }),
  ),
  given('a Google account {string} that {string} is connected by', (scene: Scene, account: string, boundTo: string) =>
    knowAccount(scene, account, { boundTo }),
  ),
  given('an administrator whose role permits {string}', async (scene: Scene, permissions: string) => {
    await scene.target.admin.putSettings('administrator-role', { permissions: permissions.split(', ') });
  }),
  when('the administrator connects managed Google Play', (scene: Scene) => connect(scene)),
  when('the administrator connects managed Google Play by {string}', (scene: Scene, account: string) =>
    connect(scene, { account }),
  ),
  when('the administrator sends the sign-up without a name', (scene: Scene) => connect(scene, { organization: '' })),
  when('the administrator sends the sign-up without the agreement', (scene: Scene) =>
    connect(scene, { agreement: '' }),
  ),
  when('the administrator begins to connect without consent', async (scene: Scene) => {
    await act(scene, 'POST', 'managed-play/sign-up', { agreed: false });
  }),
  when('the administrator begins to connect', async (scene: Scene) => {
    await act(scene, 'POST', 'managed-play/sign-up', { agreed: true });
  }),
  when('the administrator chooses the scope tag {string} for new apps', async (scene: Scene, tag: string) => {
    await act(scene, 'POST', 'managed-play/scope-tag', { tag });
  }),
  when('the administrator removes the scope tag for new apps', async (scene: Scene) => {
    await act(scene, 'POST', 'managed-play/scope-tag', { tag: null });
  }),
  when('the administrator disconnects managed Google Play', (scene: Scene) => disconnect(scene)),

  then('the console lists {string}', (scene: Scene, name: string) =>
    scene.expect(consoleLists, { name, listed: true }),
  ),
  then('the console does not list {string}', (scene: Scene, name: string) =>
    scene.expect(consoleLists, { name, listed: false }),
  ),
  then('the console shows {string} with {string}', (scene: Scene, name: string, tag: string) =>
    scene.expect(consoleAppIsTagged, { name, tag }),
  ),
  then('the connection is {string}', (scene: Scene, state: string) => scene.expect(connectionIs, { state })),
  then('the sign-up form shows {string}', (scene: Scene, text: string) => scene.expect(signUpFormShows, { text })),
];
