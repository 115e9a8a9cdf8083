import { minutes } from '../../../protocol/base/clock.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import type { AgentWork, ItemStatus, WorkItem } from '../../../protocol/device-preparation/agent-contract.js';
import type { PackageHabits } from '../habits.js';
import { goesOnAfter, workOrder } from './rules.js';

/** Device preparation of a PC; plain data, times in milliseconds of the device's clock. */
export type PreparationRun = {
  /** When the page was shown, or the user tried again. */
  readonly shownAt: number;
  readonly attempts: number;
  /** The package that is the management agent: the first that the server ordered. */
  readonly agentPackage?: string;
  /** When the agent was there. */
  readonly agentAt?: number;
  readonly work?: AgentWork;
  /** When the agent began with it. */
  readonly begunAt?: number;
  /** What the service was told, by kind and name. */
  readonly told: Readonly<Record<string, ItemStatus>>;
  /** A policy holds from the next start of the PC on. */
  readonly rebootRequired?: boolean;
  /** The page is gone. */
  readonly left?: { readonly at: number; readonly how: 'success' | 'failure' };
  /** The user was told that all is set up, or went on, and is at the desktop. */
  readonly desktop?: boolean;
  /** The server has heard that it is over. */
  readonly completeTold?: boolean;
};

export const beginPreparation = (now: number): PreparationRun => ({ shownAt: now, attempts: 1, told: {} });

/** One item with its time. */
export interface TimedItem {
  readonly item: WorkItem;
  readonly startsAt: number;
  /** Absent for one that never ends. */
  readonly endsAt?: number;
  readonly status: Extract<ItemStatus, 'Installed' | 'Failed' | 'In progress'>;
}

export const itemKey = ({ kind, name }: WorkItem): string => `${kind} ${name}`;

/** Name by which a model says how an item behaves: `script:Name`, `win32:Reader`, `modern:Mail`. */
const habitKey = ({ kind, type, name }: WorkItem): string => {
  if (kind === 'script') return `script:${name}`;
  return `${type === 'store' ? 'modern' : 'win32'}:${name}`;
};

/** One item after the other, each as the PC experiences it, until one fails or hangs. */
export function timeline(
  context: RuleContext,
  { work, begunAt }: PreparationRun,
  packages: Readonly<Record<string, PackageHabits>>,
): readonly TimedItem[] {
  if (work === undefined || begunAt === undefined) return [];
  const timed: TimedItem[] = [];
  let startsAt: number | undefined = begunAt;
  for (const item of workOrder(context, work.items)) {
    if (startsAt === undefined) break;
    const one = timedItem(item, startsAt, packages[habitKey(item)]);
    timed.push(one);
    startsAt = goesOnAfter(context, one.status) ? one.endsAt : undefined;
  }
  return timed;
}

function timedItem(item: WorkItem, startsAt: number, habits: PackageHabits | undefined): TimedItem {
  const { minutes: duration, ending } = habits ?? { minutes: 1, ending: 'installs' };
  if (ending === 'hangs') return { item, startsAt, status: 'In progress' };
  return { item, startsAt, endsAt: startsAt + minutes(duration), status: ending === 'fails' ? 'Failed' : 'Installed' };
}

/** How an item stands at a time; undefined before it has begun. */
export function statusAt({ startsAt, endsAt, status }: TimedItem, at: number): ItemStatus | undefined {
  if (at < startsAt) return undefined;
  return endsAt === undefined || at < endsAt ? 'In progress' : status;
}
