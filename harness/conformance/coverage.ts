import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from './catalog.js';
import type { CatalogRow } from './catalog-row.js';
import type { Scenario } from './features.js';
import { scenariosFolder } from './paths.js';

export const coverageFile = join(scenariosFolder, 'coverage.json');
/** Summary of the last `muster prove --write`. */
export const provenFile = join(scenariosFolder, 'proven.json');
/** Which scenario noticed which mutant then. */
export const killsFile = join(scenariosFolder, 'kills.json');

export interface CoverageCounts {
  readonly total: number;
  /** Rows with scenarios. */
  readonly tagged: number;
  /** Rows whose scenarios notice every mutant of the row's rules. */
  readonly proven: number;
  readonly review: number;
  readonly notTestable: number;
  /** Rows that have neither scenarios nor another ending. */
  readonly uncovered: number;
}

export interface AreaCoverage extends CoverageCounts {
  readonly area: string;
  readonly family: 'product' | 'protocol';
}

export interface Coverage extends CoverageCounts {
  readonly areas: readonly AreaCoverage[];
}

/** Counts how every row of the catalog ends. */
export function coverageOf(catalog: Catalog, scenarios: readonly Scenario[], proven: ReadonlySet<string>): Coverage {
  const tagged = new Set(scenarios.flatMap(({ requirements }) => requirements));
  const areas = catalog.areas.map((area): AreaCoverage => {
    const rows = catalog.rowsOf(area);
    return { area, family: area.startsWith('X') ? 'protocol' : 'product', ...count(rows, tagged, proven) };
  });
  return { ...count(catalog.rows(), tagged, proven), areas };
}

function count(rows: readonly CatalogRow[], tagged: ReadonlySet<string>, proven: ReadonlySet<string>): CoverageCounts {
  const shown = rows.filter(({ id }) => tagged.has(id));
  const open = rows.filter(({ id }) => !tagged.has(id));
  return {
    total: rows.length,
    tagged: shown.length,
    proven: shown.filter(({ id }) => proven.has(id)).length,
    review: open.filter(({ ending }) => ending === 'review').length,
    notTestable: open.filter(({ ending }) => ending === 'not-testable').length,
    uncovered: open.filter(({ ending }) => ending === undefined).length,
  };
}

/** Requirements that the committed prove summary names as proven; none where there is no summary. */
export function committedProven(file: string = provenFile): ReadonlySet<string> {
  if (!existsSync(file)) return new Set();
  const { proven } = JSON.parse(readFileSync(file, 'utf8')) as { readonly proven: readonly string[] };
  return new Set(proven);
}

/** Lines that tell how two coverages differ: `XSC tagged 7 -> 8`. */
export function coverageDrift(committed: Coverage, now: Coverage): readonly string[] {
  const keys = ['total', 'tagged', 'proven', 'review', 'notTestable', 'uncovered'] as const;
  const before = new Map(committed.areas.map((area) => [area.area, area]));
  const after = new Map(now.areas.map((area) => [area.area, area]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((area) => {
    const [was, is] = [before.get(area), after.get(area)];
    if (was === undefined) return [`${area} is new`];
    if (is === undefined) return [`${area} is gone`];
    return keys.filter((key) => was[key] !== is[key]).map((key) => `${area} ${key} ${was[key]} -> ${is[key]}`);
  });
}
