import type { ManagedAs, NonComplianceReason, PolicyReach, PolicyVerdict } from '../android/policy-engine.js';
import type { JsonObject } from '../base/vocabulary.js';
import { restrictionFields } from './policy-fields.table.js';

export interface PolicyOutcome {
  /** Restrictions that are set, by value, and where each acts. */
  readonly restrictions: Readonly<Record<string, PolicyReach>>;
  readonly nonComplianceDetails: readonly {
    readonly settingName: string;
    readonly nonComplianceReason: NonComplianceReason;
  }[];
}

/** What becomes of a policy on a device: each forbidding field is applied, or is a detail of non-compliance (Android Management API, NonComplianceDetail). */
export function judgePolicy(
  policy: JsonObject,
  managed: ManagedAs,
  judge: (restriction: string, managed: ManagedAs) => PolicyVerdict,
): PolicyOutcome {
  const judged = Object.entries(restrictionFields)
    .filter(([field]) => policy[field] === true)
    .map(([field, restriction]) => ({ field, restriction, verdict: judge(restriction, managed) }));
  return {
    restrictions: Object.fromEntries(
      judged.flatMap(({ restriction, verdict }) => (verdict.kind === 'applied' ? [[restriction, verdict.reach]] : [])),
    ),
    nonComplianceDetails: judged.flatMap(({ field, verdict }) =>
      verdict.kind === 'refused' ? [{ settingName: field, nonComplianceReason: verdict.reason }] : [],
    ),
  };
}
