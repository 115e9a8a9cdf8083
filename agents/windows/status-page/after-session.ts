import type { RuleContext } from '../../../protocol/base/rule.js';
import type { DeviceEvent, TreeState } from '../../omadm/csp.js';
import { packageId } from '../csp/app-installation.js';
import { hasApplicationControl } from '../csp/application-control.js';
import { habitsOfPackage, type WindowsHabits } from '../habits.js';
import { applicationControlRestarts, hasExtension } from './rules.js';
import { beginInstallation, type ProvisioningRun } from './run.js';
import { win32Apps } from './tracked.js';

export interface SessionTraces {
  readonly before: TreeState;
  readonly after: TreeState;
  readonly events: readonly DeviceEvent[];
  readonly habits: WindowsHabits;
  readonly osVersion: string;
}

/** What a management session sets going: packages begin to install, Win32 apps by the extension, and the PC may restart. */
export function afterSession(context: RuleContext, run: ProvisioningRun, traces: SessionTraces): ProvisioningRun {
  const { events, after, habits, osVersion } = traces;
  const ordered = events.flatMap(({ kind, detail }) => (kind === 'install' ? [String(detail.package)] : []));
  const extension = hasExtension(context, osVersion)
    ? (['Device', 'User'] as const).flatMap((scope) => win32Apps(after, scope)).map((app) => packageId('win32', app))
    : [];
  const begun = [...ordered, ...extension].reduce(
    (so, name) => beginInstallation(context, so, name, habitsOfPackage(habits, name)),
    run,
  );
  return restarts(context, traces) ? { ...begun, restarts: [...begun.restarts, context.now] } : begun;
}

function restarts(context: RuleContext, { before, after, events }: SessionTraces): boolean {
  const controlled = !hasApplicationControl(Object.keys(before)) && hasApplicationControl(Object.keys(after));
  return (controlled && applicationControlRestarts(context)) || events.some(({ kind }) => kind === 'reboot');
}
