import { amapiTokenExtra, cloudLinkExtra } from '../../../../protocol/amapi/device-link.js';
import { asciiJson } from '../../../../protocol/android/emit-payload.js';
import { extraKey } from '../../../../protocol/android/provisioning-extras.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Call } from './call.js';

/** Component and signer of Android Device Policy, as the API writes them into every QR code. */
const devicePolicy = {
  [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]:
    'com.google.android.apps.work.clouddpc/.receivers.CloudDeviceAdminReceiver',
  [extraKey('DEVICE_ADMIN_SIGNATURE_CHECKSUM')]: 'I5YvS0O5hXY46mb01BlRjq4oJJGs2kuUcHvVkAPEXlg',
  [extraKey('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION')]:
    'https://play.google.com/managed/downloadManagingApp?identifier=setup',
} as const;

/** Text of the QR code of a token: Android Device Policy, and in the bundle that only it reads the token and our cloud's address. */
export function provisioningQrCode(call: Pick<Call, 'root'>, token: string): string {
  return asciiJson(extrasOf(call, token));
}

/** What the link of a token leads to on a device in use: the same for a personal device only (DevicePolicyManager, FLAG_SUPPORTED_MODES_PERSONALLY_OWNED). */
export function personalLink(call: Pick<Call, 'root'>, token: string): string {
  return asciiJson({ ...extrasOf(call, token), [extraKey('SUPPORTED_MODES')]: 2 });
}

function extrasOf({ root }: Pick<Call, 'root'>, token: string): JsonObject {
  return {
    ...devicePolicy,
    [extraKey('ADMIN_EXTRAS_BUNDLE')]: { [amapiTokenExtra]: token, [cloudLinkExtra]: root },
  };
}
