import { z } from 'zod';
import { type LockTaskPolicy, lockTaskModes, lockTaskNode } from '../../../../protocol/android/lock-task.js';
import type { TenantContext } from '../../tenant.js';
import { groupsOfDevice } from '../device-groups.js';
import { readSettings } from '../settings-read.js';
import type { DeviceState } from '../state.js';
import { homeScreenOf, isDedicated, launcherOf } from './rules.js';

const policy = z
  .strictObject({
    name: z.string().min(1),
    groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
    mode: z.enum(lockTaskModes),
    apps: z.array(z.string().min(1)).min(1),
    /** Web apps and web links, which are started like apps. */
    webLinks: z.array(z.strictObject({ name: z.string().min(1), url: z.url() })).default([]),
  })
  .refine(({ mode, apps, webLinks }) => mode === 'multi-app' || (apps.length === 1 && webLinks.length === 0), {
    message: 'single-app mode takes one app and no links',
  });

/** What dedicated devices are locked to, the settings document `dedicated-kiosk`; the first policy of a device holds. */
export const kioskSchema = z.strictObject({ policies: z.array(policy).default([]) });

/** The policy that a dedicated device is locked by. */
function kioskPolicy(context: TenantContext, device: DeviceState): z.infer<typeof policy> | undefined {
  if (!isDedicated(device.method)) return undefined;
  const { policies } = kioskSchema.parse(readSettings(context.state, 'dedicated-kiosk'));
  const groups = groupsOfDevice(context, device);
  return policies.find((one) => one.groups === 'all' || one.groups.some((group) => groups.has(group)));
}

/** What a dedicated device is locked to, as a node of its tree. */
export function kioskNodes(context: TenantContext, device: DeviceState): readonly KioskNode[] {
  const found = kioskPolicy(context, device);
  if (found === undefined) return [];
  const { mode, apps, webLinks } = found;
  const launcher = launcherOf(context, homeScreenOf(context, mode));
  const data: LockTaskPolicy = { mode, apps, webLinks, ...(launcher !== undefined && { launcher }) };
  return [{ target: lockTaskNode, format: 'chr', data: JSON.stringify(data) }];
}

/** The home screen that a device needs for what it is locked to; undefined: none. */
export function homeScreenFor(context: TenantContext, device: DeviceState): string | undefined {
  const found = kioskPolicy(context, device);
  return found && homeScreenOf(context, found.mode);
}

interface KioskNode {
  readonly target: string;
  readonly format: 'chr';
  readonly data: string;
}
