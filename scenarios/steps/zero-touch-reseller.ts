import { claimOf } from '../../agents/cloud-client/zero-touch-client.js';
import { zeroTouchAnswer } from '../../harness/checks/zero-touch.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';
import { imeiOf, sell, zeroTouch } from './zero-touch-scene.js';

/** Ids by which a reseller registers the scenario's device. */
export function idsInWords(scene: Scene, words: string): JsonObject {
  const { record } = scene.device().agent;
  const { imei2 } = scene.device().agent.evidence().state;
  if (words === 'its first IMEI') return { imei: imeiOf(scene) };
  if (words === 'its second IMEI') return { imei: String(imei2) };
  const model = words.endsWith('another model') ? 'Pixel Tablet' : 'Pixel 8';
  return { serialNumber: record.serial, manufacturer: 'Google', model };
}

export async function registerForAnother(scene: Scene): Promise<void> {
  const { portal, person, partner } = await zeroTouch(scene);
  const { id } = await portal.post('/customers', { companyName: 'Fabrikam', people: [person], soldBy: partner });
  await sell(scene, 'claim', claimOf(String(id), { imei: imeiOf(scene) }));
}

/** Three claims in one batch; the scenario looks at the operation when it is done. */
export async function claimBatch(scene: Scene): Promise<void> {
  const { company, reseller } = await zeroTouch(scene);
  const good = claimOf(company, { imei: '001017009688899' });
  const strange = { ...claimOf(company, { imei: '001017009688907' }), sectionType: 'SECTION_TYPE_SIM_LOCK' };
  await sell(scene, 'claimAsync', { claims: [good, claimOf(company, { serialNumber: 'S1' }), strange] });
  const { json } = scene.noted(zeroTouchAnswer) as { readonly json?: JsonObject };
  scene.note(zeroTouchAnswer, await reseller.try('GET', String(json?.name)));
}

/** A claim of the scenario's device for a section, with the profile of a SIM lock or without. */
export async function claimSection(scene: Scene, section: string, profile: string): Promise<void> {
  const { company } = await zeroTouch(scene);
  const simlockProfileId = profile === 'with' ? { simlockProfileId: 'lock-1' } : {};
  const claim = { ...claimOf(company, { imei: imeiOf(scene) }), sectionType: `SECTION_TYPE_${section}` };
  await sell(scene, 'claim', { ...claim, ...simlockProfileId });
}

/** The reseller, or another one, asks to whom the scenario's device is locked. */
export async function askForSimLock(scene: Scene, who: string): Promise<void> {
  const body = { deviceIdentifier: { imei: imeiOf(scene) } };
  if (who === 'the') return sell(scene, 'getSimLockState', body);
  const { portal } = await zeroTouch(scene);
  const { id } = await portal.post('/partners', { companyName: 'Another reseller' });
  const stranger = await portal.account('other@example', String(id));
  scene.note(zeroTouchAnswer, await stranger.try('POST', `partners/${id}/devices:getSimLockState`, body));
}

export async function lookForDevices(scene: Scene, limit: number): Promise<void> {
  const { company } = await zeroTouch(scene);
  const sectionType = 'SECTION_TYPE_ZERO_TOUCH';
  await sell(scene, 'findByOwner', { customerId: [company], limit: String(limit), sectionType });
}

/** Looks for the scenario's device by serial number, manufacturer and model. */
export async function lookForSerial(scene: Scene, letters: string): Promise<void> {
  const { serialNumber, ...rest } = idsInWords(scene, 'serial number and model');
  const written = letters === 'lower' ? String(serialNumber).toLowerCase() : String(serialNumber).toUpperCase();
  await sell(scene, 'findByIdentifier', { deviceIdentifier: { ...rest, serialNumber: written }, limit: '10' });
}
