import { type Rule, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';

/** Settings by name with their value, as a form has them; `Not configured` leaves a setting out on purpose. */
export type Lines = Readonly<Record<string, string>>;

/** Settings by section of the form. */
export type Sections = Readonly<Record<string, Lines>>;

/** The two sets of the framework: for personal devices, and for those of the company. */
export const policySets = ['personal', 'corporate'] as const;
export type PolicySet = (typeof policySets)[number];

export type PolicyKind = 'compliance' | 'restrictions';

/** One section of one level: what it adds to the level below it, or changes there. */
export interface LevelSection {
  readonly level: number;
  readonly kind: PolicyKind;
  readonly section: string;
  readonly lines: Rule<TenantContext, [], Lines>;
}

/** What a section holds; the mistakes are ways in which such a table goes wrong when somebody types it in. A mistake by name leaves that line out. */
export function section(
  requirement: string,
  [level, kind, name]: readonly [number, PolicyKind, string],
  lines: Lines,
  mistakes: Readonly<Record<string, Lines | string>>,
): LevelSection {
  const mutants = Object.entries(mistakes).map(([mistake, change]) => [mistake, () => changed(lines, change)] as const);
  const held = rule(requirement, {
    holds: (_context: TenantContext): Lines => lines,
    mutants: Object.fromEntries(mutants),
  });
  return { level, kind, section: name, lines: held };
}

function changed(lines: Lines, change: Lines | string): Lines {
  if (typeof change !== 'string') return { ...lines, ...change };
  return Object.fromEntries(Object.entries(lines).filter(([setting]) => setting !== change));
}
