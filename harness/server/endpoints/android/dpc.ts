import { createHash } from 'node:crypto';
import type { ComponentName } from '../../../../protocol/android/messages.js';
import { writeSimulatedPackage } from '../../../../protocol/android/simulated-package.js';

/** The device policy controller that this server hands out. It exists in simulation only. */
export const dpcComponent: ComponentName = {
  packageName: 'test.muster.dpc',
  className: 'test.muster.dpc.AdminReceiver',
};

export const dpcPackagePath = '/android/dpc.apk';

export const dpcPackage: Uint8Array = writeSimulatedPackage({
  packageName: dpcComponent.packageName,
  versionCode: 3,
  receivers: [dpcComponent.className],
  signer: createHash('sha256').update('simulated signer of test.muster.dpc').digest(),
});

/** SHA-256 of the package: what EXTRA_PROVISIONING_DEVICE_ADMIN_PACKAGE_CHECKSUM says. */
export const dpcPackageSha256: Uint8Array = createHash('sha256').update(dpcPackage).digest();
