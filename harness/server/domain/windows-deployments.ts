import { z } from 'zod';
import { readSettings } from './settings-read.js';
import type { DeviceState, TenantState } from './state.js';

export const deploymentTypes = ['msi', 'store', 'offline-store', 'win32', 'scep', 'vpn', 'wifi', 'policy'] as const;
export type DeploymentType = (typeof deploymentTypes)[number];

const deployment = z.strictObject({
  /** Name of the package or profile, or area and name of a policy: `Camera/AllowCamera`. */
  name: z.string().min(1),
  type: z.enum(deploymentTypes),
  context: z.enum(['device', 'user']).default('device'),
  /** Whom it is for: `all-devices`, `all-users`, or a group of users. */
  target: z.string().min(1),
  /** Of a policy. */
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/** What the organisation has PCs set up with: the settings document `windows-deployments`. */
export const windowsDeploymentsSchema = z.strictObject({ items: z.array(deployment).default([]) });

export type Deployment = z.infer<typeof deployment>;

/** What is assigned to a PC or to its user, in the order of the document. */
export function deploymentsFor(state: TenantState, device: DeviceState): readonly Deployment[] {
  const { items } = windowsDeploymentsSchema.parse(readSettings(state, 'windows-deployments'));
  const groups = device.upn === undefined ? [] : (state.people.get(device.upn)?.groups ?? []);
  return items.filter(
    ({ target }) =>
      target === 'all-devices' || (target === 'all-users' && device.upn !== undefined) || groups.includes(target),
  );
}
