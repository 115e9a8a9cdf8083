import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { DeviceView } from './admin.js';
import { type Check, finding } from './check.js';

/** Members of the record, and what the device has in their place. */
const facts = {
  serial: (device: DeviceEvidence) => device.serial,
  model: (device: DeviceEvidence) => device.model,
  osVersion: (device: DeviceEvidence) => device.osVersion,
} as const;

/** XAD-080: the record of a company's device has what the device says of itself. */
export const recordTellsOfDevice: Check<object> = async ({ device, admin }, _args, requirements) => {
  const { enrollmentId } = device ?? {};
  if (device === undefined || enrollmentId === undefined)
    return [finding(requirements, 'an enrolled device', 'no device has enrolled')];
  const [view] = await admin.readDevices({ enrollmentId });
  if (view === undefined) return [finding(requirements, 'a record of the device', 'there is none')];
  return Object.entries(facts)
    .map(([member, of]) => ({ member, expected: of(device), received: view[member as keyof DeviceView] }))
    .filter(({ expected, received }) => expected !== received)
    .map(({ member, expected, received }) =>
      finding(requirements, `${member} ${expected}`, String(received ?? 'nothing'), { place: member }),
    );
};
