import { isJsonObject } from '../../../../protocol/android/read-json.js';
import type { Json } from '../../../../protocol/base/vocabulary.js';
import { type DeviceIdentifier, identifierMembers } from '../../../../protocol/zero-touch/messages.js';

/** Fourteen digits and the check digit (3GPP TS 23.003, annex B). */
const imeiPattern = /^\d{15}$/;

/** Hardware ids that the service takes: a cellular device by IMEI or MEID, another one by serial number, manufacturer and model. */
export function readIdentifier(value: Json | undefined): DeviceIdentifier | undefined {
  if (!isJsonObject(value)) return undefined;
  const given = identifierMembers.flatMap((member) => {
    const text = value[member];
    return typeof text === 'string' && text !== '' ? [[member, text] as const] : [];
  });
  const identifier: DeviceIdentifier = Object.fromEntries(given);
  return isComplete(identifier) ? identifier : undefined;
}

function isComplete({ imei, imei2, meid, serialNumber, manufacturer, model }: DeviceIdentifier): boolean {
  if ([imei, imei2].some((number) => number !== undefined && !imeiPattern.test(number))) return false;
  if (imei !== undefined || meid !== undefined) return true;
  return serialNumber !== undefined && manufacturer !== undefined && model !== undefined;
}

/** Whether every id that is looked for is one of the device; serial numbers count without regard to case. */
export function sameIdentifier(identifier: DeviceIdentifier, wanted: DeviceIdentifier): boolean {
  return identifierMembers.every(
    (member) => wanted[member] === undefined || wanted[member].toLowerCase() === identifier[member]?.toLowerCase(),
  );
}
