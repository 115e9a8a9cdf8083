import { z } from 'zod';
import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** What happens when a device does not comply. */
export const noncomplianceActions = [
  'Mark device noncompliant',
  'Send push notification to end user',
  'Send email to end user',
] as const;
export type NoncomplianceAction = (typeof noncomplianceActions)[number];

export const actionSchema = z.strictObject({
  action: z.enum(noncomplianceActions),
  /** Days after the device was found not to comply. */
  days: z.int().min(0).max(365).exactOptional(),
  /** Name of a message template; mails need one. */
  template: z.string().min(1).exactOptional(),
  /** Who gets the mail besides the user. */
  additionalRecipients: z.array(z.string().min(1)).exactOptional(),
});

export type WantedAction = z.infer<typeof actionSchema>;
export type ScheduledAction = Required<Pick<WantedAction, 'days'>> & Omit<WantedAction, 'days'>;

/** The schedule of an action that names none: at once. */
const daysUntilDue = rule('MIG-011', {
  holds: (_context: RuleContext, wanted: number | undefined): number => wanted ?? 0,
  mutants: {
    alwaysAtOnce: () => 0,
    aDayByDefault: (_context, wanted) => wanted ?? 1,
    graceByDefault: (_context, wanted) => wanted ?? 14,
  },
});

/** What is kept of an action: its schedule, its template, its recipients. */
const keptOf = rule('MIG-010', {
  holds: (_context: RuleContext, action: ScheduledAction): ScheduledAction => action,
  mutants: {
    forgetsTheSchedule: (_context, action) => ({ ...action, days: 0 }),
    forgetsTheTemplate: (_context, { template: _template, ...action }) => action,
    forgetsRecipients: (_context, { additionalRecipients: _recipients, ...action }) => action,
  },
});

/** The actions of a policy with their schedules; marking the device is one of every policy's. */
export function scheduledActions(context: RuleContext, wanted: readonly WantedAction[]): readonly ScheduledAction[] {
  const marks = wanted.some(({ action }) => action === 'Mark device noncompliant');
  const all: readonly WantedAction[] = marks ? wanted : [{ action: 'Mark device noncompliant' }, ...wanted];
  return all.map((one) => keptOf(context, { ...one, days: daysUntilDue(context, one.days) }));
}

/** Whether an action is due on a device that has not complied since then. */
export function isDue({ now }: RuleContext, action: ScheduledAction, brokenSince: number): boolean {
  return now - brokenSince >= days(action.days);
}

export const actionRules: readonly RuleSummary[] = [daysUntilDue, keptOf];
