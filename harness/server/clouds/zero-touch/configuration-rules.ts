import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { contactPhonePattern, forcedReset } from '../../../../protocol/zero-touch/messages.js';
import type { Configuration, ConfigurationFields } from './state.js';

/** The configurations that stop being the default one when this one becomes it. */
export const formerDefaults = rule('XAD-044', {
  holds: (_context: RuleContext, all: readonly Configuration[], chosen: Configuration): readonly Configuration[] =>
    all.filter((one) => one !== chosen && one.isDefault),
  mutants: { severalDefaults: () => [] },
});

/** Whether a phone number is one that the service takes. */
export const phoneIsReadable = rule('XAD-045', {
  holds: (_context: RuleContext, phone: string): boolean => contactPhonePattern.test(phone),
  mutants: {
    anything: () => true,
    digitsOnly: (_context, phone) => /^\d+$/.test(phone),
  },
});

/** How long a device waits that was set up offline (ms); undefined for a time that is refused. */
export const resetTimeout = rule('XAD-046', {
  holds: (_context: RuleContext, asked: number | undefined): number | undefined => timeoutFor(asked),
  mutants: {
    sixHoursUnlessTold: (_context, asked) => timeoutFor(asked ?? forcedReset.most),
    withoutLimit: (_context, asked) => asked ?? forcedReset.usual,
  },
});

const timeoutFor = (asked: number = forcedReset.usual): number | undefined =>
  asked <= forcedReset.most ? asked : undefined;

/** Whether DPC extras can be read: one JSON object. */
export const extrasAreReadable = rule(['XAD-048', 'ZTE-010'], {
  holds: (_context: RuleContext, text: string): boolean => isJsonObject(text),
  mutants: { anyText: () => true },
});

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whether a configuration may be deleted, by the number of devices that have it. */
export const mayBeDeleted = rule('XAD-049', {
  holds: (_context: RuleContext, devices: number): boolean => devices === 0,
  mutants: { inUseToo: () => true },
});

/** What an update leaves: members that its mask names are replaced, the others stay. */
export const maskedUpdate = rule('XAD-054', {
  holds: (
    _context: RuleContext,
    before: ConfigurationFields,
    after: ConfigurationFields,
    mask: readonly string[],
  ): ConfigurationFields => merged(before, after, mask),
  mutants: {
    maskIgnored: (_context, _before, after) => after,
    nothingChanges: (_context, before) => before,
  },
});

function merged(before: ConfigurationFields, after: ConfigurationFields, mask: readonly string[]): ConfigurationFields {
  const chosen = Object.entries(after).filter(([member]) => mask.includes(member));
  return { ...before, ...Object.fromEntries(chosen) };
}

/** The configuration of a device that has none, by the default one of its customer. */
export const byDefault = rule('ZTE-007', {
  holds: (_context: RuleContext, own: string | undefined, chosen: string): string => own ?? chosen,
  mutants: { replacesAll: (_context, _own, chosen) => chosen, reachesNobody: (_context, own) => own ?? '' },
});

/** Configuration of a device that was just claimed: the default one of its customer. */
export const ofNewDevice = rule('XAD-055', {
  holds: (_context: RuleContext, defaultId: string | undefined): string | undefined => defaultId,
  mutants: { none: () => undefined },
});

export const configurationRules: readonly RuleSummary[] = [
  formerDefaults,
  phoneIsReadable,
  resetTimeout,
  extrasAreReadable,
  mayBeDeleted,
  maskedUpdate,
  byDefault,
  ofNewDevice,
];
