import type { ProfileService } from '../../../protocol/apple/ota/profile-service.js';
import { dict, type PlistDict } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { attributesTold } from './rules.js';

/** What the device tells a Profile Service, under the names in capitals that the service asks by. */
export function attributesFor(device: AppleDevice, { DeviceAttributes, Challenge }: ProfileService): PlistDict {
  return attributesTold(device.rules, knownAttributes(device), DeviceAttributes, Challenge);
}

function knownAttributes({ record, state, world: { model } }: AppleDevice): PlistDict {
  return dict({
    UDID: state.udid,
    VERSION: state.osBuild ?? model.osBuild ?? '',
    PRODUCT: model.product,
    SERIAL: record.serial,
    DEVICE_NAME: record.name,
    MAC_ADDRESS_EN0: state.wifiMac,
    ...(state.imei !== undefined && { IMEI: state.imei }),
  });
}
