import { rule } from '../../../../protocol/base/rule.js';
import type { Json } from '../../../../protocol/base/vocabulary.js';
import { alertTypes } from '../../../../protocol/syncml/alerts.table.js';
import type { Item, SyncMl } from '../../../../protocol/syncml/messages.js';
import type { DeviceState } from '../../domain/state.js';
import type { TenantContext } from '../../tenant.js';

/** A generic alert as the administrator reads it. */
export type DeviceAlert = {
  /** Milliseconds on the tenant's clock. */
  readonly at: number;
  readonly type: string;
  readonly format: string;
  /** How much it matters: `fatal`, `critical`, `warning`, `informational`, `harmless`, `indeterminate`. */
  readonly mark?: string;
  /** Node that it speaks of. */
  readonly source?: string;
  readonly data: string;
};

/** What is kept of a generic alert: all that it says, whatever its type (OMA-TS-DM_Protocol-V1_2, generic alert; MS-MDM §2.2.7.2, Alert 1226). */
export const keptAlert = rule('XDM-164', {
  holds: (_: TenantContext, alert: DeviceAlert): DeviceAlert | undefined => alert,
  mutants: {
    knowsUnenrollmentOnly: (_, alert) => (alert.type === alertTypes.unenrollment ? alert : undefined),
    forgetsTheMark: (_, { mark: _mark, ...alert }) => alert,
    forgetsWhatItSays: (_, alert) => ({ ...alert, data: '' }),
  },
});

/** So many of a device are kept. */
const most = 50;

/** Keeps the generic alerts of a message with the device. */
export function takeGenericAlerts(context: TenantContext, device: DeviceState, { body }: SyncMl): void {
  const items = body.flatMap((command) => (command.verb === 'Alert' && command.data === '1226' ? command.items : []));
  const told = items.flatMap((item) => keptAlert(context, alertOf(context.now, item)) ?? []);
  if (told.length === 0) return;
  const alerts = [...alertsOf(device), ...told].slice(-most);
  device.detail = { ...device.detail, alerts: alerts as unknown as Json };
}

/** The generic alerts of a device, oldest first. */
export const alertsOf = ({ detail }: DeviceState): readonly DeviceAlert[] =>
  (detail.alerts as readonly DeviceAlert[] | undefined) ?? [];

const alertOf = (at: number, { meta, source, data = '' }: Item): DeviceAlert => ({
  at,
  type: meta?.type ?? '',
  format: meta?.format ?? 'chr',
  ...(meta?.mark !== undefined && { mark: meta.mark }),
  ...(source !== undefined && { source }),
  data,
});
