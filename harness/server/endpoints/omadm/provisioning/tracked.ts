import type { RuleContext } from '../../../../../protocol/base/rule.js';
import { compareVersions } from '../../../domain/versions.js';
import type { Deployment } from '../../../domain/windows-deployments.js';
import * as rules from './tracking-rules.js';

/** What a PC's status page waits for in one phase. */
export interface Expectations {
  readonly context: RuleContext;
  readonly osVersion: string;
  readonly selected: 'all' | readonly string[];
}

const extensionSince = '10.0.18362';
const apps: ReadonlySet<Deployment['type']> = new Set(['msi', 'store', 'offline-store', 'win32', 'microsoft-365']);

export const isApp = ({ type }: Deployment): boolean => apps.has(type);

/** What is meant for the device as such belongs to device setup, everything for users to account setup. */
export const belongsToDevice = ({ context, target }: Deployment): boolean =>
  context === 'device' && target === 'all-devices';

export function trackedInDeviceSetup(deployment: Deployment, { context, osVersion, selected }: Expectations): boolean {
  if (deployment.type === 'policy') return belongsToDevice(deployment) && rules.policyIsTracked(context, deployment);
  if (deployment.type === 'scep') return rules.deviceScepIsTracked(context, deployment);
  if (!belongsToDevice(deployment)) return false;
  if (!isApp(deployment)) return rules.deviceNetworkIsTracked(context, deployment);
  const extension = compareVersions(osVersion, extensionSince) >= 0;
  return (
    rules.deviceAppIsTracked(context, deployment, extension) && rules.appBlocks(context, deployment.name, selected)
  );
}

export function trackedInAccountSetup(deployment: Deployment, { context, osVersion, selected }: Expectations): boolean {
  if (belongsToDevice(deployment)) return false;
  if (deployment.type === 'policy') return rules.policyIsTracked(context, deployment);
  if (deployment.type === 'scep') return deployment.context === 'user' && rules.userScepIsTracked(context);
  if (!isApp(deployment)) return rules.userNetworkIsTracked(context, deployment);
  const tracked =
    deployment.type === 'win32'
      ? rules.userWin32IsTracked(context, compareVersions(osVersion, extensionSince) >= 0)
      : rules.userAppIsTracked(context, deployment);
  return tracked && rules.appBlocks(context, deployment.name, selected);
}
