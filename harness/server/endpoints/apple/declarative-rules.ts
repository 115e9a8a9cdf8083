import type { StatusEntry } from '../../../../protocol/apple/ddm/status.js';
import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';

/** Entries of a status list that are known after an incremental report: by identifier, without those that were removed (Apple: "StatusReport"). */
export const entriesAfter = rule('XAP-415', {
  holds: (_context: TenantContext, known: readonly StatusEntry[], changed: readonly StatusEntry[]) =>
    together(known, changed).filter(({ _removed }) => _removed !== true),
  mutants: {
    replacesTheList: (_context, _known, changed) => changed.filter(({ _removed }) => _removed !== true),
    keepsWhatWasRemoved: (_context, known, changed) =>
      together(
        known,
        changed.filter(({ _removed }) => _removed !== true),
      ),
  },
});

function together(known: readonly StatusEntry[], changed: readonly StatusEntry[]): readonly StatusEntry[] {
  const entries = [...known, ...changed].map((entry) => [entry.identifier, entry] as const);
  return [...new Map(entries).values()];
}

/** Whether a document of a declaration is given, given whether it is for managed devices only and whether one asks (declarative/declarations/assets, Authentication). */
export const documentGiven = rule('XAP-419', {
  holds: (_context: TenantContext, managedOnly: boolean, isManaged: boolean): boolean => !managedOnly || isManaged,
  mutants: { toEverybody: () => true, toNobody: () => false },
});

/** Whether a declaration is for a channel, given the one that it is meant for (Apple: "Integrating declarative management"). */
export const isDeclaredFor = rule('XAP-420', {
  holds: (_context: TenantContext, wanted: 'device' | 'user', channel: 'device' | 'user'): boolean =>
    wanted === channel,
  mutants: { everythingToTheDevice: (_context, _wanted, channel) => channel === 'device' },
});

/** Rules of declarative management that `prove` can break on the server. */
export const declarativeServerRules: readonly RuleSummary[] = [entriesAfter, documentGiven, isDeclaredFor];
