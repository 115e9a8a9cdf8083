import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { corporateCompliance } from './corporate-compliance.js';
import { corporateRestrictions } from './corporate-restrictions.js';
import { personalLevels } from './personal-levels.js';
import {
  type LevelSection,
  type Lines,
  type PolicyKind,
  type PolicySet,
  policySets,
  type Sections,
} from './section.js';

const levelsOf: Readonly<Record<PolicySet, readonly LevelSection[]>> = {
  personal: personalLevels,
  corporate: [...corporateCompliance, ...corporateRestrictions],
};

/** Names of the levels, and the least that is recommended for each kind of device. */
export const levelNames: Readonly<Record<number, string>> = { 1: 'basic', 2: 'enhanced', 3: 'high' };
export const recommended: Readonly<Record<PolicySet, number>> = { personal: 2, corporate: 1 };

/** Which levels a set has. */
export const offeredLevels = rule('AFW-002', {
  holds: (_context: TenantContext, set: PolicySet): readonly number[] => (set === 'personal' ? [2, 3] : [1, 2, 3]),
  mutants: {
    basicForPersonalDevices: () => [1, 2, 3],
    noBasicLevel: () => [2, 3],
    noHighLevel: (_context, set) => (set === 'personal' ? [2] : [1, 2]),
  },
});

/** By which methods the devices of a set are managed. */
export const methodsOf = rule('AFW-001', {
  holds: (_context: TenantContext, set: PolicySet): readonly Method[] => (set === 'personal' ? personal : corporate),
  mutants: {
    oneSetForAll: () => [...personal, ...corporate],
    workProfilesTogether: (_context, set) =>
      set === 'personal'
        ? [...personal, ...corporate.filter((method) => method === 'android-cope')]
        : corporate.filter((method) => method !== 'android-cope'),
    dedicatedApart: (_context, set) =>
      set === 'personal' ? personal : corporate.filter((method) => method !== 'android-dedicated'),
  },
});

const personal: readonly Method[] = ['android-work-profile'];
const corporate: readonly Method[] = ['android-fully-managed', 'android-dedicated', 'android-cope'];

/** A section with those of lower levels under it: everything that they hold, and of a setting that both have the higher one's value; what is not configured is left out. */
export const stacked = rule('AFW-012', {
  holds: (_context: TenantContext, levels: readonly Lines[]): Lines => configured(Object.assign({}, ...levels)),
  mutants: {
    onlyTheHighest: (_context, levels) => configured(levels.at(-1) ?? {}),
    lowerWins: (_context, levels) => configured(Object.assign({}, ...levels.toReversed())),
    notConfiguredIsBlock: (_context, levels) =>
      Object.fromEntries(
        Object.entries(Object.assign({}, ...levels) as Lines).map(([name, value]) => [
          name,
          value === unset ? 'Block' : value,
        ]),
      ),
  },
});

export const unset = 'Not configured';

export function configured(lines: Lines): Lines {
  return Object.fromEntries(Object.entries(lines).filter(([, value]) => value !== unset));
}

/** The least security patch of any level: nothing is asked for while updates depend on makers and carriers. */
const patchLevel = rule(['AFW-021', 'AFW-037', 'AFW-019'], {
  holds: (_context: TenantContext): Lines => ({}),
  mutants: { asksForOne: () => ({ 'Minimum security patch level': '2025-01-01' }) },
});

/** When a device is marked that does not comply. */
const daysUntilMarked = rule(['AFW-022', 'AFW-039'], {
  holds: (_context: TenantContext): number => 0,
  mutants: { afterADay: () => 1, afterAWeek: () => 7 },
});

/** The sections of one kind of policy, up to a level. */
export function levelSections(context: TenantContext, set: PolicySet, level: number, kind: PolicyKind): Sections {
  const sections = levelsOf[set].filter((one) => one.kind === kind && one.level <= level);
  const names = [...new Set(sections.map((one) => one.section))];
  return Object.fromEntries(
    names.map((name) => {
      const own = sections.filter((one) => one.section === name).toSorted((one, other) => one.level - other.level);
      return [
        name,
        stacked(
          context,
          own.map(({ lines }) => lines(context)),
        ),
      ];
    }),
  );
}

/** The compliance policy of a level, as a document that can be imported. */
export function complianceTemplate(
  context: TenantContext,
  set: PolicySet,
  level: number,
  platform: string,
): JsonObject {
  const settings = levelSections(context, set, level, 'compliance');
  const properties = { ...settings['Device Properties'], ...patchLevel(context) };
  return {
    platform,
    name: `${set} ${level}`,
    settings: { ...settings, 'Device Properties': properties },
    actions: [{ action: 'Mark device noncompliant', days: daysUntilMarked(context) }],
    assignments: 'all',
  } as JsonObject;
}

/** The restrictions of a level, as a document that can be imported. */
export function restrictionsTemplate(context: TenantContext, set: PolicySet, level: number): JsonObject {
  const settings = levelSections(context, set, level, 'restrictions');
  return { name: `${set} ${level}`, for: set, settings } as unknown as JsonObject;
}

const levelRules: readonly RuleSummary[] = policySets.flatMap((set) => levelsOf[set].map(({ lines }) => lines));

export const frameworkLevelRules: readonly RuleSummary[] = [
  ...levelRules,
  offeredLevels,
  methodsOf,
  stacked,
  patchLevel,
  daysUntilMarked,
];
