import { securityReportAlert } from '../../../../../protocol/android/security-report.js';
import type { SyncMl } from '../../../../../protocol/syncml/messages.js';
import { keepSecurityReport, type Proofs } from '../../../domain/android-policies/evidence.js';
import type { DeviceState } from '../../../domain/state.js';

/** Keeps what a device tells of its security in a generic alert (OMA-TS-DM_Protocol-V1_2, Alert 1226). */
export function takeSecurityReport(device: DeviceState, { body }: SyncMl, proofs: Proofs): void {
  for (const command of body) {
    if (command.verb !== 'Alert' || command.data !== '1226') continue;
    const told = command.items.find(({ meta }) => meta?.type === securityReportAlert);
    if (told !== undefined) keepSecurityReport(device, told.data ?? '', proofs);
  }
}
