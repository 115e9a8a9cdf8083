import { z } from 'zod';
import { restrictionFields } from '../../../protocol/amapi/policy-fields.table.js';
import type { TenantState } from './state.js';

/** Settings document that says by which protocol Android Enterprise devices are managed, and what they may not do through Google. */
export const androidManagementSettings = 'android-management';

const restrictions = Object.values(restrictionFields) as [string, ...string[]];

export const androidManagementSchema = z.strictObject({
  /** `omadm`: by the server's own DPC; `amapi`: by Google's, over the Android Management API. */
  transport: z.enum(['omadm', 'amapi']).default('omadm'),
  /** User restrictions of every device, by their value in android.os.UserManager. */
  restrictions: z.array(z.enum(restrictions)).default([]),
  /** Parts of status reports that devices are to send (Android Management API, StatusReportingSettings). */
  reports: z.array(z.string().regex(/^\w+Enabled$/)).default([]),
});

export type AndroidManagement = z.infer<typeof androidManagementSchema>;

export function androidManagement({ settings }: TenantState): AndroidManagement {
  return androidManagementSchema.parse(settings.get(androidManagementSettings) ?? {});
}
