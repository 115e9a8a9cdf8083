import { days, hours } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** Whether a profile can be saved under this name. */
export const nameIsGiven = rule('ACF-004', {
  holds: (_context: RuleContext, name: string): boolean => name.trim() !== '',
  mutants: { namelessProfiles: () => true },
});

/** Whether a profile can be exported for direct enrollment: only one without user affinity. */
export const exportsDirectly = rule(['ACF-006', 'ACF-007'], {
  holds: (_context: RuleContext, userAffinity: boolean): boolean => !userAffinity,
  mutants: { exportsAnything: () => true, exportsNothing: () => false },
});

/** Whether a file of serial numbers is taken, given its number of rows. */
export const rowsAllowed = rule('ACF-010', {
  holds: (_context: RuleContext, rows: number): boolean => rows <= 5000,
  mutants: { anyNumber: () => true, fewer: (_context, rows) => rows < 5000 },
});

/** Details of a serial number that is known already, after an import. */
export const detailsAfterImport = rule('ACF-011', {
  holds: (_context: RuleContext, known: string, imported: string, overwrite: boolean): string =>
    overwrite ? imported : known,
  mutants: { alwaysOverwrites: (_context, _known, imported) => imported, neverOverwrites: (_context, known) => known },
});

/** By which profile a device comes in: the one that its serial number has now, whatever the address was exported for. */
export const profileOfSerial = rule(['ACF-012', 'ACF-013'], {
  holds: (_context: RuleContext, assigned: string | undefined, _exported: string): string | undefined => assigned,
  mutants: { theExportedOne: (_context, _assigned, exported) => exported },
});

/** When a file for direct enrollment runs out. */
export const directFileEnds = rule('ACF-019', {
  holds: ({ now }: RuleContext): number | undefined => now + days(14),
  mutants: { neverEnds: () => undefined, afterAWeek: ({ now }) => now + days(7) },
});

/** Whether somebody can still become the user of a device that came in `since` (ms) without one. */
export const bindsInTime = rule('ACF-008', {
  holds: ({ now }: RuleContext, since: number): boolean => now - since <= hours(24),
  mutants: { anyTime: () => true, withinAnHour: ({ now }, since) => now - since <= hours(1) },
});

/** Whether the server asks a directly enrolled device for the name that it was given. */
export const asksForName = rule('ACF-017', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { namesItself: () => false },
});

/** Rules of Apple Configurator enrollment. */
export const configuratorRules: readonly RuleSummary[] = [
  nameIsGiven,
  exportsDirectly,
  rowsAllowed,
  detailsAfterImport,
  profileOfSerial,
  directFileEnds,
  bindsInTime,
  asksForName,
];
