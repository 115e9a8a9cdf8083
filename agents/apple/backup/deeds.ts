import type { DeedOutcome } from '../../device/agent.js';
import { erase } from '../commands/power.js';
import type { Deed } from '../deeds.js';
import type { AppleDevice } from '../device.js';
import { endManagement } from '../end-management.js';
import { storedIdentity } from '../mdm-request.js';
import { asBackedUp, isOf, withContentOf } from './backup.js';
import { bringsBack, mayRestore, tellsOfReset } from './rules.js';

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

/** Erase All Content and Settings, in Settings (Apple Support, "Erase iPhone"). */
const reset: Deed = async ({ device }) => {
  const { mdm } = device.state;
  const identity = storedIdentity(device);
  if (mdm !== undefined && identity !== undefined && tellsOfReset(device.rules))
    await endManagement(device, { ...mdm, checkOutWhenRemoved: true }, identity);
  erase(device);
  return done;
};

/** Restores `backup` on the pane Apps & Data of Setup Assistant (Apple Support, "Restore your iPhone or iPad from a backup"). */
const restore: Deed = ({ device, details }) => {
  if (!mayRestore(device.rules, inSetupAssistant(device), device.state.restored === true))
    return { kind: 'refused', message: 'only Setup Assistant restores a backup, once' };
  const backup = details.backup as Parameters<typeof asBackedUp>[1];
  const everything = bringsBack(device.rules, isOf(backup, device.record)) === 'everything';
  device.record = (everything ? asBackedUp : withContentOf)(device.record, backup);
  return done;
};

/** What holders of an iPhone or iPad do with their data. */
export const backupDeeds: Readonly<Record<string, Deed>> = { keep, reset, restore };
