import type { CspPlugin, NodeCall, NodeSchema } from '../../omadm/csp.js';
import type { NonComplianceReport } from '../non-compliance.js';

const root = './Device/Vendor/MSFT';

/**
 * What the device says of itself. DeviceInformation/APILevel, DeviceInformation/IsDeviceRooted, GooglePlayServices/IsAvailable and
 * Scheduler/IntervalDurationSeconds are node names of a published Android DPC; the other nodes are ours.
 */
export function deviceInformationPlugin(report: NonComplianceReport): CspPlugin {
  return {
    name: 'DeviceInformation',
    nodes: [
      fact('DeviceInformation/APILevel', 'int', ({ world }) => text(world.facts.more?.apiLevel)),
      fact('DeviceInformation/IsDeviceRooted', 'bool', ({ world }) => text(world.facts.more?.rooted ?? false)),
      fact('DeviceInformation/ManagementMode', 'chr', ({ world }) => text(world.facts.more?.mode)),
      fact('DeviceInformation/Manufacturer', 'chr', ({ world }) => world.facts.manufacturer),
      fact('DeviceInformation/Model', 'chr', ({ world }) => world.facts.model),
      fact('DeviceInformation/OSVersion', 'chr', ({ world }) => world.facts.osVersion),
      fact('DeviceInformation/SerialNumber', 'chr', ({ world }) => world.facts.serial),
      fact('DeviceInformation/IMEI', 'chr', ({ world }) => text(world.facts.more?.imei)),
      fact('GooglePlayServices/IsAvailable', 'bool', ({ world }) => text(world.facts.more?.gms ?? true)),
      fact('PolicyReport/NonComplianceDetails', 'chr', () => JSON.stringify(report.details)),
      {
        uri: `${root}/Scheduler/IntervalDurationSeconds`,
        format: 'int',
        verbs: ['Get', 'Replace'],
        initial: '28800',
        accepts: (data) => Number(data) >= 60,
      },
    ],
  };
}

function fact(path: string, format: NodeSchema['format'], read: (call: NodeCall) => string | undefined): NodeSchema {
  return { uri: `${root}/${path}`, format, verbs: ['Get'], read };
}

function text(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
