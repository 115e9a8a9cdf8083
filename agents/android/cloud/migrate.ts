import { type LinkEnrolled, type LinkMigrate, migratePath } from '../../../protocol/amapi/device-link.js';
import type { ManagementMode } from '../../../protocol/android/management-modes.table.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { Deed } from '../deeds.js';
import type { AndroidDevice } from '../device.js';
import { reportedIdentity } from '../facts.js';
import type { AndroidState } from '../state.js';
import { bodyOf, messageOf, post } from './link.js';
import { afterMigration, mayMigrate } from './migration-rules.js';

const refuse = (code: string, message: string): DeedOutcome => ({ kind: 'refused', code, message });

/** What the DPC of a server does when the server wants Android Device Policy in its place. */
export const migrationDeeds: Readonly<Record<string, Deed>> = {
  /** `{ token, link }`: the value of a migration token, and the root of the simulated cloud, which a real device knows by itself. */
  'migrate to Android Device Policy': async ({ device, details }) => {
    const { mode, cloud } = device.state;
    if (mode === undefined || cloud !== undefined) return refuse('DPC', 'no DPC of a server manages the device');
    if (!mayMigrate(device.rules, { mode, apiLevel: device.habits.apiLevel }))
      return refuse('API_LEVEL', `Android ${device.world.model.osVersion} cannot hand ${mode} over`);
    const link = String(details.link);
    const request = requestOf(device, mode, String(details.token));
    const response = await post(device, `${link}${migratePath}`, 'MigrateDevice', { ...request });
    if (response.status !== 200) return refuse(String(response.status), messageOf(response));
    goOver(device, link, bodyOf(response) as unknown as LinkEnrolled);
    return { kind: 'done' };
  },
};

function requestOf(device: AndroidDevice, mode: ManagementMode, migrationToken: string): LinkMigrate {
  const { world, habits, state, record } = device;
  const { serial = record.serial } = reportedIdentity(device, mode);
  return {
    migrationToken,
    deviceId: state.androidId,
    mode,
    previousDpc: state.deviceAdmin ?? '',
    apiLevel: habits.apiLevel,
    brand: world.model.manufacturer,
    model: world.model.product,
    serialNumber: serial,
  };
}

/** The old DPC owns nothing any more; what is on the device stays. */
function goOver(device: AndroidDevice, link: string, { device: name, key }: LinkEnrolled): void {
  const { privateKey, certificate, anchors, nextWakeAt, ...record } = device.record;
  device.record = { ...record, enrollmentId: name };
  const { managementUrl, providerId, ...state } = afterMigration(device.rules, device.state);
  const cloud: AndroidState['cloud'] = {
    link,
    device: name,
    key,
    policyVersion: '0',
    restrictions: {},
    applied: 'ACTIVE',
  };
  device.state = { ...state, deviceAdmin: 'com.google.android.apps.work.clouddpc', tree: {}, nonCompliance: [], cloud };
}
