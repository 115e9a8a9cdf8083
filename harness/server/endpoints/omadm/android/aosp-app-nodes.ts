import { assignmentNode, playAccountNode } from '../../../../../protocol/android/managed-play.js';
import { appSourceNode, logServiceNode } from '../../../../../protocol/android/managing-apps.js';
import { enrollmentApps } from '../../../domain/aosp/apps.js';
import { aospMethods, playAccountWanted } from '../../../domain/aosp/record.js';
import type { DeviceState } from '../../../domain/state.js';
import type { TenantContext } from '../../../tenant.js';
import type { AndroidProvisioner } from './provision-android.js';
import type { WantedNode } from './wanted-nodes.js';

/** Where a device without Google Play finds its apps, and which of them enrollment asks for. */
export function aospAppNodes(
  context: TenantContext,
  { method }: DeviceState,
  { appSource, logService, playService }: AndroidProvisioner,
): readonly WantedNode[] {
  if (!aospMethods.includes(method)) return [];
  const data = JSON.stringify({ intent: 'required', removable: false });
  const account = JSON.stringify({ service: playService, token: 'none' });
  return [
    ...(playAccountWanted(context) ? [{ target: playAccountNode, format: 'chr', data: account } as const] : []),
    { target: appSourceNode, format: 'chr', data: appSource },
    { target: logServiceNode, format: 'chr', data: logService },
    ...enrollmentApps(context).map((app): WantedNode => ({ target: assignmentNode(app), format: 'chr', data })),
  ];
}
