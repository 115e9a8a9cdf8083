import { amapiAnswer } from '../../harness/checks/amapi.js';
import { deedNote } from '../../harness/checks/android-apps.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { ask, emmScene, openEnterprise } from './amapi-scene.js';
import { onAndroid } from './android-entry-scene.js';
import type { Scene } from './scene.js';

/** A device that the EMM manages by a DPC of its own. */
export async function ownDevice(scene: Scene, method: Method, version: string): Promise<void> {
  await openEnterprise(scene);
  const modelOverrides = onAndroid(version);
  await scene.enroll(await scene.newDevice({ person: 'Ada', model: 'Pixel 8', method, modelOverrides }));
}

/** Whose token it is, in words. */
const wishes: Readonly<Record<string, JsonObject>> = {
  'for it': {},
  'for another device': { deviceId: '0123456789abcdef' },
  'for a work profile': { managementMode: 'WORK_PROFILE_PERSONALLY_OWNED' },
  'of an hour': { ttl: '3600s' },
};

const modes: Readonly<Record<string, string>> = {
  'work-profile': 'WORK_PROFILE_PERSONALLY_OWNED',
  cope: 'WORK_PROFILE_COMPANY_OWNED',
};

export async function makeMigrationToken(scene: Scene, words: string): Promise<void> {
  const emm = await emmScene(scene);
  const { androidId, mode } = scene.device().agent.record.state as {
    readonly androidId: string;
    readonly mode: string;
  };
  const { json } = await ask(emm, 'POST', `${emm.enterprise}/migrationTokens`, {
    deviceId: androidId,
    userId: 'ada',
    managementMode: modes[mode] ?? 'FULLY_MANAGED',
    policy: `${emm.enterprise}/policies/moved`,
    additionalData: 'Zurich',
    ...wishes[words],
  });
  emm.token = json ?? {};
}

/** The EMM's server tells its DPC the token, and the DPC hands over; how that ended stays for a check. */
export async function handOver(scene: Scene): Promise<void> {
  const { client, token } = await emmScene(scene);
  const [link = ''] = client.enrollLink('').split('/enroll?');
  const details = { token: String(token.value), link };
  const { kind } = await scene.act(scene.device(), 'migrate to Android Device Policy', details);
  scene.note(deedNote, kind);
}

/** The message of the hand-over once more, as a device would send it that never heard the answer. */
export async function tryAgain(scene: Scene): Promise<void> {
  const { client } = await emmScene(scene);
  const { exchanges } = scene.device().agent.evidence();
  const sent = exchanges.findLast(({ step }) => step === 'MigrateDevice')?.request;
  const body = JSON.parse(Buffer.from(sent?.body ?? '{}').toString('utf8')) as JsonObject;
  scene.note(amapiAnswer, await client.push(sent?.url ?? client.enrollLink(''), body));
}
