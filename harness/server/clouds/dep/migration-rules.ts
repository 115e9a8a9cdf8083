import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DepDevice } from '../../../../protocol/dep/messages.js';

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

/** Rules about devices that change their server. */
export const migrationRules: readonly RuleSummary[] = [migratesBy, toldOf, configurationTells];
