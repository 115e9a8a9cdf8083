import { restrictionPlaces } from '../../agents/android/csp/restrictions.js';
import { entryNote } from '../../harness/checks/android.js';
import { emitProvisioningPayload } from '../../protocol/android/emit-payload.js';
import type { ProvisioningParams } from '../../protocol/android/messages.js';
import { parseProvisioningPayload } from '../../protocol/android/parse-payload.js';
import type { PolicyReach } from '../../protocol/android/policy-engine.js';
import { drawQrPng, readQrPng } from '../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { Scene } from './scene.js';

const method = 'android-fully-managed';

/** The administrator makes a QR code for a fully managed device; it lies on the table until somebody scans it. */
export async function makeQrCode(scene: Scene, name: string, options: JsonObject = {}): Promise<void> {
  const { upn } = await scene.person(name);
  scene.note(entryNote, await scene.issue({ platform: 'android', method, upn, options }));
}

/** A person scans the QR code on the table with a device fresh from the box, unless the model says otherwise. */
export async function scanQrCode(
  scene: Scene,
  person: string,
  model: string,
  modelOverrides?: JsonObject,
): Promise<void> {
  const device = await scene.newDevice({ person, model, method, ...(modelOverrides && { modelOverrides }) });
  device.entry = qrCodeOf(scene);
  await scene.enroll(device);
}

/** The QR code is replaced by one whose parameters somebody has changed; everything else stays as it was. */
export async function changeQrCode(
  scene: Scene,
  change: (params: ProvisioningParams) => Partial<ProvisioningParams>,
): Promise<void> {
  const entry = qrCodeOf(scene);
  const image = readQrPng(Uint8Array.from(Buffer.from(entry.qrPng ?? '', 'base64')));
  const reading = image.message.kind === 'read' ? parseProvisioningPayload(image.message.text).message : undefined;
  if (reading?.kind !== 'params')
    throw new Error('the QR code on the table cannot be read, so that nobody can change it');
  const text = emitProvisioningPayload({ ...reading.params, ...change(reading.params) });
  scene.note(entryNote, { ...entry, qrPng: Buffer.from(await drawQrPng(text)).toString('base64') });
}

/** Wherever the server keeps its token in the bundle, another one of the same length stands there afterwards. */
export function guessToken(scene: Scene): Promise<void> {
  const { token = '' } = qrCodeOf(scene);
  const guessed = [...token].reverse().join('') === token ? `x${token.slice(1)}` : [...token].reverse().join('');
  return replaceToken(scene, guessed);
}

/** Tokens that nobody issues, in words. */
const nonsense: Readonly<Record<string, string>> = {
  'nothing but spaces': '   ',
  'line ends and tabs': '\r\n\t',
  'letters beyond ASCII': 'schlüssel-📶',
  'the markup of XML': '<a>&amp;"\']]>',
  '5000 letters': 'x'.repeat(5_000),
};

export function writeNonsense(scene: Scene, words: string): Promise<void> {
  return replaceToken(scene, nonsense[words] ?? words);
}

function replaceToken(scene: Scene, guessed: string): Promise<void> {
  const { token = '' } = qrCodeOf(scene);
  const replaced = (value: Json): Json => (value === token ? guessed : value);
  return changeQrCode(scene, ({ adminExtras }) => ({
    adminExtras: Object.fromEntries(Object.entries(adminExtras).map(([key, value]) => [key, replaced(value)])),
  }));
}

export function exchangeChecksum(scene: Scene): Promise<void> {
  return changeQrCode(scene, ({ download }) =>
    download === undefined
      ? {}
      : { download: { ...download, checksum: { of: 'package', sha256: new Uint8Array(32) } } },
  );
}

/** The administrator sets a restriction on the device, in the vocabulary of the reference transport. */
export async function setRestriction(scene: Scene, value: string, reach: PolicyReach): Promise<void> {
  const target = `${restrictionPlaces[reach]}/${value}`;
  await scene.command(scene.device(), { verb: 'Replace', target, format: 'bool', data: 'true' });
}

function qrCodeOf(scene: Scene): EnrollmentEntry {
  const entry = scene.noted(entryNote) as EnrollmentEntry | undefined;
  if (entry === undefined) throw new Error('the scenario has no QR code');
  return entry;
}
