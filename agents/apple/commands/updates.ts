import { errorItem } from '../../../protocol/apple/errors.table.js';
import {
  arrayOf,
  dict,
  dictOf,
  type PlistDict,
  type PlistValue,
  real,
  stringOf,
} from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { updateIsOffered } from '../device-rules.js';
import { updatesOnReturn } from '../return-to-service/preservation-rules.js';
import { acknowledged, type CommandHandler, failedWith } from './answer.js';

type Update = AppleDevice['habits']['updates'][number];

/** Updates newer than what runs on the device; none where what it restores would take them back. */
function available(device: AppleDevice): readonly Update[] {
  if (!updatesOnReturn(device.rules, device.state.setup?.returnsToService === true)) return [];
  return device.habits.updates.filter(({ version }) => updateIsOffered(device.rules, version, device.osVersion));
}

/** AvailableOSUpdates: iOS answers an error where there is none (commandment, testdata/Errors). */
export const availableOsUpdates: CommandHandler = (device) => {
  const updates = available(device);
  if (updates.length === 0 && device.family === 'ios')
    return failedWith(errorItem('noUpdate'), errorItem('noUpdateFound'));
  const describe = ({ productKey, version, build }: Update): PlistValue =>
    dict({
      ProductKey: productKey,
      ProductName: device.family === 'ios' ? 'iOS' : 'macOS',
      HumanReadableName: `${device.family === 'ios' ? 'iOS' : 'macOS'} ${version}`,
      Version: version,
      Build: build,
      DownloadSize: 1_200_000_000,
      InstallSize: 2_400_000_000,
      IsCritical: false,
      RestartRequired: true,
    });
  return acknowledged({ AvailableOSUpdates: updates.map(describe) });
};

export const scheduleOsUpdateScan: CommandHandler = () => acknowledged({ ScanInitiated: true });

/** ScheduleOSUpdate: each update is answered by itself (mdm/commands/system.update.schedule.yaml). Installing one takes its next sessions. */
export const scheduleOsUpdate: CommandHandler = (device, command) => {
  const wanted = (arrayOf(command.get('Updates')) ?? []).map((update) => dictOf(update) ?? new Map());
  return acknowledged({ UpdateResults: wanted.map((update) => schedule(device, update)) });
};

function schedule(device: AppleDevice, wanted: PlistDict): PlistValue {
  const [productKey, version] = [stringOf(wanted.get('ProductKey')), stringOf(wanted.get('ProductVersion'))];
  const action = stringOf(wanted.get('InstallAction')) ?? 'Default';
  const update = available(device).find((found) => found.productKey === productKey || found.version === version);
  const answer = { ProductKey: productKey ?? update?.productKey, InstallAction: action };
  if (update === undefined) {
    const chain = [errorItem('noUpdate'), errorItem('noUpdateFound')].map((item) => dict({ ...item }));
    return dict({ ...answer, InstallAction: 'Error', Status: 'Idle', ErrorChain: chain });
  }
  device.update({ update: { productKey: update.productKey, status: 'Downloading' } });
  return dict({ ...answer, Status: 'Downloading' });
}

/** OSUpdateStatus: what was scheduled and has not come to its end (mdm/commands/system.update.status.yaml). */
export const osUpdateStatus: CommandHandler = ({ state: { update } }) => {
  if (update === undefined) return acknowledged({ OSUpdateStatus: [] });
  const { productKey, status } = update;
  const percent = real(status === 'Downloading' ? 0.5 : 1);
  const entry = { ProductKey: productKey, IsDownloaded: status !== 'Downloading', DownloadPercentComplete: percent };
  return acknowledged({ OSUpdateStatus: [dict({ ...entry, Status: status === 'Prepared' ? 'Idle' : status })] });
};
