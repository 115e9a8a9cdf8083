import type { ProfileService } from '../../../protocol/apple/ota/profile-service.js';
import { dict, type PlistDict } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { userTold } from '../wire-rules.js';
import { attributesTold } from './rules.js';

/** What the device tells a Profile Service, under the names in capitals that the service asks by. */
export function attributesFor(device: AppleDevice, { DeviceAttributes, Challenge }: ProfileService): PlistDict {
  const told = attributesTold(device.rules, knownAttributes(device), DeviceAttributes, Challenge);
  return new Map([...told, ...userTold(device.rules, userOf(device), device.family === 'macos')]);
}

/** Who sits at it: Macs tell that unasked. */
function userOf(device: AppleDevice): PlistDict {
  const { name } = device.record;
  const shortName = name.split(/[^A-Za-z0-9]/)[0]?.toLowerCase() ?? '';
  const UserID = device.constant('user of the Mac').uuid();
  return dict({ NotOnConsole: false, UserID, UserLongName: name, UserShortName: shortName });
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
