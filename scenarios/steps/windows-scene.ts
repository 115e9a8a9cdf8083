import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

/** A PC whose person has typed name and password, and which has found the enrollment service. */
export async function findService(scene: Scene, person: string, model: string, method: Method): Promise<void> {
  const device = await scene.newDevice({ person, model, method });
  const entry = await scene.issue({ platform: 'windows', method, upn: device.person.upn });
  if (entry === undefined) return;
  device.entry = entry;
  const { username = device.person.upn, password = device.person.password, url, identity } = entry;
  await device.agent.step('Discover', {
    username,
    password,
    ...(url !== undefined && { url }),
    ...(identity && { identity }),
  });
}

/** RequestSecurityToken, wrong on purpose if asked. */
export async function askForCertificate(scene: Scene, patch: JsonObject = {}): Promise<void> {
  await scene.device().agent.step('RequestSecurityToken', patch);
}

/** Changes how the organisation lets PCs in. */
export async function changeWindowsSettings(scene: Scene, change: JsonObject): Promise<void> {
  const { admin } = scene.target;
  await admin.putSettings('windows-enrollment', { ...(await admin.readSettings('windows-enrollment')), ...change });
}

/** How the organisation's discovery answers PCs. */
export function askFor(scene: Scene, authPolicy: string): Promise<void> {
  return changeWindowsSettings(scene, { authPolicy });
}

/** Renew, wrong on purpose if asked. */
export async function renews(scene: Scene, patch: JsonObject = {}): Promise<void> {
  await scene.device().agent.step('Renew', patch);
}

/** Renew in the name of another device of the scenario. */
export function renewsAs(scene: Scene, person: string, model: string): Promise<void> {
  const { enrollmentId = '' } = scene.device(`${person}'s ${model}`).agent.evidence();
  return renews(scene, { contextItems: { DeviceID: enrollmentId } });
}

/** A PC whose person has gone through the page of Federated authentication. */
export async function signInOnPage(scene: Scene, patch: JsonObject = {}): Promise<void> {
  await scene.device().agent.step('SignIn', patch);
}

const userTokenType = {
  valueType: 'http://schemas.microsoft.com/5.0.0.0/ConfigurationManager/Enrollment/DeviceEnrollmentUserToken',
};
const misnamed = { signatureMethod: 'http://www.w3.org/2000/09/xmldsig-more#rsa-sha256' };

/** Forms in which the two sections of MS-MDE2 on signed messages contradict each other. */
const certificateForms: Readonly<Record<string, JsonObject>> = {
  'the type of a user token': userTokenType,
  'the algorithm under its other name': misnamed,
  'an Id without namespace': { plainId: true },
};

/** RequestSecurityToken, signed in one of these forms, or with a token of this type. */
export function askInForm(scene: Scene, form: string): Promise<void> {
  return askForCertificate(scene, { certificateForm: certificateForms[form] ?? { valueType: form } });
}
