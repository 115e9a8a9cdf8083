import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { setUpOf } from './automated-enrollment.js';
import { type Check, type Evidence, finding } from './check.js';
import { keyOfScreen } from './school-screens.table.js';

/** ASM-009: the device was told to skip exactly these screens, and presented none of them. */
export const screensHidden: Check<{ readonly screens: readonly string[] | 'all' }> = async (
  { device },
  { screens },
  requirements,
) => {
  const names = screens === 'all' ? Object.keys(keyOfScreen) : screens;
  const wanted = names.map((name) => keyOfScreen[name] ?? name).sort();
  const told = skippedBy(device).toSorted();
  const presented = (device === undefined ? [] : panesOf(setUpOf(device))).filter((key) => wanted.includes(key));
  return [
    ...(told.join() === wanted.join()
      ? []
      : [finding(requirements, `skips ${wanted.join(', ')}`, `skips ${told.join(', ')}`)]),
    ...(presented.length === 0
      ? []
      : [finding(requirements, `${names.join(', ')} hidden`, `${presented.join(', ')} shown`)]),
  ];
};

function skippedBy(device: Evidence['device']): readonly string[] {
  const answer = (device?.exchanges ?? []).filter(({ step }) => step === 'GetConfiguration').at(-1)?.response;
  if (answer === undefined) return ['no configuration'];
  const { skip_setup_items: items } = JSON.parse(Buffer.from(answer.body).toString('utf8')) as JsonObject;
  return Array.isArray(items) ? items.map(String) : [];
}

const panesOf = (setUp: JsonObject | undefined): readonly string[] =>
  Array.isArray(setUp?.panes) ? setUp.panes.map(String) : [];

/** ADE-069: serial numbers that the report of a group's members has. */
export const groupHolds: Check<{ readonly group: string; readonly serials: readonly string[] }> = async (
  { admin },
  { group, serials },
  requirements,
) => {
  const { members } = await admin.readReport('group-members', { group });
  const held = Array.isArray(members) ? members.map(String).sort().join(', ') : 'no list';
  const wanted = [...serials].sort().join(', ');
  return held === wanted ? [] : [finding(requirements, `${group}: ${wanted}`, `${group}: ${held}`)];
};
