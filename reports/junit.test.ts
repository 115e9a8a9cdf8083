import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { junitReport } from './junit.js';
import { resultsFromEvents } from './model/from-events.js';
import type { ScenarioResult, Verdict } from './model/results.js';
import { sampleEvents, sampleScenario } from './model/sample-run.js';

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: string;
}

/** A reader that forgives nothing: it throws on ill-formed XML. */
function readStrictly(xml: string): readonly Tag[] {
  const parser = new SaxesParser();
  const open: string[] = [];
  const tags: Tag[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    tags.push({ name, attributes: attributes as Record<string, string>, parent: open.at(-1) ?? '' });
    open.push(name);
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return tags;
}

function reportOf(...scenarios: readonly ScenarioResult[]): readonly Tag[] {
  return readStrictly(junitReport({ ...resultsFromEvents(sampleEvents()), scenarios }));
}

describe('the JUnit report', () => {
  it.each([
    ['pass', undefined],
    ['warn', undefined],
    ['fail', 'failure'],
    ['flaky', 'failure'],
    ['error', 'error'],
    ['skipped', 'skipped'],
    ['inapplicable', 'skipped'],
    ['review', 'skipped'],
  ] satisfies readonly (readonly [Verdict, string | undefined])[])('tells %s by %s', (verdict, element) => {
    const tags = reportOf(sampleScenario({ verdict, reason: 'why' }));
    const told = tags
      .filter(({ parent, name }) => parent === 'testcase' && name !== 'properties')
      .map(({ name }) => name);
    expect(told).toEqual(element === undefined ? [] : [element]);
    const suite = tags.find(({ name }) => name === 'testsuite')?.attributes;
    expect(suite?.failures).toBe(element === 'failure' ? '1' : '0');
    expect(suite?.errors).toBe(element === 'error' ? '1' : '0');
    expect(suite?.skipped).toBe(element === 'skipped' ? '1' : '0');
    expect(suite?.tests).toBe('1');
  });

  it('gives every case a name, a file and its requirement ids', () => {
    const tags = reportOf(sampleScenario({ requirements: ['LIM-028', 'RES-003'] }));
    const test = tags.find(({ name }) => name === 'testcase');
    expect(test?.attributes).toMatchObject({
      name: expect.stringContaining('LIM-028/'),
      file: expect.stringContaining('.feature:7'),
    });
    const ids = tags
      .filter(({ attributes }) => attributes.name === 'requirement')
      .map(({ attributes }) => attributes.value);
    expect(ids).toEqual(['LIM-028', 'RES-003']);
  });

  it('stays well-formed whatever a server answered', () => {
    const nasty = sampleScenario({
      findings: [{ expected: '<a> & ]]>', received: '\u0000\u0008\ud800 "x"', severity: 'fail' }],
    });
    expect(reportOf(nasty).some(({ name }) => name === 'failure')).toBe(true);
  });

  it('is a document even without scenarios', () => {
    expect(reportOf().map(({ name }) => name)).toEqual(['testsuites']);
  });
});
