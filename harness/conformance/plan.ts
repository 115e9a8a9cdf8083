import { UsageError } from '../../protocol/base/errors.js';
import type { Party } from '../../protocol/base/vocabulary.js';
import type { PlannedRequirement } from '../../reports/model/results.js';
import { reasonFor } from '../targets/limited-admin.js';
import { type Catalog, checklistOf } from './catalog.js';
import { type CatalogRow, type Level, levels } from './catalog-row.js';
import { valuesOf } from './feature-tags.js';
import type { Scenario } from './features.js';
import { type Selection, selector } from './selection.js';
import { fitsPattern } from './suite.js';

/** What the plan says of a scenario: it runs, it is decided beforehand with a reason, or nobody asked for it. */
export type Decision =
  | { readonly kind: 'run' }
  | { readonly kind: 'decided'; readonly verdict: 'inapplicable' | 'skipped'; readonly reason: string }
  | { readonly kind: 'not-selected'; readonly reason: string };

export interface PlannedScenario {
  readonly scenario: Scenario;
  readonly level: Level;
  readonly decision: Decision;
}

/** A row that a person must look at. */
export interface PlannedReview {
  readonly id: string;
  readonly row: CatalogRow;
  readonly checklist: readonly string[];
}

export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
  readonly reviews: readonly PlannedReview[];
  /** Rows of everything that runs, is decided or reviewed. */
  readonly requirements: readonly PlannedRequirement[];
}

export interface PlanOptions {
  readonly scenarios: readonly Scenario[];
  readonly catalog: Catalog;
  readonly selection: Selection;
  /** What the target offers. */
  readonly capabilities: ReadonlySet<string>;
  /** Why it does not offer a capability, where it knows. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** A server of somebody else: rows that another party owes do not judge it. */
  readonly foreign: boolean;
}

/** Decides what runs, before anything runs. Throws UsageError when a scenario names a requirement that the catalog has not. */
export function makePlan(options: PlanOptions): Plan {
  const { catalog, selection } = options;
  const select = selector(selection);
  const scenarios = options.scenarios.map((scenario): PlannedScenario => {
    const reason = select(scenario);
    if (reason !== undefined) return { scenario, level: 'must', decision: { kind: 'not-selected', reason } };
    const rows = rowsOf(scenario, catalog);
    return { scenario, level: levelOf(scenario, rows), decision: decide(scenario, rows, options) };
  });
  const reviews = plannedReviews(options);
  const touched = new Set([
    ...scenarios.flatMap(({ scenario, decision }) => (decision.kind === 'not-selected' ? [] : scenario.requirements)),
    ...reviews.map(({ row }) => row.id),
  ]);
  const requirements = [...touched].sort().map((id) => plannedRequirement(catalog.find(id), id));
  return { scenarios, reviews, requirements };
}

function rowsOf(scenario: Scenario, catalog: Catalog): readonly CatalogRow[] {
  return scenario.requirements.map((id) => {
    const row = catalog.find(id);
    if (row !== undefined) return row;
    throw new UsageError('REQUIREMENT_UNKNOWN', `@req:${id} is not in the catalog`, {
      place: scenario.location,
      fix: 'Correct the tag, or add the row to scenarios/requirements.',
    });
  });
}

/** The scenario's own word, or else the strictest of its rows. */
function levelOf(scenario: Scenario, rows: readonly CatalogRow[]): Level {
  const [own] = valuesOf(scenario.tags, 'level') as readonly Level[];
  return own ?? levels.find((level) => rows.some((row) => row.level === level)) ?? 'must';
}

function decide(scenario: Scenario, rows: readonly CatalogRow[], options: PlanOptions): Decision {
  const { capabilities, foreign } = options;
  const missing = scenario.needs.filter((need) => !capabilities.has(need));
  if (missing.length > 0)
    return { kind: 'decided', verdict: 'inapplicable', reason: missingReason(missing, options.reasons) };
  const parties = partiesOf(scenario, rows);
  if (foreign && parties.length > 0 && !parties.includes('server'))
    return {
      kind: 'decided',
      verdict: 'inapplicable',
      reason: `owed by the ${parties.join(' and ')}, not by a server`,
    };
  return { kind: 'run' };
}

function missingReason(missing: readonly string[], reasons: PlanOptions['reasons'] = {}): string {
  const known = [...new Set(missing.flatMap((capability) => reasonFor(reasons, capability) ?? []))];
  return `the target does not offer ${missing.join(', ')}${known.length === 0 ? '' : `: ${known.join('; ')}`}`;
}

function partiesOf(scenario: Scenario, rows: readonly CatalogRow[]): readonly Party[] {
  const tagged = valuesOf(scenario.tags, 'party') as readonly Party[];
  return tagged.length > 0 ? tagged : [...new Set(rows.map(({ party }) => party))];
}

function plannedReviews({ catalog, selection }: PlanOptions): readonly PlannedReview[] {
  const { suite, requirements, areas, ids, methods, platforms, tags, name, places } = selection;
  if ([ids, methods, platforms, tags, name, places].some((part) => part !== undefined)) return [];
  const inAreas =
    suite.review.length === 0 ? [] : catalog.areas.filter((area) => fitsPattern(area, areaPatterns(suite.review)));
  return inAreas
    .flatMap((area) => catalog.rowsOf(area))
    .filter(({ ending }) => ending === 'review')
    .filter(({ id }) => fitsPattern(id, suite.review))
    .filter(({ id }) => requirements === undefined || fitsPattern(id, requirements))
    .filter(({ area }) => areas === undefined || areas.some((each) => each.toUpperCase() === area))
    .map((row) => ({ id: `${row.id}/review`, row, checklist: checklistOf(row) }));
}

const areaPatterns = (patterns: readonly string[]): readonly string[] =>
  patterns.map((pattern) => pattern.replace(/-.*$/, ''));

function plannedRequirement(row: CatalogRow | undefined, id: string): PlannedRequirement {
  if (row === undefined) return { id, title: id, family: 'product', party: 'server', level: 'must' };
  const { title, family, party, level } = row;
  return { id, title, family, party, level };
}
