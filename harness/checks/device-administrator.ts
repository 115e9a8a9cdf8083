import { type Check, finding } from './check.js';

/** DAD-001, DAD-002: whether the report of devices to be moved lists the device, and what it says the device no longer does. */
export const listedForMove: Check<{ readonly listed: boolean; readonly notSupported?: string }> = async (
  { device, admin },
  { listed, notSupported },
  requirements,
) => {
  const { rows = [] } = await admin.readReport('administrator-migration');
  const found = (rows as unknown as readonly Row[]).find((row) => row.device === device?.enrollmentId);
  if ((found !== undefined) !== listed)
    return [
      finding(requirements, `a device that is ${listed ? '' : 'not '}listed to be moved`, found ? 'listed' : 'not'),
    ];
  if (notSupported === undefined || found?.notSupported.includes(notSupported)) return [];
  return [finding(requirements, `a report of ${notSupported}`, found?.notSupported.join(', ') || 'nothing')];
};

interface Row {
  readonly device: string;
  readonly notSupported: readonly string[];
}

/** DAD-004: what was assigned is on the device. */
export const deliveredTo: Check<{ readonly what: 'policies' | 'apps'; readonly name: string }> = async (
  { device },
  { what, name },
  requirements,
) => {
  const delivered = (device?.state.delivered ?? {}) as Readonly<Record<string, readonly string[]>>;
  const there = delivered[what] ?? [];
  return there.includes(name) ? [] : [finding(requirements, `${what} with ${name}`, there.join(', ') || 'none')];
};
