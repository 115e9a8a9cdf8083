import { RefusedByAdmin } from '../../harness/checks/admin.js';
import { zeroTouchAnswer } from '../../harness/checks/zero-touch.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';
import { extrasFor, imeiOf, zeroTouch } from './zero-touch-scene.js';

const settings = 'zero-touch';
const frameNote = 'zero-touch frame';

/** The console's administrator, Grace, has one role, with one permission of one category. */
export async function grantRole(scene: Scene, category: string, permission: string): Promise<void> {
  const { upn } = await scene.person('Grace');
  const roles = { Helper: { [category]: [permission] } };
  await scene.target.admin.putSettings(settings, { roles, administrators: { [upn]: 'Helper' } });
}

/** The organisation's switch for corporate-owned user devices. */
export async function allowUserDevices(scene: Scene, allowed: boolean): Promise<void> {
  await scene.target.admin.putSettings('corporate-user-devices', { allowed });
}

/** Grace opens the frame; a refusal is an answer too. */
export async function administratorOpens(scene: Scene): Promise<void> {
  const { upn: by } = await scene.person('Grace');
  try {
    const json = await scene.target.admin.actOnPage('POST', 'zero-touch/frame', { by });
    scene.note(frameNote, String(json.url));
    scene.note(zeroTouchAnswer, { status: 200, text: '', json });
  } catch (error) {
    if (!(error instanceof RefusedByAdmin)) throw error;
    scene.note(zeroTouchAnswer, { status: error.status, text: error.message });
  }
}

/** The frame of an administrator who may open it; opened when first asked for. */
async function frameOf(scene: Scene): Promise<string> {
  const known = scene.noted(frameNote);
  if (typeof known === 'string') return known;
  await grantRole(scene, 'Android for Work', 'Update app sync');
  await administratorOpens(scene);
  return String(scene.noted(frameNote));
}

/** Another customer of the same person, for whoever links a second account. */
async function anotherCustomer(scene: Scene): Promise<string> {
  const { portal, person, partner } = await zeroTouch(scene);
  const { id } = await portal.post('/customers', { companyName: 'Fabrikam', people: [person], soldBy: partner });
  return String(id);
}

/** What each operation is given. */
async function deedFor(scene: Scene, operation: string): Promise<JsonObject> {
  const { company, person } = await zeroTouch(scene);
  const support = { companyName: 'Contoso Helpdesk', contactEmail: 'desk@contoso.test', contactPhone: '555 0199' };
  if (operation === 'link other accounts') return { account: person, customer: await anotherCustomer(scene) };
  if (operation.endsWith('account')) return { account: person, customer: company };
  if (operation.endsWith('support information')) return { support };
  if (operation === 'configure devices') return { devices: [imeiOf(scene)] };
  return operation.endsWith('extras') ? { dpcExtras: await extrasFor(scene, 'android-dedicated') } : {};
}

export async function doInFrame(scene: Scene, operation: string): Promise<void> {
  const { portal } = await zeroTouch(scene);
  const url = await frameOf(scene);
  scene.note(zeroTouchAnswer, await portal.frame(url, { operation, ...(await deedFor(scene, operation)) }));
}

export async function linkAccount(scene: Scene): Promise<void> {
  await doInFrame(scene, 'link account');
  // the device that is turned on later presents the token of the console's extras
  await extrasFor(scene, 'android-fully-managed');
}
