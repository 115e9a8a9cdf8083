import { writeFileSync } from 'node:fs';
import { Catalog } from '../conformance/catalog.js';
import { type Feature, readFeatures, scenarioFolders } from '../conformance/features.js';
import { lintFeatures } from '../conformance/lint/lint-features.js';
import { lintSteps } from '../conformance/lint/lint-steps.js';
import type { Problem } from '../conformance/lint/problem.js';
import { scenariosFolder } from '../conformance/paths.js';
import { loadSteps } from '../conformance/step-registry.js';
import { syncExamples } from '../conformance/sync-examples.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { print, printJson } from './output.js';
import type { ScenariosArguments } from './scenarios-command.js';

/** Lints the scenarios, or brings their generated Examples up to date. */
export async function scenarios(args: ScenariosArguments): Promise<ExitCode> {
  const features = readFeatures(scenarioFolders(scenariosFolder, args.scenarios));
  return args.action === 'sync' ? sync(features, args.json) : lint(features, args);
}

function sync(features: readonly Feature[], json: boolean): ExitCode {
  const catalog = new Catalog();
  const changed = features.filter(({ file, place, source }) => {
    const synced = syncExamples(source, place, catalog);
    if (synced !== source) writeFileSync(file, synced);
    return synced !== source;
  });
  if (json) printJson({ changed: changed.map(({ place }) => place) });
  else
    print(
      changed.length === 0
        ? 'every generated table is up to date'
        : changed.map(({ place }) => `written: ${place}`).join('\n'),
    );
  return exitCodes.pass;
}

async function lint(features: readonly Feature[], { steps, json }: ScenariosArguments): Promise<ExitCode> {
  const catalog = new Catalog();
  const all = features.flatMap((feature) => feature.scenarios);
  const problems = [
    ...lintFeatures(features, catalog),
    ...lintSteps(all, await loadSteps(steps)),
    ...features.flatMap((feature) => drift(feature, catalog)),
  ];
  if (json) printJson({ scenarios: all.length, problems });
  else {
    for (const { place, message } of problems) print(`${place}: ${message}`);
    print(`${features.length} features, ${all.length} scenarios, ${problems.length} problems`);
  }
  return problems.length > 0 ? exitCodes.conformance : exitCodes.pass;
}

function drift({ place, source }: Feature, catalog: Catalog): readonly Problem[] {
  if (syncExamples(source, place, catalog) === source) return [];
  return [{ place: `${place}:1`, message: 'generated Examples differ from the catalog; muster scenarios sync' }];
}
