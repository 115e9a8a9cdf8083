import type { Effect } from './effects.table.js';
import { naming, reason } from './reasons.js';

/** A configuration that does what it is told to report (declarative/declarations/configurations/management.test.yaml). */
export const playTest: Effect = async (_at, one) => {
  const { ReturnStatus, Echo } = one.payload;
  return ReturnStatus === 'Failed' ? { error: reason('Error.ConfigurationFailed', String(Echo), naming(one)) } : {};
};
