import { minutes } from '../../../protocol/base/clock.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import type { TreeState } from '../../omadm/csp.js';
import { compareVersions } from '../../omadm/os-version.js';
import { firstSyncStatus } from '../csp/first-sync-status.js';
import * as rules from './rules.js';
import type { ProvisioningRun } from './run.js';
import { isKnown, type TrackedItem, trackedItems } from './tracked.js';

/** The Enrollment Status Page as a person sees it. */
export type StatusPage = {
  readonly shown: boolean;
  readonly phase: rules.Phase;
  /** `Apps: 1 of 3`, by group. */
  readonly groups: Readonly<Record<string, string>>;
  readonly outcome: 'in progress' | 'succeeded' | 'failed' | 'timed out';
  /** The user cannot leave the page. */
  readonly blocked: boolean;
  readonly actions: readonly string[];
  readonly message?: string;
  /** A sign-in page that waits, with what stands in its name field. */
  readonly prompt?: { readonly username: string };
};

export interface PageFacts {
  readonly tree: TreeState;
  readonly providerId: string;
  readonly run: ProvisioningRun;
  readonly osVersion: string;
  readonly upn: string;
  /** The account was added in Settings, and the PC not joined. */
  readonly addedAccount: boolean;
  /** Group policy enrolled the PC. */
  readonly byPolicy: boolean;
  /** It joins the organisation's own domain, too. */
  readonly hybrid: boolean;
  /** Somebody is at it who was not the first. */
  readonly laterUser: boolean;
}

/** What the page says when nothing else was set. */
const standardMessage = 'Setup could not be completed. Please try again or contact your support person for help.';

/** Flags of BlockInStatusPage (DMClient CSP). */
const remedies = [
  [1, 'reset'],
  [2, 'try again'],
  [4, 'continue anyway'],
] as const;

/** The page at this moment; undefined where the server never asked for one. */
export function statusPage(context: RuleContext, facts: PageFacts): StatusPage | undefined {
  if (!rules.isForWay(context, facts.byPolicy) || !rules.isForUser(context, facts.laterUser)) return undefined;
  const setting = settingsOf(facts);
  const shown = {
    device: isFalse(setting('SkipDeviceStatusPage')),
    user: isFalse(setting('SkipUserStatusPage')),
  };
  if (!shown.device && !shown.user) return undefined;
  const progress = progressOf(context, facts);
  const failure = failureOf(context, facts, progress, Number(setting('TimeOutUntilSyncFailure') ?? 60));
  const phase = rules.presentPhase(context, progress.over);
  const outcome = failure?.outcome ?? (phase === 'Done' ? 'succeeded' : 'in progress');
  const block = Number(setting('BlockInStatusPage') ?? 0);
  const prompt = promptOf(context, facts, progress);
  return {
    shown: phase === 'Account setup' ? shown.user : shown.device,
    phase,
    groups: groupTexts(context, facts, phase),
    outcome,
    blocked: rules.isHeldBack(context, block !== 0, phase === 'Done' || (failure !== undefined && (block & 4) !== 0)),
    actions: failure === undefined ? [] : actionsOf(facts, block, isTrue(setting('AllowCollectLogsButton'))),
    ...(failure !== undefined && { message: setting('CustomErrorText') || standardMessage }),
    ...(prompt && { prompt }),
  };
}

const settingsOf =
  ({ tree, providerId }: PageFacts) =>
  (name: string): string | undefined =>
    tree[`${firstSyncStatus('Device', providerId)}/${name}`] ?? undefined;

const isFalse = (value: string | undefined): boolean => value?.toLowerCase() === 'false';
const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

interface Progress {
  readonly over: Readonly<Record<rules.Phase, boolean>>;
  readonly items: readonly TrackedItem[];
  readonly restarted: boolean;
  readonly deviceLock: boolean;
}

