import { extraKey } from '../../../protocol/android/provisioning-extras.table.js';
import { isJsonObject, readJsonObject } from '../../../protocol/android/read-json.js';
import { knoxProfileExtra } from '../../../protocol/android/vendor-link.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { AndroidDevice } from '../device.js';
import { scanQrCode } from '../obtain-payload.js';

/** The profile that the QR code of a Knox console names; undefined where the person scans none. */
export function profileInQrCode(device: AndroidDevice, { qrPng }: EnrollmentEntry): string | undefined {
  if (qrPng === undefined) return undefined;
  const read = readJsonObject(scanQrCode(device, qrPng));
  const bundle = read.kind === 'object' ? read.object[extraKey('ADMIN_EXTRAS_BUNDLE')] : undefined;
  const id = isJsonObject(bundle) ? bundle[knoxProfileExtra] : undefined;
  return typeof id === 'string' ? id : undefined;
}
