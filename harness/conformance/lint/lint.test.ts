import { describe, expect, it } from 'vitest';
import type { StepDefinition } from '../../../scenarios/steps/define.js';
import { parameters } from '../../../scenarios/steps/parameters.js';
import type { Scene } from '../../../scenarios/steps/scene.js';
import { Catalog } from '../catalog.js';
import { readFeature } from '../features.js';
import { generatedLines, syncExamples } from '../sync-examples.js';
import { lintFeatures } from './lint-features.js';
import { lintSteps } from './lint-steps.js';

const catalog = new Catalog();
const nothing = (): void => {};

/** Written as data: a module that exports `then` cannot be imported by the test runner, which takes it for a promise. */
const step = (expression: string, run: StepDefinition['run'] = nothing): StepDefinition => ({
  keyword: 'when',
  expression,
  run,
});

const scenario = (tags: string, steps = '    When a\n    Then b\n'): string =>
  `Feature: x\n  ${tags}\n  Scenario: y\n${steps}`;

function complaints(source: string): readonly string[] {
  return lintFeatures([readFeature('/x.feature', source)], catalog).map(({ message }) => message);
}

function stepComplaints(steps: readonly StepDefinition[], texts: readonly string[]): readonly string[] {
  const source = scenario('@req:LIM-001', texts.map((text) => `    When ${text}\n`).join(''));
  const loaded = { steps: steps.map((definition) => ({ definition, file: '/x.steps.ts' })), parameters };
  return lintSteps(readFeature('/x.feature', source).scenarios, loaded).map(({ message }) => message);
}

describe('the linter of features', () => {
  it('has nothing to say about a scenario in form', () => {
    expect(complaints(scenario('@req:LIM-001 @kind:limit @observable:wire'))).toEqual([]);
  });

  it.each([
    ['a tag of one own', '@req:LIM-001 @kind:limit @observable:wire @wip', '@wip is not in the tag vocabulary'],
    ['a requirement that is none', '@req:LIM-999 @kind:limit @observable:wire', '@req:LIM-999 is not in the catalog'],
    ['no requirement', '@kind:limit @observable:wire', 'no @req: tag'],
    ['no kind', '@req:LIM-001 @observable:wire', 'no @kind: tag'],
    [
      'a workload with a clock',
      '@req:LIM-001 @kind:limit @observable:wire @workload @needs:clock',
      'cannot need clock',
    ],
  ])('objects to %s', (_what, tags, message) => {
    expect(complaints(scenario(tags)).join()).toContain(message);
  });

  it('objects to one step, to many steps and to long files', () => {
    const tags = '@req:LIM-001 @kind:limit @observable:wire';
    expect(complaints(scenario(tags, '    When a\n')).join()).toContain('1 steps');
    expect(complaints(scenario(tags, '    When a\n'.repeat(8))).join()).toContain('8 steps');
    expect(complaints(`${scenario(tags)}${'#\n'.repeat(150)}`).join()).toContain('at most 150');
  });
});

describe('the linter of steps', () => {
  it('finds undefined, ambiguous, unused and nearly equal steps', () => {
    const steps = [
      step('it rains', nothing),
      step('it {word}', nothing),
      step('the sun shines', nothing),
      step('a sun shines', nothing),
    ];
    const said = stepComplaints(steps, ['it rains', 'it rains cats']);
    expect(said).toEqual([
      '"it rains" fits "it rains" and "it {word}"',
      'no step is defined for "it rains cats"',
      'no scenario says "the sun shines"',
      'no scenario says "a sun shines"',
      '"a sun shines" says nearly what "the sun shines" says',
    ]);
  });

  it('finds steps that judge by themselves', () => {
    const judging = step('it rains', (scene: Scene) => {
      if (scene.devices.length === 0) throw new Error('no device');
    });
    expect(stepComplaints([judging], ['it rains']).join()).toContain('judges by itself');
  });
});

describe('generated Examples', () => {
  const marked = (lines: string): string =>
    `Feature: x\n  Scenario Outline: y\n    When <a>\n\n    # examples from LIM-001 limits: value as limit\n${lines}    # end of examples\n`;
  const table =
    '    Examples:\n      | limit                               |\n      | Intune Device limit                 |\n      | Azure AD Maximum number of devices per user |\n';

  it('come from the catalog and stay as they are when nothing changed', () => {
    const once = syncExamples(marked(''), 'x.feature', catalog);
    expect(once).toContain('| Intune Device limit');
    expect(once).not.toBe(marked(table));
    expect(syncExamples(once, 'x.feature', catalog)).toBe(once);
    expect(generatedLines(once)).toBe(4);
  });

  it('replace what somebody wrote by hand', () => {
    const synced = syncExamples(marked(table.replace('Intune', 'Another')), 'x.feature', catalog);
    expect(synced).toBe(syncExamples(marked(''), 'x.feature', catalog));
  });

  it.each([
    ['LIM-001 limitz: value', 'LIM-001 has no table facts.limitz'],
    ['LIM-001 limits: number', 'no plain value "number"'],
    ['LIM-999 limits: value', 'LIM-999 has no table'],
  ])('name the line of a marker that leads nowhere: %s', (marker, message) => {
    const source = marked('').replace('LIM-001 limits: value as limit', marker);
    expect(() => syncExamples(source, 'x.feature', catalog)).toThrow(message);
  });

  it('want an end', () => {
    const open = marked('').replace('    # end of examples\n', '');
    expect(() => syncExamples(open, 'x.feature', catalog)).toThrow('have no end');
  });
});
