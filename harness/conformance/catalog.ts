import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { UsageError } from '../../protocol/base/errors.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type CatalogRow, envelopeObjections } from './catalog-row.js';
import { packageRoot, requirementsFolder } from './paths.js';

/**
 * The requirements catalog. An area is read when one of its rows is asked for: a run of one scenario does not pay for
 * fourteen hundred rows.
 */
export class Catalog {
  readonly #folder: string;
  readonly #areas = new Map<string, ReadonlyMap<string, CatalogRow>>();

  constructor(folder: string = requirementsFolder) {
    this.#folder = folder;
  }

  /** Areas in the order of their file names: `ACF`, …, `XSC`. */
  get areas(): readonly string[] {
    return readdirSync(this.#folder)
      .filter((file) => /^[a-z]{3}\.yaml$/.test(file))
      .map((file) => file.slice(0, 3).toUpperCase())
      .sort();
  }

  /** The row, or undefined when the catalog has none of this id. */
  find(id: string): CatalogRow | undefined {
    return /^[A-Z]{3}-\d{3}$/.test(id) ? this.#area(id.slice(0, 3)).get(id) : undefined;
  }

  /** Rows of one area in source order. */
  rowsOf(area: string): readonly CatalogRow[] {
    return [...this.#area(area).values()];
  }

  /** Every row of every area. */
  rows(): readonly CatalogRow[] {
    return this.areas.flatMap((area) => this.rowsOf(area));
  }

  #area(area: string): ReadonlyMap<string, CatalogRow> {
    const known = this.#areas.get(area);
    if (known !== undefined) return known;
    const file = join(this.#folder, `${area.toLowerCase()}.yaml`);
    const rows = existsSync(file) ? readArea(file) : [];
    const byId = new Map(rows.map((row) => [row.id, row]));
    this.#areas.set(area, byId);
    return byId;
  }
}

/** Reads one area file. Throws UsageError with file and line on the first row whose envelope is wrong. */
export function readArea(file: string): readonly CatalogRow[] {
  const place = relative(packageRoot, file);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new UsageError('CATALOG_YAML', broken.message.split('\n')[0] ?? broken.message, {
      place: `${place}:${lines.linePos(broken.pos[0]).line}`,
      fix: 'Correct the YAML at this line.',
    });
  const area = place.slice(-8, -5).toUpperCase();
  const seen = new Set<string>();
  return documentRows(document.contents, place).map((node) => {
    const row = node.toJS(document) as JsonObject;
    const line = lines.linePos(node.range?.[0] ?? 0).line;
    const objection = envelopeObjections(row)[0] ?? idObjection(row, area, seen);
    if (objection !== undefined) throw rowError(node, lines, place, String(row.id ?? '?'), objection);
    return catalogRow(row, place, line);
  });
}

function documentRows(contents: unknown, place: string): readonly YAMLMap[] {
  const items = (contents as { items?: unknown } | null)?.items;
  if (contents === null) return [];
  if (!Array.isArray(items) || !items.every((item) => isMap(item)))
    throw new UsageError('CATALOG_SHAPE', 'an area file is a list of rows', { place: `${place}:1` });
  return items;
}

function idObjection(row: JsonObject, area: string, seen: Set<string>): string | undefined {
  const id = String(row.id);
  if (!id.startsWith(`${area}-`)) return `id: ${id} does not belong to area ${area}`;
  if (seen.has(id)) return `id: ${id} is used twice`;
  seen.add(id);
  return undefined;
}

function rowError(node: YAMLMap, lines: LineCounter, place: string, id: string, objection: string): UsageError {
  const key = objection.slice(0, objection.indexOf(':'));
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
  const offset = (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? node.range?.[0] ?? 0;
  return new UsageError('CATALOG_ROW', `${id}: ${objection}`, {
    place: `${place}:${lines.linePos(offset).line}`,
    fix: 'scenarios/requirements/README.md lists the keys of a row and their words.',
  });
}

function catalogRow(row: JsonObject, file: string, line: number): CatalogRow {
  const { ending_reason: endingReason, conflict, section, hint: _hint, uncertain: _uncertain, ...rest } = row;
  const id = String(row.id);
  const cases = ((conflict ?? []) as readonly { readonly case: string }[]).map((each) => each.case);
  return {
    also: [],
    level: row.inferred === undefined ? 'must' : 'should',
    facts: {},
    ...rest,
    ...(endingReason === undefined ? {} : { endingReason }),
    ...(section === undefined ? {} : { section: String(section) }),
    area: id.slice(0, 3),
    family: id.startsWith('X') ? 'protocol' : 'product',
    conflicts: cases,
    file,
    line,
  } as unknown as CatalogRow;
}

/** What a person goes through to judge a review row: the parts of its check, one after the other. */
export function checklistOf(row: CatalogRow): readonly string[] {
  return row.check
    .split(/\s+(?=(?:Given|When|Then)\b)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
