import { channelOpens, noChannel, tokenUpdateLacks, userHeld } from '../../harness/checks/shared-ipad-channel.js';
import { command } from './apple-scene.js';
import { given, type StepDefinition, then, when } from './define.js';
import type { ParameterDefinition } from './parameters.js';
import type { Scene } from './scene.js';
import {
  act,
  configureSharing,
  installPayload,
  queueForChannel,
  setUpWithoutChannels,
  signIn,
  toUser,
} from './shared-ipad-scene.js';

export const parameters: readonly ParameterDefinition[] = [
  { name: 'waits', matches: ['waits', 'does not wait'], value: (text) => text === 'waits' },
];

const commands: readonly StepDefinition[] = [
  given('a Shared iPad whose server takes no connections per user', setUpWithoutChannels),
  given('the sharing is configured with AwaitUserConfiguration {string}', (scene: Scene, enabled: string) =>
    configureSharing(scene, { AwaitUserConfiguration: { Enabled: enabled === 'on' } }),
  ),
  given('the sharing is configured with {string} {int}', (scene: Scene, member: string, value: number) =>
    configureSharing(scene, { [member]: value }),
  ),
  when(
    'a restriction {string} named {string} is sent to {person}',
    (scene: Scene, key: string, id: string, name: string) =>
      toUser(scene, name, installPayload(id, { PayloadType: 'com.apple.applicationaccess', [key]: false })),
  ),
  given('{person} signs in after {person} was signed in', async (scene: Scene, second: string, first: string) => {
    await signIn(scene, first);
    await act(scene, { kind: 'sign-out' });
    await signIn(scene, second);
  }),
  given('a command {word} waits for the channel of {person}', (scene: Scene, RequestType: string, name: string) =>
    queueForChannel(scene, name, { RequestType }),
  ),
  when('{word} is sent to the channel of {person}', (scene: Scene, RequestType: string, name: string) =>
    toUser(scene, name, { RequestType }),
  ),
  when('a payload {string} is sent to the device channel', (scene: Scene, PayloadType: string) =>
    command(scene, installPayload('misplaced', { PayloadType })),
  ),
  when('a payload {string} is sent to the channel of {person}', (scene: Scene, PayloadType: string, name: string) =>
    toUser(scene, name, installPayload('misplaced', { PayloadType })),
  ),
  when('the administrator deletes all users, forced {string}', (scene: Scene, forced: string) =>
    command(scene, { RequestType: 'DeleteUser', DeleteAllUsers: true, ForceDeletion: forced === 'yes' }),
  ),
  when('the administrator orders {string} by redemption code', (scene: Scene, Identifier: string) =>
    command(scene, { RequestType: 'InstallApplication', Identifier, Options: { PurchaseMethod: 0 } }),
  ),
];

const channels: readonly StepDefinition[] = [
  then('the channel opens for {person}', async (scene: Scene, name: string) => {
    const { upn: account } = await scene.person(name);
    await scene.expect(channelOpens, { account });
  }),
  then('the channel opens for {person}, who {waits}', async (scene: Scene, name: string, waits: boolean) => {
    const { upn: account } = await scene.person(name);
    await scene.expect(channelOpens, { account, waits });
  }),
  then('no channel opens', (scene: Scene) => scene.expect(noChannel, {})),
  then('{person} is held in Setup Assistant no longer', (scene: Scene) => scene.expect(userHeld, { held: false })),
  then('its TokenUpdate has no {string}', (scene: Scene, key: string) => scene.expect(tokenUpdateLacks, { key })),
];

/** The user channel of a Shared iPad, and commands for its users. */
export const steps: readonly StepDefinition[] = [...commands, ...channels];
