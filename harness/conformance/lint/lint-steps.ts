import { relative } from 'node:path';
import type { Scenario } from '../features.js';
import { packageRoot } from '../paths.js';
import { type LoadedStep, type LoadedSteps, StepRegistry } from '../step-registry.js';
import type { Problem } from './problem.js';

/** A step function longer than this does the work of the scene or of a check. */
const stepLines = 8;

/** What is wrong with steps: undefined, ambiguous, unused, said twice in nearly the same words, or judging by themselves. */
export function lintSteps(scenarios: readonly Scenario[], loaded: LoadedSteps): readonly Problem[] {
  const registry = new StepRegistry(loaded);
  const used = new Set<LoadedStep>();
  const problems: Problem[] = [];
  for (const scenario of scenarios)
    for (const step of scenario.steps) {
      const matches = registry.matches(step);
      for (const { step: found } of matches) used.add(found);
      const expressions = matches.map((match) => `"${match.step.definition.expression}"`).join(' and ');
      if (matches.length === 0)
        problems.push({ place: scenario.location, message: `no step is defined for "${step.text}"` });
      if (matches.length > 1)
        problems.push({ place: scenario.location, message: `"${step.text}" fits ${expressions}` });
    }
  const unused = loaded.steps
    .filter((step) => !used.has(step))
    .map((step) => ({ place: placeOf(step), message: `no scenario says "${step.definition.expression}"` }));
  return [...problems, ...unused, ...nearDuplicates(loaded.steps), ...loaded.steps.flatMap(lintBody)];
}

const placeOf = ({ file }: LoadedStep): string => relative(packageRoot, file);

function lintBody(step: LoadedStep): readonly Problem[] {
  const source = step.definition.run.toString();
  const { expression } = step.definition;
  const lines = source.split('\n').length;
  return [
    ...(lines > stepLines
      ? [{ place: placeOf(step), message: `"${expression}" has ${lines} lines; at most ${stepLines}` }]
      : []),
    ...(/\b(?:assert|throw)\b/.test(source)
      ? [{ place: placeOf(step), message: `"${expression}" judges by itself; a check does that` }]
      : []),
  ];
}

/** Steps that a reader would take for the same one: equal once articles, numbers and parameters are put aside. */
function nearDuplicates(steps: readonly LoadedStep[]): readonly Problem[] {
  const byWords = new Map<string, LoadedStep>();
  return steps.flatMap((step) => {
    const words = plainWords(step.definition.expression);
    const other = byWords.get(words);
    byWords.set(words, step);
    if (other === undefined) return [];
    return [
      {
        place: placeOf(step),
        message: `"${step.definition.expression}" says nearly what "${other.definition.expression}" says`,
      },
    ];
  });
}

function plainWords(expression: string): string {
  return expression
    .toLowerCase()
    .replace(/\{[^}]*\}/g, '_')
    .replace(/\([^)]*\)/g, '')
    .replace(/\b(?:an|a|the|is|are|has|have)\b/g, ' ')
    .replace(/[^a-z_]+/g, ' ')
    .trim();
}
