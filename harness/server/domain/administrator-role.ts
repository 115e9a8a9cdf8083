import { z } from 'zod';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** The custom role of whoever is at the console: the settings document `administrator-role`. Without permissions it is nobody's custom role. */
export const administratorRoleSchema = z.strictObject({ permissions: z.array(z.string().min(1)).exactOptional() });

/** What the administrator's custom role permits; undefined for an administrator who may do everything. */
export const administratorPermissions = (state: TenantState): readonly string[] | undefined =>
  administratorRoleSchema.parse(readSettings(state, 'administrator-role')).permissions;
