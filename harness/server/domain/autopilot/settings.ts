import { z } from 'zod';
import { deploymentModes } from '../../../../protocol/autopilot/deployment-profile.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';

const registered = z.strictObject({
  serial: z.string(),
  productId: z.string(),
  hardwareHash: z.string(),
  groupTag: z.string().optional(),
  assignedUser: z.string().optional(),
  /** Milliseconds of the tenant's clock. */
  importedAt: z.number(),
  /** Set when hardware was found changed. */
  trouble: z.enum(['attention required', 'fix pending']).optional(),
});

/** PCs of the organisation at the deployment service: the settings document `autopilot-devices`. */
export const autopilotDevicesSchema = z.strictObject({
  devices: z.array(registered).default([]),
  /** Not kept: rows to register. */
  csv: z.string().optional(),
  /** Not kept: serial numbers whose registration is to be deleted. */
  remove: z.array(z.string()).optional(),
});

export type RegisteredPc = z.infer<typeof registered>;

export const autopilotDevices = (state: TenantState): readonly RegisteredPc[] =>
  autopilotDevicesSchema.parse(readSettings(state, 'autopilot-devices')).devices;

const profile = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  /** Group tags, or `all`. */
  groups: z.array(z.string().min(1)).default([]),
  mode: z.string(),
  standardUser: z.boolean().default(false),
  skipEula: z.boolean().default(false),
  skipPrivacy: z.boolean().default(false),
  /** Registers every PC that it is for. */
  convertAll: z.boolean().default(false),
  /** Methods whose enrolled PCs it is for when it converts. */
  convertMethods: z.array(z.string()).default([]),
});

/** Deployment profiles: the settings document `autopilot-profiles`, the first that fits counts. */
export const autopilotProfilesSchema = z.strictObject({ profiles: z.array(profile).default([]) });

export type DeploymentProfileSettings = z.infer<typeof profile>;

export const autopilotProfiles = (state: TenantState): readonly DeploymentProfileSettings[] =>
  autopilotProfilesSchema.parse(readSettings(state, 'autopilot-profiles')).profiles;

export const isDeploymentMode = (mode: string): boolean => deploymentModes.some((known) => known === mode);
