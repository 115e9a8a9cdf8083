import { createHash } from 'node:crypto';
import { appInventoryAlert, type ReportedApp } from '../../../protocol/android/managed-play.js';
import { Alert } from '../../../protocol/syncml/messages.js';
import type { AndroidDevice } from '../device.js';
import { appsOf } from './play-sync.js';
import { appsToReport } from './rules.js';

/** What the server is to hear of the apps, because they have changed since it was told. */
export interface InventoryNews {
  readonly digest: string;
  /** A generic alert of package 1 with the list (OMA-TS-DM_Protocol-V1_2, Alert 1226). */
  readonly alert: Omit<Alert, 'cmdId'>;
}

export function inventoryNews(device: AndroidDevice): InventoryNews | undefined {
  const { installed, reported } = appsOf(device);
  const apps: readonly ReportedApp[] = appsToReport(device.rules, installed).map(
    ({ package: name, version, versionName, side }) => ({
      package: name,
      version,
      side,
      ...(versionName !== undefined && { versionName }),
    }),
  );
  const digest = createHash('sha256').update(JSON.stringify(apps)).digest('base64').slice(0, 12);
  if (reported === undefined ? apps.length === 0 : reported === digest) return undefined;
  const items = [{ meta: { format: 'chr', type: appInventoryAlert }, data: JSON.stringify({ apps }) }];
  return { digest, alert: Alert.create({ cmdId: '', data: '1226', items }) };
}
