import { isOlder } from '../../../protocol/apple/versions.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { ScheduledUpdate, StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { declarationsInForce } from './channel.js';
import { localTime } from './local-time.js';
import { forcesUpdate } from './update-rules.js';

const enforcement = 'com.apple.configuration.softwareupdate.enforcement.specific';

interface Enforced {
  readonly declaration: string;
  readonly version: string;
  readonly build: string | undefined;
  readonly local: number;
  readonly universal: number;
}

/** The update that is due first of those that active declarations ask for and that the device does not have. */
function enforced(device: AppleDevice): Enforced | undefined {
  const wanted = [...declarationsInForce(device)].filter(({ type }) => type === enforcement);
  const known = wanted.flatMap((one) => enforcementIn(device, one));
  return known
    .filter(({ version }) => isOlder(device.osVersion, version))
    .sort((left, right) => left.local - right.local)[0];
}

function enforcementIn(device: AppleDevice, { identifier, payload }: StoredDeclaration): readonly Enforced[] {
  const { TargetOSVersion, TargetBuildVersion, TargetLocalDateTime } = payload;
  const { TimeZone = 'Etc/UTC' } = (device.state.settings?.TimeZone ?? {}) as JsonObject;
  const local = localTime(String(TargetLocalDateTime), String(TimeZone));
  const universal = localTime(String(TargetLocalDateTime), 'Etc/UTC');
  if (local === undefined || universal === undefined) return [];
  const build = typeof TargetBuildVersion === 'string' ? TargetBuildVersion : undefined;
  return [{ declaration: identifier, version: String(TargetOSVersion), build, local, universal }];
}

/**
 * Gets ready for the update that a declaration asks for, and leaves one that nothing asks for any more. An update that cannot be found
 * has failed, and is looked for again the next time.
 */
export function prepareDeclaredUpdate(device: AppleDevice): void {
  const wanted = enforced(device);
  const { update } = device.state;
  if (update?.declaration !== undefined && update.declaration !== wanted?.declaration)
    device.update({ update: undefined });
  if (wanted === undefined) device.update({ updateFailures: undefined });
  else if (device.state.update === undefined) start(device, wanted);
}

function start(device: AppleDevice, { declaration, version, build }: Enforced): void {
  const found = device.habits.updates.find((one) => one.version === version && (build ?? one.build) === one.build);
  if (found !== undefined)
    device.update({
      update: { productKey: found.productKey, status: 'Downloading', declaration },
      updateFailures: undefined,
    });
  else device.update({ updateFailures: (device.state.updateFailures ?? 0) + 1 });
}

/** Whether an update that is there waits for its deadline, or for somebody. */
export function waitsForDeadline(device: AppleDevice, { declaration }: ScheduledUpdate): boolean {
  if (declaration === undefined) return false;
  const wanted = enforced(device);
  return wanted === undefined || !forcesUpdate(device.rules, wanted);
}

/** What is to come by declaration: version and build. */
export function pendingUpdate(device: AppleDevice): { readonly version: string; readonly build: string } | undefined {
  const { update } = device.state;
  const found = device.habits.updates.find(({ productKey }) => productKey === update?.productKey);
  return found ?? undefined;
}
