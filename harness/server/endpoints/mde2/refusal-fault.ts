import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { FaultErrorType, FaultSubcode } from '../../../../protocol/mde2/faults.table.js';
import type { RefusalReason } from '../../domain/admission.js';
import { refusalFaults } from './refusals.table.js';

export interface RefusalFault {
  readonly code: FaultSubcode;
  readonly errorType?: FaultErrorType;
}

/** A reached limit has a fault of its own (MS-MDE2 §2.2.10); a support article gives the general one. */
const capReached = rule('TRB-152', {
  holds: (_context: RuleContext, fault: RefusalFault): RefusalFault => fault,
  mutants: {
    blamesThePlatform: (): RefusalFault => ({ code: 'Authorization', errorType: 'DeviceNotSupported' }),
    blamesTheServer: (): RefusalFault => ({ code: 'EnrollmentServer' }),
  },
});

/** So has a platform or version that may not enroll. */
const notSupported = rule('TRB-153', {
  holds: (_context: RuleContext, fault: RefusalFault): RefusalFault => fault,
  mutants: {
    blamesTheLimit: (): RefusalFault => ({ code: 'Authorization', errorType: 'DeviceCapReached' }),
    blamesTheServer: (): RefusalFault => ({ code: 'EnrollmentServer' }),
  },
});

/** The fault that tells a device why it may not enroll. */
export function refusalFault(context: RuleContext, reason: RefusalReason): RefusalFault {
  const fault = refusalFaults[reason];
  if (fault.errorType === 'DeviceCapReached') return capReached(context, fault);
  if (fault.errorType === 'DeviceNotSupported') return notSupported(context, fault);
  return fault;
}

export const refusalFaultRules: readonly RuleSummary[] = [capReached, notSupported];
