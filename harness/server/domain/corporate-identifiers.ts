import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import type { EnrollmentAttempt } from './admission.js';
import { readSettings } from './settings-read.js';

/** Devices that the organisation registered as its own before they enroll: the settings document `corporate-identifiers`. */
export const corporateIdentifiersSchema = z.strictObject({
  identifiers: z
    .array(
      z.strictObject({ kind: z.enum(['imei', 'serial']), value: z.string().min(1), details: z.string().optional() }),
    )
    .default([]),
});

/** Whether a device passes for the organisation's, given whether it was registered before it enrolled. */
export const registeredFirst = rule('BKR-020', {
  holds: (_context: RuleContext, registered: boolean): boolean => registered,
  mutants: { identifiersDoNotCount: () => false },
});

interface OwnershipSources {
  readonly byMethod: string;
  readonly registered: boolean;
  /** What an administrator changed it to afterwards. */
  readonly changedTo?: string | undefined;
}

/** Whose a device is: as an administrator said last, else the organisation's where it was registered, else by its way in. */
export const recordedOwner = rule('BKR-019', {
  holds: (_context: RuleContext, { byMethod, registered, changedTo }: OwnershipSources): string =>
    changedTo ?? (registered ? 'corporate' : byMethod),
  mutants: {
    identifiersDoNotCount: (_context, { byMethod, changedTo }) => changedTo ?? byMethod,
    changesDoNotCount: (_context, { byMethod, registered }) => (registered ? 'corporate' : byMethod),
  },
});

/** Rules about devices that the organisation registered as its own. */
export const corporateIdentifierRules: readonly RuleSummary[] = [registeredFirst, recordedOwner];

/** Whether a device is one of them, by what it tells of itself. */
export function isPreRegistered(
  { state }: TenantContext,
  { serial, imei }: Pick<EnrollmentAttempt, 'serial' | 'imei'>,
): boolean {
  const { identifiers } = corporateIdentifiersSchema.parse(readSettings(state, 'corporate-identifiers'));
  const told = { serial, imei };
  return identifiers.some(({ kind, value }) => told[kind]?.toLowerCase() === value.toLowerCase());
}
