import { describe, expect, it } from 'vitest';
import { Catalog } from './catalog.js';
import { readFeature } from './features.js';
import { makePlan, type PlanOptions } from './plan.js';
import { mayHold, type Selection } from './selection.js';
import { fitsPattern, loadSuite, suiteNames } from './suite.js';

const { scenarios } = readFeature(
  '/features/mixed.feature',
  `Feature: Mixed
  @req:LIM-028 @kind:limit @observable:wire @needs:clock
  Scenario: by the clock
    When Ada enrolls an iPhone 15 by ios-byod
  @req:XSC-001 @kind:error @observable:wire
  Scenario: on the wire
    When a device asks
  @req:LIM-002 @kind:limit @observable:wire
  Scenario: the directory's
    When a device asks
`,
);
const suite = loadSuite('all');
const everything = new Set(['clock', 'platform:ios', 'method:ios-byod']);

function decisions(
  selection: Partial<Selection> = {},
  more: Partial<PlanOptions> = {},
): Readonly<Record<string, string>> {
  const plan = makePlan({
    scenarios,
    catalog: new Catalog(),
    selection: { suite, ...selection },
    capabilities: everything,
    foreign: false,
    ...more,
  });
  return Object.fromEntries(
    plan.scenarios.map(({ scenario, decision }) => [
      scenario.name,
      decision.kind === 'run' ? 'run' : `${decision.kind}: ${decision.reason}`,
    ]),
  );
}

describe('a plan', () => {
  it('runs everything that the suite has and the target offers', () => {
    expect(new Set(Object.values(decisions()))).toEqual(new Set(['run']));
  });

  it('decides beforehand, with the reason, what the target does not offer', () => {
    expect(decisions({}, { capabilities: new Set(['platform:ios']) })['by the clock']).toBe(
      'decided: the target does not offer clock, method:ios-byod',
    );
  });

  it('does not judge a foreign server by what another party owes', () => {
    expect(decisions({}, { foreign: true })["the directory's"]).toBe('decided: owed by the directory, not by a server');
    expect(decisions({}, { foreign: true })['by the clock']).toBe('run');
  });

  it.each<[string, Partial<Selection>, readonly string[]]>([
    ['requirement', { requirements: ['LIM-028'] }, ['by the clock']],
    ['pattern', { requirements: ['xsc-*'] }, ['on the wire']],
    ['area', { areas: ['lim'] }, ['by the clock', "the directory's"]],
    ['method', { methods: ['ios-byod'] }, ['by the clock']],
    ['platform', { platforms: ['ios'] }, ['by the clock']],
    ['tags', { tags: '@kind:limit and not @needs:clock' }, ["the directory's"]],
    ['name', { name: 'WIRE' }, ['on the wire']],
    ['place', { places: ['/features/mixed.feature:6'] }, ['on the wire']],
    ['file', { places: ['/features/mixed.feature'] }, ['by the clock', 'on the wire', "the directory's"]],
    ['last failures', { ids: ['XSC-001/on-the-wire'] }, ['on the wire']],
    ['suite', { suite: loadSuite('protocol') }, ['on the wire']],
    ['product suite', { suite: loadSuite('product') }, ['by the clock', "the directory's"]],
  ])('selects by %s', (_by, selection, expected) => {
    const selected = Object.entries(decisions(selection)).filter(
      ([, decision]) => !decision.startsWith('not-selected'),
    );
    expect(selected.map(([name]) => name)).toEqual(expected);
  });

  it('takes the line of an outline for all its rows', () => {
    const outline = `Feature: x
  @req:LIM-001
  Scenario Outline: y <n>
    When <n>
    Examples:
      | n |
      | 1 |
      | 2 |
`;
    const rows = readFeature('/features/outline.feature', outline).scenarios;
    const at = (line: number): readonly string[] =>
      Object.entries(decisions({ places: [`/features/outline.feature:${line}`] }, { scenarios: rows }))
        .filter(([, decision]) => decision === 'run')
        .map(([name]) => name);
    expect(at(3)).toEqual(['y 1', 'y 2']);
    expect(at(8)).toEqual(['y 2']);
  });

  it('passes over files that cannot hold what is wanted', () => {
    const may = (selection: Partial<Selection>): boolean =>
      mayHold({ suite, ...selection })('/features/mixed.feature', '@req:LIM-028 …');
    expect(may({ requirements: ['lim-028'] })).toBe(true);
    expect(may({ requirements: ['LIM-001'] })).toBe(false);
    expect(may({ requirements: ['X*'] })).toBe(true);
    expect(may({ places: ['/features/mixed.feature:3'] })).toBe(true);
    expect(may({ places: ['/features/other.feature'] })).toBe(false);
  });

  it('refuses a scenario whose requirement the catalog has not', () => {
    const stray = readFeature('/features/stray.feature', 'Feature: x\n  @req:LIM-999\n  Scenario: y\n    When z\n');
    expect(() => decisions({}, { scenarios: stray.scenarios })).toThrow('@req:LIM-999 is not in the catalog');
  });
});

describe('suites', () => {
  it('all can be read', () => {
    expect(suiteNames()).toEqual([
      'all',
      'android-protocol',
      'apple-protocol',
      'product',
      'protocol',
      'windows-protocol',
    ]);
    for (const name of suiteNames()) expect(loadSuite(name)).toMatchObject({ name, version: expect.any(String) });
  });

  it('take ids away again with !', () => {
    expect(fitsPattern('LIM-028', ['*', '!X*'])).toBe(true);
    expect(fitsPattern('XSC-001', ['*', '!X*'])).toBe(false);
    expect(fitsPattern('LIM-028', [])).toBe(false);
  });
});
