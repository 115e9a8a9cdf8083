import { z } from 'zod';
import { days } from '../../../protocol/base/clock.js';
import { rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { readSettings } from './settings-read.js';
import type { DeviceState } from './state.js';

/** Settings document `inactive-devices`: after how many days without a word a device counts as inactive. */
export const inactiveDevicesSchema = z.strictObject({ afterDays: z.int().min(1).default(7) });

/**
 * Whether a device counts as inactive, for it may have left without a word (Apple: "Dealing with Inactive MDM Devices and Invalid Push Tokens"): an enrolled
 * one that was silent for more than so many days.
 */
export const isInactive = rule('XAP-471', {
  holds: ({ now }: TenantContext, { state, lastContact = 0 }: DeviceState, afterDays: number): boolean =>
    state === 'enrolled' && now - lastContact > days(afterDays),
  mutants: {
    neverInactive: () => false,
    countsFromEnrollment: ({ now }, { state, enrolledAt = 0 }, afterDays) =>
      state === 'enrolled' && now - enrolledAt > days(afterDays),
    listsWhoLeft: ({ now }, { lastContact = 0 }, afterDays) => now - lastContact > days(afterDays),
  },
});

/** The report `inactive-devices`: `{ rows: [{ device, enrollmentId, lastContact }] }`. */
export function inactiveDevices(context: TenantContext): JsonObject {
  const { afterDays } = inactiveDevicesSchema.parse(readSettings(context.state, 'inactive-devices'));
  const rows = [...context.state.devices.values()]
    .filter((device) => isInactive(context, device, afterDays))
    .map(({ id, enrollmentId, lastContact = 0 }) => ({ device: id, enrollmentId, lastContact }));
  return { rows };
}
