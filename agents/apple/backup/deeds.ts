import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DepProfile } from '../../../protocol/dep/profile.js';
import type { DeedOutcome } from '../../device/agent.js';
import { activate } from '../ade/activation.js';
import { erase } from '../commands/power.js';
import type { Deed } from '../deeds.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { endManagement } from '../end-management.js';
import { storedIdentity } from '../mdm-request.js';
import { asBackedUp, isOf, withContentOf } from './backup.js';
import { bringsBack, mayRestore, migratesByQuickStart, offersRestore, tellsOfReset } from './rules.js';

const done: DeedOutcome = Object.freeze({ kind: 'done' });

/** New, or erased and not set up since. */
function inSetupAssistant({ record, state }: AppleDevice): boolean {
  return state.hello === true || (record.phase === 'new' && record.outcome === undefined);
}

/** The holder puts something on the device. */
const keep: Deed = ({ device, details }) => {
  device.update({ content: [...(device.state.content ?? []), String(details.item)] });
  return done;
};

/** iCloud keeps the device as it is now. */
const backUpToCloud: Deed = ({ device }) => {
  device.update({ cloudBackupAt: device.rules.now });
  return done;
};

/** Erase All Content and Settings, in Settings (Apple Support, "Erase iPhone"). */
const reset: Deed = async ({ device }) => {
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  if (mdm !== undefined && identity !== undefined && tellsOfReset(device.rules))
    await endManagement(device, { ...mdm, checkOutWhenRemoved: true }, identity);
  erase(device);
  return done;
};

/** The configuration that waits for the device, where it is an organisation's: it asks at the address `organisation`. */
async function configurationOf(device: AppleDevice, { organisation }: JsonObject): Promise<DepProfile | undefined> {
  if (typeof organisation !== 'string') return undefined;
  const { platform, method = 'ios-ade' } = device.record;
  try {
    return await activate(device, { platform, method, url: organisation });
  } catch (error) {
    if (error instanceof EnrollmentStopped) return undefined;
    throw error;
  }
}

/** Quick Start: once the other device lent its network, this one learns whose it is (Apple Support, "Use Quick Start"). */
const quickStart: Deed = async ({ device, details }) => {
  if (!inSetupAssistant(device)) return { kind: 'refused', message: 'only Setup Assistant has Quick Start' };
  const organised = (await configurationOf(device, details)) !== undefined;
  if (migratesByQuickStart(device.rules, organised)) return done;
  return { kind: 'refused', message: 'the migration is not supported with Apple Business Manager' };
};

/** Restores `backup` on the pane Apps & Data of Setup Assistant (Apple Support, "Restore your iPhone or iPad from a backup"). */
const restore: Deed = async ({ device, details }) => {
  const { skip_setup_items: hidden = [] } = (await configurationOf(device, details)) ?? {};
  if (!offersRestore(device.rules, hidden))
    return { kind: 'refused', message: 'the organisation hides the pane Restore' };
  if (!mayRestore(device.rules, inSetupAssistant(device), device.state.restored === true))
    return { kind: 'refused', message: 'only Setup Assistant restores a backup, once' };
  const backup = details.backup as Parameters<typeof asBackedUp>[1];
  const everything = bringsBack(device.rules, isOf(backup, device.record)) === 'everything';
  device.record = (everything ? asBackedUp : withContentOf)(device.record, backup);
  return done;
};

/** What holders of an iPhone or iPad do with their data. */
export const backupDeeds: Readonly<Record<string, Deed>> = {
  keep,
  reset,
  restore,
  'back up to iCloud': backUpToCloud,
  'migrate by Quick Start': quickStart,
};
