import { sentMessage } from '../../harness/checks/apple.js';
import { hours } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { assign } from './framework-scene.js';
import type { Scene } from './scene.js';

/** A policy with one app for these groups, or for everybody. */
export async function assignAppTo(scene: Scene, identifier: string, group?: string, kind?: string): Promise<void> {
  const app = { identifier, ...(kind !== undefined && { kind }) };
  await assign(scene, { name: 'work', apps: [app], ...(group !== undefined && { groups: [group] }) });
}

/** Members are the devices of a profile of Automated Device Enrollment; the directory takes its time to find them. */
export async function putDynamicGroup(scene: Scene, name: string, profile: string, minutes: number): Promise<void> {
  const rule = `(device.enrollmentProfileName -eq "${profile}")`;
  await scene.target.admin.putSettings('dynamic-groups', {
    groups: [{ name, rule }],
    evaluationMinutes: minutes,
  });
}

/** Changes one member of a profile of Apple Configurator. */
export async function changeProfile(scene: Scene, name: string, change: JsonObject): Promise<void> {
  const { admin } = scene.target;
  const { profiles = [], ...rest } = await admin.readSettings('configurator');
  const changed = (profiles as readonly JsonObject[]).map((each) =>
    each.name === name ? { ...each, ...change } : each,
  );
  await admin.putSettings('configurator', { ...rest, profiles: changed });
}

async function introduceAtCable(scene: Scene, authorization?: string): Promise<void> {
  const { agent, method } = scene.device();
  const { platform } = agent.record;
  const entry = await scene.issue({ platform, method });
  const patch = { $url: entry?.url ?? '', ...(authorization !== undefined && { $authorization: authorization }) };
  scene.note(sentMessage, await agent.step('MachineInfo', patch));
}

/** The device is turned on and left at the pane that asks for a password; after so many hours somebody types it. */
export async function signInAfter(scene: Scene, person: string, count: number): Promise<void> {
  const { upn, password } = await scene.person(person);
  await introduceAtCable(scene);
  await scene.advance(hours(count));
  await introduceAtCable(scene, `Basic ${Buffer.from(`${upn}:${password}`).toString('base64')}`);
}

/** The organisation registers the serial number of the latest device. */
export async function registerSerial(scene: Scene): Promise<void> {
  const { serial } = scene.device().agent.record;
  await scene.target.admin.putSettings('corporate-identifiers', { identifiers: [{ kind: 'serial', value: serial }] });
}

export async function setOwnership(scene: Scene, OwnershipType: string): Promise<void> {
  const { enrollmentId = '' } = scene.device().agent.evidence();
  const [view] = await scene.target.admin.readDevices({ enrollmentId });
  await scene.target.admin.actOnPage('PUT', `device-actions/${encodeURIComponent(view?.id ?? '')}`, { OwnershipType });
}
