import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { markUnenrolled, queueCommand } from '../devices.js';
import type { DeviceState } from '../state.js';
import { aospMethods } from './record.js';

/** Sends an Android device back to factory settings (RemoteWipe CSP, doWipe). */
export const wipeCommand: JsonObject = {
  verb: 'Exec',
  target: './Device/Vendor/MSFT/RemoteWipe/doWipe',
  format: 'null',
};
const wipeKind = `Exec ${String(wipeCommand.target)}`;

type Progress = 'asked' | 'carried out';
/** How the list shows a device: Pending, as it was, or not at all. */
type Listed = 'pending' | 'unchanged' | 'removed';

/** What a wipe does to the list of devices: Pending until factory settings are restored, then the device is gone. */
const listedAfterWipe = rule(['AOU-022', 'AOL-020'], {
  holds: (_context: TenantContext, progress: Progress): Listed => (progress === 'asked' ? 'pending' : 'removed'),
  mutants: {
    saysNothing: (_context, progress) => (progress === 'asked' ? 'unchanged' : 'removed'),
    goneAtOnce: () => 'removed',
    pendingForEver: () => 'pending',
  },
});

/** What a deletion does: the device leaves the list at once, and is reset when it checks in. */
const afterDeletion = rule(['AOU-023', 'AOL-021'], {
  holds: (_context: TenantContext) => ({ listed: false, resets: true }),
  mutants: {
    staysUntilReset: () => ({ listed: true, resets: true }),
    forgetsTheReset: () => ({ listed: false, resets: false }),
  },
});

const isAosp = ({ method }: DeviceState): boolean => aospMethods.includes(method);

/** Marks a device that is to be wiped. */
export function noteWipe(context: TenantContext, device: DeviceState): void {
  if (!isAosp(device)) return;
  const listed = listedAfterWipe(context, 'asked');
  if (listed === 'pending') device.detail = { ...device.detail, action: 'Wipe', actionState: 'Pending' };
  if (listed === 'removed') device.hidden = true;
}

/** Deletes a device as its method has it: one without Google services is kept out of sight until it has been reset. */
export function deleteDevice(context: TenantContext, device: DeviceState, newId: () => string): void {
  const { listed, resets } = isAosp(device) ? afterDeletion(context) : { listed: false, resets: false };
  if (!resets) {
    context.state.devices.delete(device.id);
    return;
  }
  if (!listed) device.hidden = true;
  queueCommand(device, { id: newId(), kind: wipeKind, payload: wipeCommand }, context.now);
}

/** The device answered that it resets itself: what is left of it here. */
export function finishRemoval(context: TenantContext, device: DeviceState): void {
  const done = device.commands.some(
    ({ payload, state }) => payload.target === wipeCommand.target && state === 'acknowledged',
  );
  if (!done || device.platform !== 'android' || device.state === 'unenrolled') return;
  markUnenrolled(context.state, device, context.now, 'server');
  if (!isAosp(device)) return;
  if (device.hidden || listedAfterWipe(context, 'carried out') === 'removed') context.state.devices.delete(device.id);
}

export const aospRemovalRules: readonly RuleSummary[] = [listedAfterWipe, afterDeletion];
