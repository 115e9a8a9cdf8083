import { UsageError } from '../../protocol/base/errors.js';
import type { Json } from '../../protocol/base/vocabulary.js';
import type { Catalog } from './catalog.js';

/**
 * Examples that restate a table of the catalog are generated from it. A marker names the row, where in its `facts` the table lies, and its
 * columns; what follows until the end marker belongs to the generator:
 *
 *     # examples from LIM-011 limits: name as kind, count
 *     Examples:
 *       | kind | count |
 *     # end of examples
 *
 * A list of maps gives a line each; a map gives its `key` and `value`; a list of words gives its `value`.
 */
const markerLine = /^(\s*)# examples from ([A-Z]{3}-\d{3}) ([\w.]+): (.+)$/;
const endLine = /^\s*# end of examples$/;

/** The feature's text with every generated table as the catalog has it now. Throws UsageError on a marker that leads nowhere. */
export function syncExamples(source: string, place: string, catalog: Catalog): string {
  const lines = source.split('\n');
  const out: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    out.push(line);
    const marker = markerLine.exec(line);
    if (marker === null) continue;
    const end = lines.findIndex((each, at) => at > index && endLine.test(each));
    const here = `${place}:${index + 1}`;
    if (end < 0)
      throw new UsageError('EXAMPLES_OPEN', 'generated examples have no end', {
        place: here,
        fix: 'Add "# end of examples".',
      });
    out.push(...exampleLines(marker, catalog, here), lines[end] ?? '');
    index = end;
  }
  return out.join('\n');
}

/** How many lines of a feature belong to the generator. */
export function generatedLines(source: string): number {
  let inside = false;
  let count = 0;
  for (const line of source.split('\n')) {
    if (endLine.test(line)) inside = false;
    if (inside) count++;
    if (markerLine.test(line)) inside = true;
  }
  return count;
}

function exampleLines(marker: RegExpExecArray, catalog: Catalog, place: string): readonly string[] {
  const [, indent = '', id = '', path = '', columnText = ''] = marker;
  const columns = columnText.split(',').map((text) => {
    const [key = '', name = key] = text.trim().split(/\s+as\s+/);
    return { key, name };
  });
  const facts = catalog.find(id)?.facts;
  const value = path.split('.').reduce<Json | undefined>((at, key) => memberOf(at, key), facts);
  const rows = rowsOf(value);
  if (rows === undefined || rows.length === 0)
    throw new UsageError('EXAMPLES_NOWHERE', `${id} has no table facts.${path}`, {
      place,
      fix: 'Name a list or a map of the row.',
    });
  const table = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key], key, place))),
  ];
  const widths = columns.map((_, at) => Math.max(...table.map((cells) => (cells[at] ?? '').length)));
  const text = table.map(
    (cells) => `${indent}  | ${cells.map((each, at) => each.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  return [`${indent}Examples:`, ...text];
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function rowsOf(value: Json | undefined): readonly { readonly [key: string]: Json }[] | undefined {
  if (Array.isArray(value)) return value.map((each: Json) => (isMap(each) ? each : { value: each }));
  return isMap(value) ? Object.entries(value).map(([key, each]) => ({ key, value: each })) : undefined;
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cell(value: Json | undefined, key: string, place: string): string {
  if (value === undefined || (typeof value === 'object' && value !== null))
    throw new UsageError('EXAMPLES_COLUMN', `the table has no plain value "${key}" in every line`, { place });
  return String(value).replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n');
}
