import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { MusterError } from '../../protocol/base/errors.js';
import { Catalog, checklistOf, readArea } from './catalog.js';
import { requirementsFolder } from './paths.js';

const folder = mkdtempSync(join(tmpdir(), 'muster-catalog-'));
afterAll(() => rmSync(folder, { recursive: true }));

const row = (changes = ''): string => `- id: XSC-001
  title: A row
  platform: [ios]
  methods: []
  kind: error
  observable: wire
  party: server
  level: must
  document: RFC 8894
  section: 3.2
  statement: It holds.
  check: "Given a device When it asks Then it is told"
${changes}`;

function errorOf(text: string, file = 'xsc.yaml'): MusterError {
  const path = join(folder, file);
  writeFileSync(path, text);
  try {
    readArea(path);
  } catch (error) {
    if (error instanceof MusterError) return error;
    throw error;
  }
  throw new Error('the area was read');
}

describe('the catalog of this package', () => {
  const catalog = new Catalog();
  const rows = catalog.rows();

  it('has an envelope without objection in every row', () => {
    expect(rows.length).toBeGreaterThan(1_389);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('supersedes and contradicts only rows that exist', () => {
    const lost = rows.flatMap(({ supersedes }) => supersedes ?? []).filter((id) => catalog.find(id) === undefined);
    expect(lost).toEqual([]);
  });

  it('explains every contradiction that a row takes part in', () => {
    const cases = parse(readFileSync(join(requirementsFolder, 'conflicts.yaml'), 'utf8')) as {
      readonly case: string;
      readonly treatment: string;
      readonly sides: readonly { readonly rows: readonly string[] }[];
    }[];
    const treatments = ['edition-switch', 'per-scope', 'documented-choice', 'accept-either'];
    const known = new Map(cases.map((each) => [each.case, each]));
    expect(known.size).toBe(cases.length);
    expect(cases.filter(({ treatment }) => !treatments.includes(treatment))).toEqual([]);
    expect(cases.flatMap(({ sides }) => sides.flatMap((side) => side.rows)).filter((id) => !catalog.find(id))).toEqual(
      [],
    );
    expect(rows.flatMap(({ conflicts }) => conflicts).filter((id) => !known.has(id))).toEqual([]);
  });

  it('tells a protocol row from a product row', () => {
    expect(catalog.find('LIM-028')).toMatchObject({ family: 'product', party: 'server', level: 'must' });
    expect(catalog.find('XSC-001')).toMatchObject({ family: 'protocol', document: expect.stringContaining('RFC') });
    expect(catalog.find('LIM-999')).toBeUndefined();
    expect(catalog.find('ZZZ-001')).toBeUndefined();
  });

  it('turns the check of a review row into a checklist', () => {
    const review = rows.find(({ ending }) => ending === 'review');
    expect(review && checklistOf(review).length).toBeGreaterThan(1);
  });
});

describe('a broken area file', () => {
  it.each([
    ['a word outside the vocabulary', row().replace('kind: error', 'kind: eror'), 5, 'kind: "eror" is none of'],
    ['an unknown key', row('  colour: blue\n'), 13, 'colour: is no key of a row'],
    ['a missing key', row().replace('  party: server\n', ''), 1, 'party: is missing'],
    ['a protocol row without section', row().replace('  section: 3.2\n', ''), 1, 'section: is missing'],
    ['an id of another area', row().replace('XSC-001', 'XAP-001'), 1, 'does not belong to area XSC'],
    ['an id used twice', `${row()}${row()}`, 13, 'is used twice'],
    ['an ending without its reason', row('  ending: review\n'), 13, 'ending and ending_reason come together'],
  ])('names file, line and key: %s', (_what, text, line, message) => {
    const error = errorOf(text);
    expect(error.place).toMatch(new RegExp(`xsc\\.yaml:${line}$`));
    expect(error.message).toContain(message);
    expect(error.family).toBe('usage');
  });

  it('names file and line of a mistake in the YAML', () => {
    expect(errorOf('- id: XSC-001\n  title: [open\n').place).toMatch(/xsc\.yaml:\d/);
    expect(errorOf('just: a map\n').message).toBe('an area file is a list of rows');
  });
});
