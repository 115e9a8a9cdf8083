import { depAnswer } from '../../harness/checks/dep.js';
import { days, hours } from '../../protocol/base/clock.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { wishesIn } from './automated-enrollment-scene.js';
import { depScene, entryOf, serverOf } from './dep-scene.js';
import { addEntry, addProfile, addToken, assign, turnOn, upload } from './program-scene.js';
import type { Scene } from './scene.js';

interface ManagedDevice {
  readonly person: string;
  readonly model: string;
  readonly osVersion: string;
  readonly label: string;
  /** What is asked of its enrollment profile. */
  readonly wishes: string;
  readonly habits?: JsonObject;
}

/** Bought, assigned to the server, and set up by a profile of it. */
export async function managedBy(scene: Scene, managed: ManagedDevice): Promise<void> {
  const { person, model, osVersion, label, wishes, habits = {} } = managed;
  const method: Method = model.startsWith('Mac') ? 'macos-ade' : 'ios-ade';
  const { agent } = await scene.newDevice({ person, model, method, modelOverrides: { osVersion, habits } });
  const { serial } = agent.record;
  await addEntry(scene, label);
  const { portal, entries } = await depScene(scene);
  const [device_family = 'iPhone'] = /^(iPad|Mac)/.exec(model) ?? [];
  await portal.ask('POST', '/devices', { devices: [{ serial_number: serial, model, device_family }] });
  await portal.ask('POST', '/assign', { serials: [serial], server: entries.get(label) ?? '' });
  await upload(scene, label);
  await profileFor(scene, label, wishes);
  await turnOn(scene);
}

/** Gives the device another profile of the server that it is assigned to. */
export async function profileFor(scene: Scene, label: string, wishes: string): Promise<void> {
  const name = `${label}: ${wishes}`;
  await addProfile(scene, label, { name, ...wishesIn(wishes) });
  await assign(scene, label, name, [scene.device().agent.record.serial]);
}

/** Another server of the organisation, with a deadline for the device, which it finds at its next sync. */
export async function moveTo(scene: Scene, label: string, count: number, wishes: string): Promise<void> {
  await addToken(scene, label, 0);
  const deadline = new Date(scene.target.now() + days(count)).toISOString();
  await moveBy(scene, scene.device().agent.record.serial, label, deadline);
  await scene.advance(hours(12));
  await profileFor(scene, label, wishes);
}

/** Reassigns a device in Apple's portal. */
export async function moveBy(scene: Scene, serial: string, label: string, migrationDeadline: string): Promise<void> {
  const dep = await depScene(scene);
  await dep.portal.ask('POST', '/assign', { serials: [serial], server: entryOf(dep, label), migrationDeadline });
}

export async function speaksVersion(scene: Scene, label: string, version: number): Promise<void> {
  serverOf(await depScene(scene), label).protocolVersion = String(version);
}

/** As a device asks for it. */
export async function askConfiguration(scene: Scene, serial: string): Promise<void> {
  const [server] = (await depScene(scene)).servers.values();
  scene.note(depAnswer, await server?.call('GET', `/muster/configuration/${serial}`));
}
