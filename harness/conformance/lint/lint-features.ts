import type { Catalog } from '../catalog.js';
import { tagObjection, valuesOf } from '../feature-tags.js';
import type { Feature, Scenario } from '../features.js';
import { generatedLines } from '../sync-examples.js';
import type { Problem } from './problem.js';

/** Longest feature file, generated Examples aside. */
const featureLines = 150;
const fewestSteps = 2;
const mostSteps = 7;

/** What is wrong with the form of feature files: tags, length, requirements that do not exist. */
export function lintFeatures(features: readonly Feature[], catalog: Catalog): readonly Problem[] {
  return features.flatMap((feature) => [
    ...lintLength(feature),
    ...feature.scenarios.flatMap((scenario) => lintScenario(scenario, catalog)),
  ]);
}

function lintLength({ place, source }: Feature): readonly Problem[] {
  const lines = source.trimEnd().split('\n').length - generatedLines(source);
  return lines <= featureLines
    ? []
    : [{ place: `${place}:${featureLines}`, message: `${lines} lines; at most ${featureLines}` }];
}

function lintScenario(scenario: Scenario, catalog: Catalog): readonly Problem[] {
  const { tags, requirements, steps, location: place } = scenario;
  const messages = [
    ...tags.flatMap((tag) => tagObjection(tag) ?? []),
    ...requirements.filter((id) => catalog.find(id) === undefined).map((id) => `@req:${id} is not in the catalog`),
    ...(requirements.length === 0 ? ['no @req: tag says which requirement is shown'] : []),
    ...['kind', 'observable'].filter((key) => valuesOf(tags, key).length === 0).map((key) => `no @${key}: tag`),
    ...(steps.length < fewestSteps || steps.length > mostSteps
      ? [`${steps.length} steps; ${fewestSteps} to ${mostSteps} say what matters`]
      : []),
    ...(/<[\w -]+>/.test(scenario.name) ? ['a placeholder of the name has no column'] : []),
    ...lintWorkload(scenario),
  ];
  return [...new Set(messages)].map((message) => ({ place, message }));
}

/** A workload runs in an organisation that others use at the same time. */
function lintWorkload({ tags, needs }: Scenario): readonly string[] {
  if (!tags.includes('@workload')) return [];
  return needs
    .filter((need) => ['clock', 'editions', 'tenants', 'rules'].includes(need) || need.startsWith('settings:'))
    .map((need) => `a @workload scenario cannot need ${need}: it shares the organisation with others`);
}
