import { drawQrPng } from '../../protocol/android/qr-image.js';
import { call, idsOf, knox, ownerProfile, turnOn } from './knox-scene.js';
import type { Scene } from './scene.js';

/** Device details in the portal: who is to sign in, and perhaps a password. */
export async function changeDetails(scene: Scene, name: string, password?: string): Promise<void> {
  const { upn } = await scene.person(name);
  const details = { userId: upn, ...(password !== undefined && { password }) };
  await call(scene, 'PUT', `/devices/${idsOf(scene).serial}`, details);
}

/** Somebody else has the device in hand; the scene signs in with whoever is its person at that time. */
export async function takes(scene: Scene, name: string, givesUpAt?: string): Promise<void> {
  const { upn, password } = await scene.person(name);
  // the holder stays the person of the device: what is typed is what counts
  await scene.person('Ada', { upn, password, ...(givesUpAt !== undefined && { givesUpAt }) });
  await turnOn(scene);
}

export async function markCorporate(scene: Scene): Promise<void> {
  const { serial, imei } = idsOf(scene);
  const identifiers = [
    { kind: 'serial', value: serial },
    { kind: 'imei', value: imei },
  ];
  await scene.target.admin.putSettings('corporate-identifiers', { identifiers });
}

/** A Device Owner profile with the token that the page of an enrollment profile shows, typed into the custom JSON. */
export async function ownerProfileWithToken(scene: Scene, name: string, enrollmentProfile: string): Promise<void> {
  const page = `android-enrollment-profiles/${encodeURIComponent(enrollmentProfile)}/token`;
  const { token = '' } = await scene.target.admin.readPage(page);
  const custom = { 'com.google.android.apps.work.clouddpc.EXTRA_ENROLLMENT_TOKEN': token };
  await ownerProfile(scene, name, 'android-dedicated', { 'Custom JSON Data': JSON.stringify(custom) });
}

/** The portal shows the code of a profile, and the device's person scans it before the set-up goes on. */
export async function scanProfile(scene: Scene, name: string): Promise<void> {
  const service = await knox(scene);
  const { text } = await call(scene, 'GET', `/profiles/${service.profiles.get(name)}/qr`);
  service.qrPng = Buffer.from(await drawQrPng(String(text))).toString('base64');
  await turnOn(scene);
}
