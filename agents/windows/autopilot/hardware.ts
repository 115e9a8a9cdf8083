import { type Hardware, writeHardwareHash } from '../../../protocol/autopilot/hardware-hash.js';
import type { DeviceModel } from '../../device/model.js';
import type { DeviceRecord } from '../../device/record.js';
import { windowsHabits } from '../habits.js';
import { stateOf } from '../state.js';

/** The PC's hardware hash as it left the factory, and as it is after repairs. */
export function hardwareHashes(
  record: DeviceRecord,
  model: DeviceModel,
): { readonly factory: string; readonly now: string } {
  const { hardwareId, macs } = stateOf(record);
  const { repaired } = windowsHabits(model);
  const factory: Hardware = {
    serial: record.serial,
    uuid: hardwareId.slice(0, 32),
    mac: macs[0] ?? '',
    manufacturer: model.manufacturer,
    model: model.product,
    tpm: '2.0',
  };
  const changed: Readonly<Record<typeof repaired, Partial<Hardware>>> = {
    nothing: {},
    'network card': { mac: '02-00-00-00-00-01' },
    'main board': { uuid: hardwareId.slice(32), mac: '02-00-00-00-00-01' },
  };
  return { factory: writeHardwareHash(factory), now: writeHardwareHash({ ...factory, ...changed[repaired] }) };
}
