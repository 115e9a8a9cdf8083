import { minutes } from '../../../protocol/base/clock.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import type { PackageHabits } from '../habits.js';
import { installerIsBusy, selfRestartHangs } from './rules.js';

/** What happens on a PC from its enrollment until the status page lets go of it; plain data, times in milliseconds of the device's clock. */
export type ProvisioningRun = {
  readonly startedAt: number;
  /** Whether the PC was in its first run when it enrolled. */
  readonly firstRun: boolean;
  /** By package: `msi:{…}`, `modern:…`, `win32:…`. */
  readonly installations: Readonly<Record<string, Installation>>;
  readonly restarts: readonly number[];
  /** When the user has typed credentials again after a restart. */
  readonly signedInAgainAt?: number;
};

export type Installation = {
  readonly startedAt: number;
  /** Absent for one that never ends. */
  readonly endsAt?: number;
  /** What the installer said. */
  readonly error?: string;
};

/** The installer of another package holds TrustedInstaller. */
export const installerBusyText = 'Another installation is in progress, please try again later';

export function beginRun(now: number, firstRun: boolean): ProvisioningRun {
  return { startedAt: now, firstRun, installations: {}, restarts: [] };
}

/** Begins to install a package, unless it is being installed or was. How long it takes and how it ends is the package's habit. */
export function beginInstallation(
  context: RuleContext,
  run: ProvisioningRun,
  name: string,
  { minutes: duration, ending }: PackageHabits,
): ProvisioningRun {
  if (run.installations[name] !== undefined) return run;
  const { now } = context;
  const begun = { startedAt: now, endsAt: now + minutes(duration) };
  const installation = installerIsBusy(context, name, othersUnderWay(run, now))
    ? { startedAt: now, endsAt: now, error: installerBusyText }
    : endings[ending](context, begun);
  return { ...run, installations: { ...run.installations, [name]: installation } };
}

type Begun = Required<Pick<Installation, 'startedAt' | 'endsAt'>>;

const endings: Readonly<Record<PackageHabits['ending'], (context: RuleContext, begun: Begun) => Installation>> = {
  installs: (_context, begun) => begun,
  fails: (_context, begun) => ({ ...begun, error: 'The installation failed.' }),
  hangs: (_context, { startedAt }) => ({ startedAt }),
  restarts: (context, begun) => (selfRestartHangs(context) ? { startedAt: begun.startedAt } : begun),
};

const othersUnderWay = ({ installations }: ProvisioningRun, now: number): readonly string[] =>
  Object.entries(installations)
    .filter(([, { endsAt }]) => endsAt === undefined || endsAt > now)
    .map(([name]) => name);

/** Whether an installation is over, and well, at a time. */
export const isInstalled = ({ endsAt, error }: Installation, at: number): boolean =>
  error === undefined && endsAt !== undefined && endsAt <= at;
