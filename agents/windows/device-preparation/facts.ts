import type { DeviceModel } from '../../device/model.js';
import type { DeviceRecord } from '../../device/record.js';
import { windowsHabits } from '../habits.js';
import { stateOf } from '../state.js';
import type { PreparationFacts } from './progress.js';

/** What device preparation of this PC is judged from; undefined where its page was never shown. */
export function preparationFacts(record: DeviceRecord, model: DeviceModel): PreparationFacts | undefined {
  const { preparation: run, tree, provisioning } = stateOf(record);
  if (run === undefined) return undefined;
  return { run, tree, installations: provisioning?.installations ?? {}, packages: windowsHabits(model).packages };
}

/** Whether nobody has signed in yet, because the page is still there (Learn, "Windows Autopilot device preparation FAQ", user-based targeting). */
export const isBeingPrepared = (record: DeviceRecord): boolean => {
  const { preparation } = stateOf(record);
  return preparation !== undefined && preparation.desktop !== true;
};
