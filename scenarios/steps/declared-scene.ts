import { sentMessage } from '../../harness/checks/apple.js';
import { days, hours } from '../../protocol/base/clock.js';
import type { Json, JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { toTheUser } from './apple-commands.js';
import { command, hasEnrolled } from './apple-scene.js';
import { configuration, type Declared, declaredThings } from './declared-things.js';
import type { Scene } from './scene.js';

type Channel = 'device' | 'user';

/** Puts declarations in force, with an activation of every configuration among them, and lets the device synchronize. */
async function put(
  scene: Scene,
  { declarations, documents = [] }: Declared,
  channel: Channel = 'device',
): Promise<void> {
  const named = declarations.filter(({ Type }) => String(Type).startsWith('com.apple.configuration.'));
  const names = named.map(({ Identifier }) => String(Identifier));
  const all = [...declarations, activation('activation', names)].map((one) => ({ ...one, channel }));
  await scene.target.admin.putSettings('apple-declarations', {
    declarations: all,
    documents: [...documents],
  } as JsonObject);
  if (channel === 'user') await toTheUser(scene, 'DeclarativeManagement');
  else await command(scene, { RequestType: 'DeclarativeManagement' });
}

function activation(Identifier: string, StandardConfigurations: readonly string[], more: JsonObject = {}): JsonObject {
  const Payload = { StandardConfigurations: [...StandardConfigurations], ...more };
  return { Type: 'com.apple.activation.simple', Identifier, Payload };
}

function subscription(items: string): JsonObject {
  const StatusItems = items.split(', ').map((Name) => ({ Name }));
  return configuration('subscription', 'management.status-subscriptions', { StatusItems });
}

export const declareThing = (scene: Scene, thing: string): Promise<void> => put(scene, found(thing));

export const declareToUser = (scene: Scene, thing: string): Promise<void> => put(scene, found(thing), 'user');

/** Something declared, and a subscription to status items beside it. */
export function declareWatched(scene: Scene, thing: string, items: string): Promise<void> {
  const { declarations, ...others } = found(thing);
  return put(scene, { ...others, declarations: [...declarations, subscription(items)] });
}

export const watch = (scene: Scene, items: string): Promise<void> =>
  put(scene, { declarations: [subscription(items)] });

function found(thing: string): Declared {
  const make = declaredThings[thing];
  if (make === undefined) throw new Error(`nothing declared is called "${thing}"`);
  return make();
}

/** Two configurations of one type, each with one value: `AutomaticActions.Download=AlwaysOn`. */
export function declareTwo(scene: Scene, type: string, first: string, second: string): Promise<void> {
  const make = (Identifier: string, text: string): JsonObject => configuration(Identifier, type, payloadOf(text));
  return put(scene, { declarations: [make('first', first), make('second', second)] });
}

function payloadOf(text: string): JsonObject {
  const [path = '', ...value] = text.split('=');
  const inner = JSON.parse(value.join('=')) as Json;
  return path.split('.').reduceRight<Json>((member, key) => ({ [key]: member }), inner) as JsonObject;
}

/** The update that devices are to have after so many days, by their own clocks. */
export function declareUpdate(scene: Scene, TargetOSVersion: string, count: number): Promise<void> {
  const TargetLocalDateTime = new Date(now(scene) + days(count)).toISOString().slice(0, 19);
  const Payload = { TargetOSVersion, TargetLocalDateTime };
  const update = configuration('update', 'softwareupdate.enforcement.specific', Payload);
  return put(scene, { declarations: [update, subscription(updateItems)] });
}

const updateItems = ['install-reason', 'install-state', 'failure-reason', 'pending-version']
  .map((item) => `softwareupdate.${item}`)
  .join(', ');

/** Time on the clock of the device, by what it sent last. */
function now(scene: Scene): number {
  const last = scene.device().agent.evidence().exchanges.at(-1);
  return last?.startedAt ?? 0;
}

/** A required app, and a configuration `idle` that holds by this predicate. */
export async function declareWhere(scene: Scene, Predicate: string): Promise<void> {
  const idle = configuration('idle', 'management.test', { Echo: 'hello' });
  const { declarations } = found('a required app');
  const all = [...declarations, idle, activation('first', ['app']), activation('second', ['idle'], { Predicate })];
  await scene.target.admin.putSettings('apple-declarations', { declarations: all });
  await command(scene, { RequestType: 'DeclarativeManagement' });
}

/** Somebody who found the address of declared data asks for them. */
export async function askForData(scene: Scene): Promise<void> {
  const { exchanges } = scene.device().agent.evidence();
  const url = exchanges.findLast(({ step }) => step === 'GetDeclared')?.request.url ?? '';
  scene.note(sentMessage, await scene.device().agent.step('GetDeclared', { url }));
}

export const withUserChannel = (scene: Scene, person: string, model: string, method: Method): Promise<void> =>
  hasEnrolled(scene, person, model, method, { modelOverrides: { supervised: true, habits: { userChannel: 'local' } } });

/** Time goes by, and the device looks around afterwards. */
export async function timePasses(scene: Scene, whole: number, more: number): Promise<void> {
  await scene.advance(days(whole) + hours(more));
  await scene.wake(scene.device(), 'push');
}
