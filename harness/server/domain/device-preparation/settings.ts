import { z } from 'zod';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

const policy = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  /** Security group that PCs join when they enroll; a policy can be saved without one. */
  deviceGroup: z.string().min(1).optional(),
  /** Groups of users, or `all`. */
  userGroups: z.array(z.string().min(1)).default([]),
  deploymentMode: z.string().default('user-driven'),
  joinType: z.string().default('directory'),
  accountType: z.enum(['standard user', 'administrator']).default('standard user'),
  /** Minutes for the whole deployment. */
  timeoutMinutes: z.int().default(60),
  /** Empty: the PC's own words. */
  errorMessage: z.string().default(''),
  allowSkip: z.boolean().default(false),
  allowDiagnostics: z.boolean().default(false),
  /** Names of apps and scripts that have to be there before the user gets to the desktop. */
  apps: z.array(z.string().min(1)).default([]),
  scripts: z.array(z.string().min(1)).default([]),
  /** Counts the changes; what an administrator writes here is not looked at. */
  version: z.int().min(1).optional(),
});

/** Device preparation policies, the highest priority first: the settings document `device-preparation-policies`. */
export const preparationPoliciesSchema = z.strictObject({ policies: z.array(policy).default([]) });

export type PreparationPolicy = z.infer<typeof policy>;

export const preparationPolicies = (state: TenantState): readonly PreparationPolicy[] =>
  preparationPoliciesSchema.parse(readSettings(state, 'device-preparation-policies')).policies;
