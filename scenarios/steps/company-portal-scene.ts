import type { StepPatch } from '../../agents/device/agent.js';
import type { Person } from '../../agents/person/person.js';
import { days } from '../../protocol/base/clock.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { describeProfile } from './automated-enrollment-scene.js';
import type { Scene } from './scene.js';

/** A token of volume purchases that counts for `life` days. */
export async function putToken(scene: Scene, name: string, licenses: number, life: number): Promise<void> {
  const expiresAt = scene.target.now() + days(life);
  await scene.target.admin.putSettings('volume-purchase', { tokens: [{ name, licenses, expiresAt }] });
}

/** Company Portal comes by a token that has licenses enough; `+ singleApp` at the end holds the device in it. */
export async function profileWithPortal(scene: Scene, text: string): Promise<void> {
  await putToken(scene, 'VPP', 100, 365);
  const [wishes = '', held] = text.split(' + ');
  await describeProfile(
    scene,
    `${wishes}, companyPortal: install + token=VPP${held === undefined ? '' : ` + ${held}`}`,
  );
}

/** The holder opens the app, with whatever proves who they are. */
export async function signInToPortal(scene: Scene, name: string): Promise<void> {
  await scene.device().agent.step('CompanyPortal sign-in', answersOf(await scene.person(name)));
}

const answersOf = ({ upn, password, newPassword, factor }: Person): StepPatch => ({
  username: upn,
  password,
  ...(newPassword !== undefined && { newPassword }),
  ...(factor !== undefined && { factor: { ...factor } }),
});

const updatingToken = 'token with updates';

export async function putUpdatingToken(scene: Scene, name: string, autoUpdate: boolean): Promise<void> {
  const document = { tokens: [{ name, licenses: 100, autoUpdate }] };
  scene.note(updatingToken, document);
  await scene.target.admin.putSettings('volume-purchase', document);
}

export async function publishPortal(scene: Scene): Promise<void> {
  const document = scene.noted(updatingToken) as JsonObject;
  await scene.target.admin.putSettings('volume-purchase', { ...document, portalVersion: '2' });
}
