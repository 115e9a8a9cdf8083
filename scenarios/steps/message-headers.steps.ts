import type { WakeReason } from '../../agents/device/agent.js';
import { headerIs, modeIs, openedWith, requestIdIsGiven, sessionIdIs } from '../../harness/checks/windows-headers.js';
import { given, type StepDefinition, then, when } from './define.js';
import { enrollWithVersion } from './product-scene.js';
import type { Scene } from './scene.js';

/** Whoever holds the PC is at it when a component raises an alert. */
async function raises(scene: Scene, type: string, mark: string): Promise<void> {
  const { upn, password } = scene.device().person;
  await scene.act(scene.device(), 'raise-alert', { upn, password, type, mark, data: '1' });
}

/** What goes with management messages besides their body. */
export const steps: readonly StepDefinition[] = [
  given('{person} enrolled a {model} on OS {string}', (scene, person: string, model: string, osVersion: string) =>
    enrollWithVersion(scene, { person, model, osVersion, method: 'windows-byod' }),
  ),
  when('the PC comes because of {string}', async (scene: Scene, reason: string) => {
    await scene.wake(scene.device(), reason as WakeReason);
  }),
  when('the PC raises {string} as {string}', raises),

  then('the last SessionID of the PC is {word}', (scene: Scene, form: string) =>
    scene.expect(sessionIdIs, { hexadecimal: form === 'hexadecimal' }),
  ),
  then(
    'the PC opened with the Alert {int}, with {string} signed in, and told what it is',
    (scene: Scene, alert: number, user: string) => scene.expect(openedWith, { alert: String(alert), user }),
  ),
  then('the last message of the PC was posted in the mode {string}', (scene: Scene, mode: string) =>
    scene.expect(modeIs, { mode }),
  ),
  then('the last message of the PC has the id of the organisation', (scene: Scene) =>
    scene.expect(requestIdIsGiven, {}),
  ),
  then('the last message of the PC has UserAgentOrigin {string}', (scene: Scene, value: string) =>
    scene.expect(headerIs, { name: 'UserAgentOrigin', value }),
  ),
  then('the last message of the PC has Accept-Encoding {string}', (scene: Scene, value: string) =>
    scene.expect(headerIs, { name: 'Accept-Encoding', value }),
  ),
  then('the last message of the PC has MDM-GenericAlert {string}', (scene: Scene, value: string) =>
    scene.expect(headerIs, { name: 'MDM-GenericAlert', value }),
  ),
];
