import { appInventoryAlert, readReportedApps } from '../../../../../protocol/android/managed-play.js';
import type { JsonObject } from '../../../../../protocol/base/vocabulary.js';
import type { SyncMl } from '../../../../../protocol/syncml/messages.js';
import type { DeviceState } from '../../../domain/state.js';

/** Keeps the list of apps that a device tells in a generic alert, for the administrator (OMA-TS-DM_Protocol-V1_2, Alert 1226). */
export function takeAppInventory(device: DeviceState, { body }: SyncMl): void {
  for (const command of body) {
    if (command.verb !== 'Alert' || command.data !== '1226') continue;
    const told = command.items.find(({ meta }) => meta?.type === appInventoryAlert);
    const apps = told && readReportedApps(told.data ?? '');
    if (apps !== undefined) device.detail = { ...device.detail, apps: apps as unknown as readonly JsonObject[] };
  }
}
