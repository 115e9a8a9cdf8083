import { z } from 'zod';
import { assignedGroupsOf } from './device-groups.js';
import { readSettings } from './settings-read.js';
import type { DeviceState, TenantState } from './state.js';

export const deploymentTypes = [
  'msi',
  'store',
  'offline-store',
  'win32',
  'microsoft-365',
  'scep',
  'vpn',
  'wifi',
  'policy',
] as const;
export type DeploymentType = (typeof deploymentTypes)[number];

const deployment = z.strictObject({
  /** Name of the package or profile, or area and name of a policy: `Camera/AllowCamera`. */
  name: z.string().min(1),
  type: z.enum(deploymentTypes),
  context: z.enum(['device', 'user']).default('device'),
  /** Whom it is for: `all-devices`, `all-users`, or a group of users or of devices. */
  target: z.string().min(1),
  /** Whether it is installed without asking, or offered in the Company Portal. */
  intent: z.enum(['required', 'available']).default('required'),
  /** Beginnings of the versions of Windows that an available app is for. */
  windowsVersions: z.array(z.string().min(1)).optional(),
  /** Of a Wi-Fi network: the certificate that opens it. */
  certificate: z.enum(['user', 'device']).optional(),
  /** Of a policy. */
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/** What the organisation has PCs set up with: the settings document `windows-deployments`. */
export const windowsDeploymentsSchema = z.strictObject({ items: z.array(deployment).default([]) });

export type Deployment = z.infer<typeof deployment>;

const deployments = (state: TenantState): readonly Deployment[] =>
  windowsDeploymentsSchema.parse(readSettings(state, 'windows-deployments')).items;

/** What is assigned to a PC or to its user, in the order of the document; what reaches the PC by a group of devices is for it as for all devices. */
export function deploymentsFor(
  state: TenantState,
  device: Pick<DeviceState, 'serial' | 'upn'>,
  upn: string | undefined = device.upn,
): readonly Deployment[] {
  const groups = upn === undefined ? [] : (state.people.get(upn)?.groups ?? []);
  const ofDevice = assignedGroupsOf(state, device.serial);
  return deployments(state)
    .filter(({ intent }) => intent === 'required')
    .map((one) => (ofDevice.includes(one.target) ? { ...one, target: 'all-devices' } : one))
    .filter(
      ({ target }) =>
        target === 'all-devices' || (target === 'all-users' && upn !== undefined) || groups.includes(target),
    );
}

/** Apps that people may install by themselves. */
export const availableApps = (state: TenantState): readonly Deployment[] =>
  deployments(state).filter(({ intent }) => intent === 'available');
