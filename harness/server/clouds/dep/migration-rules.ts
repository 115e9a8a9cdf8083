import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DepDevice } from '../../../../protocol/dep/messages.js';
import type { ActivationLock } from './organisation.js';

/** By when a device migrates (ms), given the server that it is taken from and the deadline that was asked for. */
export const migratesBy = rule('XDP-034', {
  holds: (_context: RuleContext, from: string | undefined, asked: number | undefined): number | undefined =>
    from === undefined ? undefined : asked,
  mutants: {
    deadlineIsLost: () => undefined,
    newDevicesMigrate: (_context, _from, asked) => asked,
  },
});

/** First version of the interface that tells of migrations. */
const firstVersion = 8;

/** The device as a server of this version of the interface is told of it (`X-Server-Protocol-Version`). */
export const toldOf = rule('XDP-035', {
  holds: (_context: RuleContext, device: DepDevice, version: string | undefined): DepDevice =>
    Number(version ?? 0) >= firstVersion ? device : withoutDeadline(device),
  mutants: {
    tellsEveryVersion: (_context, device) => device,
    tellsNobody: (_context, device) => withoutDeadline(device),
  },
});

function withoutDeadline({ mdm_migration_deadline: _, ...device }: DepDevice): DepDevice {
  return device;
}

/** What the configuration of a device says of its migration. */
export const configurationTells = rule('XDP-036', {
  holds: (_context: RuleContext, deadline: string | undefined): { readonly mdm_migration_deadline?: string } =>
    deadline === undefined ? {} : { mdm_migration_deadline: deadline },
  mutants: { silentToDevices: () => ({}) },
});

/** The Activation Lock of a device that begins to migrate, given the one that it had: none, and with it go the bypass codes. */
export const lockWhenMigrating = rule('XDP-040', {
  holds: (_context: RuleContext, _lock: ActivationLock | undefined): ActivationLock | undefined => undefined,
  mutants: { keepsTheLock: (_context, lock) => lock },
});

/** The Activation Lock of a device whose migration failed: one that only the administrator opens. */
export const lockAfterFailure = rule('XDP-041', {
  holds: (_context: RuleContext): ActivationLock | undefined => ({ by: 'organisation' }),
  mutants: {
    leavesItOpen: (): ActivationLock | undefined => undefined,
    locksForTheServer: (): ActivationLock => ({ by: 'server' }),
  },
});

/** How long a device that was added by Apple Configurator can be taken back by who holds it, from its enrollment on. */
const provisionalDays = 30;

/** Whether a device is provisional, given who added it and when it enrolled (ms). */
export const isProvisional = rule(['XDP-042', 'XDP-043'], {
  holds: ({ now }: RuleContext, source: string | undefined, enrolledAt: number | undefined): boolean =>
    source === configuratorSource && (enrolledAt === undefined || now - enrolledAt < days(provisionalDays)),
  mutants: {
    neverProvisional: () => false,
    provisionalForGood: (_context, source) => source === configuratorSource,
    everyDevice: ({ now }, _source, enrolledAt) => enrolledAt === undefined || now - enrolledAt < days(provisionalDays),
  },
});

/** Source of devices that Apple Configurator added. */
export const configuratorSource = 'Apple Configurator';

/** Rules about devices that change their server, or may leave it. */
export const migrationRules: readonly RuleSummary[] = [
  migratesBy,
  toldOf,
  configurationTells,
  lockWhenMigrating,
  lockAfterFailure,
  isProvisional,
];
