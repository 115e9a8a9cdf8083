import type { RuleContext } from '../../../protocol/base/rule.js';
import type { TreeState } from '../../omadm/csp.js';
import type { PackageHabits } from '../habits.js';
import type { Installation } from '../status-page/run.js';
import { pageSettingsIn } from './nodes.js';
import { agentDeadline, pageDeadline } from './rules.js';
import { type PreparationRun, type TimedItem, timeline } from './run.js';

/** Everything from which it follows how far device preparation is. */
export interface PreparationFacts {
  readonly run: PreparationRun;
  readonly tree: TreeState;
  /** By package. */
  readonly installations: Readonly<Record<string, Installation>>;
  readonly packages: Readonly<Record<string, PackageHabits>>;
}

/** PageErrorPhase (DevicePreparation CSP). */
export const errorPhases = { none: '0', agentDownload: '1', agentProgress: '2' } as const;

export interface Failure {
  readonly at: number;
  readonly phase: '1' | '2';
  /** HRESULT. */
  readonly code: string;
  readonly details: string;
}

/** HRESULT_FROM_WIN32 of ERROR_TIMEOUT and ERROR_INSTALL_FAILURE (winerror.h). */
const results = { timeout: '0x800705B4', installFailure: '0x80070643' } as const;

export interface PreparationProgress {
  readonly items: readonly TimedItem[];
  /** The first thing that went wrong by now. */
  readonly failure?: Failure;
  /** When all was done; absent while something is not. */
  readonly doneAt?: number;
  /** Ends of whatever is under way, and the times at which the page gives up. */
  readonly upcoming: readonly number[];
}

/** How far device preparation is at the context's time. */
export function progressOf(context: RuleContext, facts: PreparationFacts): PreparationProgress {
  const { run, tree } = facts;
  const { now } = context;
  const items = timeline(context, run, facts.packages);
  const settings = pageSettingsIn(tree);
  const deadline = pageDeadline(context, run.shownAt, settings);
  const doneAt = completion(facts, items);
  const failures = [
    ...agentFailures(context, facts),
    ...installationFailures(facts),
    ...itemFailures(items),
    ...(doneAt !== undefined && doneAt <= deadline ? [] : [late(deadline)]),
  ].sort((a, b) => a.at - b.at);
  const failure = failures.find(({ at }) => at <= now);
  const ends = [...Object.values(facts.installations), ...items].flatMap(({ endsAt }) => endsAt ?? []);
  return {
    items,
    ...(failure && { failure }),
    ...(failure === undefined && doneAt !== undefined && doneAt <= now && { doneAt }),
    upcoming: [...ends, ...failures.map(({ at }) => at)].filter((at) => at > now),
  };
}

const late = (at: number): Failure => ({
  at,
  phase: errorPhases.agentProgress,
  code: results.timeout,
  details: 'The deployment took too long.',
});

/** The agent has not come in time, or its installer failed. */
function agentFailures(context: RuleContext, facts: PreparationFacts): readonly Failure[] {
  const { run, installations, tree } = facts;
  if (run.agentAt !== undefined) return [];
  const installed = installations[run.agentPackage ?? ''];
  const failed: readonly Failure[] =
    installed?.error === undefined
      ? []
      : [failureOf(installed.endsAt ?? installed.startedAt, errorPhases.agentDownload, 'the management agent')];
  const at = agentDeadline(context, run.shownAt, pageSettingsIn(tree));
  return [...failed, { at, phase: errorPhases.agentDownload, code: results.timeout, details: 'No management agent.' }];
}

const failureOf = (at: number, phase: Failure['phase'], name: string): Failure => ({
  at,
  phase,
  code: results.installFailure,
  details: `Failed: ${name}`,
});

const installationFailures = ({ run, installations }: PreparationFacts): readonly Failure[] =>
  Object.entries(installations)
    .filter(([name, { error }]) => name !== run.agentPackage && error !== undefined)
    .map(([name, { startedAt, endsAt }]) => failureOf(endsAt ?? startedAt, errorPhases.agentProgress, name));

const itemFailures = (items: readonly TimedItem[]): readonly Failure[] =>
  items
    .filter(({ status }) => status === 'Failed')
    .map(({ item, endsAt = 0 }) => failureOf(endsAt, errorPhases.agentProgress, item.name));

/** When the last item and the last package were there; undefined while one of them will not be. */
function completion({ run, installations }: PreparationFacts, items: readonly TimedItem[]): number | undefined {
  if (run.work === undefined || run.begunAt === undefined || items.length < run.work.items.length) return undefined;
  const ends = [...Object.values(installations), ...items].map(({ endsAt }) => endsAt ?? Number.POSITIVE_INFINITY);
  const last = Math.max(run.begunAt, ...ends);
  return Number.isFinite(last) ? last : undefined;
}
