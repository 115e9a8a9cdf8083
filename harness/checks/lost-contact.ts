import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** Whether the administrator finds the device among those of which nothing was heard for long. */
export const listedInactive: Check<{ readonly listed: boolean }> = async (
  { admin, device },
  { listed },
  requirements,
) => {
  const { rows = [] } = await admin.readReport('inactive-devices', {});
  const ids = (rows as readonly JsonObject[]).map(({ enrollmentId }) => enrollmentId);
  const received = ids.includes(device?.enrollmentId ?? '');
  return received === listed ? [] : [finding(requirements, `listed as inactive: ${listed}`, String(received))];
};
