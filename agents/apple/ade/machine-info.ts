import { type MachineInfo, signMachineInfo } from '../../../protocol/dep/machine-info.js';
import { builtInIdentity } from '../built-in-identity.js';
import type { AppleDevice } from '../device.js';

/** What the device tells of itself before it is managed (apple/device-management, other/machineinfo.yaml). */
export function machineInfo(device: AppleDevice): MachineInfo {
  const { model } = device.world;
  const { udid, imei, osBuild = model.osBuild } = device.state;
  return {
    UDID: udid,
    SERIAL: device.record.serial,
    PRODUCT: model.product,
    VERSION: osBuild,
    OS_VERSION: device.osVersion,
    ...(imei !== undefined && { IMEI: imei }),
    LANGUAGE: 'en',
    MDM_CAN_REQUEST_SOFTWARE_UPDATE: true,
  };
}

/** CMS SignedData with the identity that the device has from the factory. */
export async function signedMachineInfo(device: AppleDevice, info = machineInfo(device)): Promise<Uint8Array> {
  return signMachineInfo(info, await builtInIdentity(device));
}
