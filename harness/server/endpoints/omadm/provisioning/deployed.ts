import type { DeviceState } from '../../../domain/state.js';
import type { Deployment } from '../../../domain/windows-deployments.js';
import type { ScepService } from './deploy.js';

/** For what needs no certificate service. */
export const noService: ScepService = { url: '', challenge: '', thumbprint: '', subject: '' };

/** What is for users is deployed once for each. */
const keyOf = ({ type, context, name }: Deployment, { upn }: DeviceState, user: string | undefined): string =>
  `${type} ${context} ${name}${context === 'user' && user !== upn ? ` ${user}` : ''}`;

const keysOf = ({ detail }: DeviceState): readonly string[] => (detail.deployed as readonly string[] | undefined) ?? [];

/** Whether something was sent to this PC, or to this user of it, before. */
export const deployedBefore = (device: DeviceState, deployment: Deployment, user?: string): boolean =>
  keysOf(device).includes(keyOf(deployment, device, user ?? device.upn));

/** The PC's detail once these have been sent. */
export const withDeployed = (
  device: DeviceState,
  deployments: readonly Deployment[],
  user?: string,
): DeviceState['detail'] => ({
  ...device.detail,
  deployed: [...new Set([...keysOf(device), ...deployments.map((one) => keyOf(one, device, user ?? device.upn))])],
});
