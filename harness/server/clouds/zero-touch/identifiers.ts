import { isJsonObject } from '../../../../protocol/android/read-json.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
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

/** How serial numbers are compared. */
export const serialForCompare = rule('XAD-056', {
  holds: (_context: RuleContext, serial: string): string => serial.toLowerCase(),
  mutants: { asWritten: (_context, serial) => serial },
});

/** Whether every id that is looked for is one of the device; serial numbers count without regard to case. */
export function sameIdentifier(context: RuleContext, identifier: DeviceIdentifier, wanted: DeviceIdentifier): boolean {
  return identifierMembers.every((member) => {
    const [looked, has] = [wanted[member], identifier[member]];
    if (looked === undefined) return true;
    if (member !== 'serialNumber') return looked.toLowerCase() === has?.toLowerCase();
    return has !== undefined && serialForCompare(context, looked) === serialForCompare(context, has);
  });
}