function progressOf(context: RuleContext, facts: PageFacts): Progress {
  const { tree, run } = facts;
  const tracking = { ...facts, now: context.now };
  const [device, user] = [trackedItems(tracking, 'Device'), trackedItems(tracking, 'User')];
  const leaving = { deviceLock: hasDeviceLock(tree), restarted: run.restarts.length > 0 };
  const deviceDone = isKnown(facts, 'Device') && device.every(({ done }) => done);
  const userDone = isKnown(facts, 'User') && user.every(({ done }) => done);
  const waits = rules.waitsForRegistration(context, facts.osVersion, facts.addedAccount);
  const over = {
    'Device preparation': true,
    'Device setup': deviceDone && !rules.neverLeavesDeviceSetup(context, leaving),
    'Account setup': userDone && !waits && !awaitsSignIn(context, facts, leaving),
    Done: true,
  };
  return { over, items: [...device, ...user], ...leaving };
}

const awaitsSignIn = (
  context: RuleContext,
  { run, upn }: PageFacts,
  { restarted }: rules.LeavingDeviceSetup,
): boolean => run.signedInAgainAt === undefined && rules.promptAfterRestart(context, restarted, upn) !== undefined;

const hasDeviceLock = (tree: TreeState): boolean =>
  Object.keys(tree).some((uri) => uri.startsWith('Device/Vendor/MSFT/Policy/Config/DeviceLock/'));

/** A sign-in page: after a restart in device setup, or where a DeviceLock policy broke the automatic sign-in. */
function promptOf(
  context: RuleContext,
  { run, upn }: PageFacts,
  { over, restarted, deviceLock }: Progress,
): StatusPage['prompt'] {
  if (run.signedInAgainAt !== undefined || !over['Device setup']) return undefined;
  if (rules.asksAtTheEnd(context, { deviceLock, restarted })) return { username: '' };
  return rules.promptAfterRestart(context, restarted, upn);
}

function failureOf(
  context: RuleContext,
  { run, hybrid }: PageFacts,
  { over, items }: Progress,
  timeout: number,
): { readonly outcome: 'failed' | 'timed out' } | undefined {
  if (items.some(({ error }) => error !== undefined)) return { outcome: 'failed' };
  const { now } = context;
  const deadline = run.startedAt + minutes(rules.minutesUntilTimeout(context, timeout, hybrid));
  const finished = over['Device setup'] && over['Account setup'];
  const late = items.some(({ at = 0 }) => at > deadline);
  return now > deadline && (!finished || late) ? { outcome: 'timed out' } : undefined;
}

function actionsOf({ osVersion }: PageFacts, block: number, logs: boolean): readonly string[] {
  const offered = remedies.filter(([flag]) => (block & flag) !== 0).map(([, action]) => action as string);
  const isWindows11 = compareVersions(osVersion, '10.0.22000') >= 0;
  return [...offered, ...(logs ? ['collect logs'] : []), ...(logs && isWindows11 ? ['diagnostics page'] : [])];
}

function groupTexts(context: RuleContext, facts: PageFacts, phase: rules.Phase): Readonly<Record<string, string>> {
  const scope = phase === 'Account setup' ? 'User' : 'Device';
  const items = trackedItems({ ...facts, now: context.now }, scope);
  const names = scope === 'User' ? rules.groupsOfAccountSetup(context) : rules.groupsOfDeviceSetup(context);
  const texts = names.map((group) => {
    const own = items.filter((item) => item.group === group);
    return [group, rules.groupText(context, isKnown(facts, scope), counted(own))] as const;
  });
  return Object.fromEntries(texts);
}

/** A group with nothing to track says that one of one is done. */
function counted(items: readonly TrackedItem[]): string {
  if (items.length === 0) return '1 of 1';
  return `${items.filter(({ done }) => done).length} of ${items.length}`;
}

/** Scopes whose provisioning is over, as the management tree tells. */
export function scopesDone(context: RuleContext, facts: PageFacts): readonly ('Device' | 'User')[] {
  const { over } = progressOf(context, facts);
  return [
    ...(over['Device setup'] ? (['Device'] as const) : []),
    ...(over['Account setup'] ? (['User'] as const) : []),
  ];
}
