import { days, minutes } from '../../../protocol/base/clock.js';
import { rule } from '../../../protocol/base/rule.js';
import type { JsonObject, Platform } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { DomainEvent } from './state.js';

/** The sections of the enrollment that the report counts. */
export const enrollmentSections = [
  'Setup checklist',
  'Platform screens',
  'Terms of use',
  'Compliance/Activation',
] as const;
export type EnrollmentSection = (typeof enrollmentSections)[number];

/** Platforms the report knows. */
const reportedPlatforms: readonly Platform[] = ['android', 'ios', 'ipados'];
/** Days shown when no period is asked for. */
const shownDays = 14;

/** One attempt of a person to enroll by the portal, as its events tell it. */
interface Attempt {
  readonly id: string;
  readonly platform: Platform;
  readonly upn: string;
  readonly startedAt: number;
  /** Every sign of life, oldest first, each with the section it belongs to. */
  readonly signs: { readonly at: number; readonly section: string }[];
  halted: boolean;
  finished: boolean;
}

/** What an attempt's silence and its person's choices say about it. */
export interface AttemptSigns {
  /** The person picked an action that ends the enrollment. */
  readonly halted: boolean;
  /** Longest silence between two sections, or since the last one of an unfinished attempt; milliseconds. */
  readonly longestSilence: number;
}

const idleLimit = minutes(30);

/** Halted by the person, or silent for more than 30 minutes between sections (a closed app is silent from then on). */
export const isIncomplete = rule('INC-002', {
  holds: (_context: TenantContext, { halted, longestSilence }: AttemptSigns) => halted || longestSilence > idleLimit,
  mutants: {
    overlooksHalts: (_context, { longestSilence }) => longestSilence > idleLimit,
    overlooksSilence: (_context, { halted }) => halted,
    waitsAnHour: (_context, { halted, longestSilence }) => halted || longestSilence > minutes(60),
    impatient: (_context, { halted, longestSilence }) => halted || longestSilence > minutes(15),
  },
});

/** The report of incomplete user enrollments: `{ initiated, incomplete, rows: [{platform, upn, section, at}] }`. */
export function incompleteEnrollments(context: TenantContext, filter: JsonObject): JsonObject {
  const since = context.now - days(typeof filter.days === 'number' ? filter.days : shownDays);
  const attempts = attemptsFrom(context.state.events).filter(
    ({ platform, startedAt }) => reportedPlatforms.includes(platform) && startedAt >= since,
  );
  const rows = attempts
    .filter((attempt) =>
      isIncomplete(context, { halted: attempt.halted, longestSilence: longestSilence(attempt, context.now) }),
    )
    .map((attempt) => ({
      platform: attempt.platform,
      upn: attempt.upn,
      section: attempt.signs.at(-1)?.section ?? '',
      startedAt: attempt.startedAt,
    }));
  return { initiated: attempts.length, incomplete: rows.length, rows };
}

function longestSilence({ signs, finished, startedAt, halted }: Attempt, now: number): number {
  const times = [startedAt, ...signs.map(({ at }) => at), ...(finished || halted ? [] : [now])];
  return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] as number)));
}

function attemptsFrom(events: readonly DomainEvent[]): readonly Attempt[] {
  const attempts = new Map<string, Attempt>();
  for (const event of events) {
    const id = event.detail.attempt;
    if (typeof id !== 'string') continue;
    if (event.kind === 'enrollment-started' && event.platform !== undefined) {
      const { at, platform, upn = '' } = event;
      attempts.set(id, { id, platform, upn, startedAt: at, signs: [], halted: false, finished: false });
    }
    const attempt = attempts.get(id);
    if (attempt === undefined) continue;
    const section = event.detail.section;
    if (typeof section === 'string') attempt.signs.push({ at: event.at, section });
    if (event.kind === 'enrollment-halted') attempt.halted = true;
    if (event.kind === 'enrollment-finished') attempt.finished = true;
  }
  return [...attempts.values()];
}
