import { type AppAssignment, assignmentNode, playAccountNode } from '../../../../../protocol/android/managed-play.js';
import { playTokenOf } from '../../../clouds/play/accounts.js';
import { deployedTo } from '../../../domain/android-apps/deployed.js';
import { appsToRemove, type Deployed } from '../../../domain/android-apps/rules.js';
import { isAndroidEnterprise, isConnected } from '../../../domain/managed-play/binding.js';
import type { DeviceState } from '../../../domain/state.js';
import type { TenantContext } from '../../../tenant.js';
import type { AndroidProvisioner } from './provision-android.js';
import type { WantedNode } from './wanted-nodes.js';

/** The managed Google Play account of a device, and what is wanted of each app. */
export function appNodes(
  context: TenantContext,
  device: DeviceState,
  provisioner: AndroidProvisioner,
): readonly WantedNode[] {
  if (!isAndroidEnterprise(device.method) || !isConnected(context.state)) return [];
  const deployed = deployedTo(context, device);
  const kept = deployed.filter(({ intent }) => intent !== 'uninstall');
  const uninstall = deployed.filter(({ intent }) => intent === 'uninstall').map(({ app }) => app);
  const gone = deployedBefore(device).filter((name) => !deployed.some(({ app }) => app === name));
  const removed = appsToRemove(context, gone, uninstall);
  device.detail = { ...device.detail, deployedApps: [...kept.map(({ app }) => app), ...gone] };
  return [
    accountNode(device, provisioner),
    ...kept.map(({ app, ...rest }) => nodeOf(app, rest)),
    ...[...gone, ...uninstall].map((app) =>
      nodeOf(app, { intent: removed.includes(app) ? 'uninstall' : 'available', removable: true }),
    ),
  ];
}

const deployedBefore = ({ detail }: DeviceState): readonly string[] => (detail.deployedApps ?? []) as readonly string[];

function accountNode(device: DeviceState, { newId, playService }: AndroidProvisioner): WantedNode {
  const account = { service: playService, token: playTokenOf(device, newId) };
  return { target: playAccountNode, format: 'chr', data: JSON.stringify(account) };
}

const nodeOf = (app: string, { intent, removable, configuration }: Omit<Deployed, 'app'>): WantedNode => {
  const assignment: AppAssignment = { intent, removable, ...(configuration && { configuration }) };
  return { target: assignmentNode(app), format: 'chr', data: JSON.stringify(assignment) };
};
