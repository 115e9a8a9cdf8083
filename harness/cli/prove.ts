import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceRules } from '../../agents/device-rules.js';
import { UsageError } from '../../protocol/base/errors.js';
import { killsFile } from '../conformance/coverage.js';
import { readFeatures, type Scenario } from '../conformance/features.js';
import { keepProof, readKept } from '../conformance/kept-proof.js';
import { packageRoot, scenariosFolder } from '../conformance/paths.js';
import { PlayContext } from '../conformance/play-context.js';
import { type Kills, type ProveResult, proveRequirements } from '../conformance/prove.js';
import { inShare, readShare } from '../conformance/share.js';
import { loadSteps, StepRegistry } from '../conformance/step-registry.js';
import { fitsPattern } from '../conformance/suite.js';
import { startEmbeddedServer } from './embedded-server.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { print, printJson } from './output.js';
import type { ProveArguments } from './prove-command.js';

/** Breaks every rule of the covered requirements, one mutant at a time, on a reference server inside this process. */
export async function prove(args: ProveArguments): Promise<ExitCode> {
  const steps = await loadSteps();
  const scenarios = readFeatures([scenariosFolder]).flatMap((feature) => feature.scenarios);
  const covered = coveredBy(scenarios);
  const requirements = chooseRequirements(covered, args);
  const server = await startEmbeddedServer();
  try {
    const parameters = { target: server.locator, seed: args.seed, now: Date.now(), stepFiles: [] };
    const context = await PlayContext.open(parameters);
    const result = await proveRequirements({
      context,
      registry: new StepRegistry(steps),
      scenarios: scenarios.filter(({ needs }) => needs.every((need) => context.target.capabilities.has(need))),
      requirements,
      lastKills: readKept<Kills>(killsFile) ?? {},
      findIdle: args.idle,
      rules: [...context.target.rules, ...deviceRules],
      ...(args.json ? {} : { onMutant: (id, mutant, verdict) => print(`${verdict.padEnd(15)}  ${id}/${mutant}`) }),
    });
    await context.close();
    if (args.write) keepProof(result, requirements, covered);
    return report(result, args);
  } finally {
    await server.close();
  }
}

function report(result: ProveResult, { json }: ProveArguments): ExitCode {
  const { total, proven, unproven, idle, unsound } = result;
  if (json) printJson({ total, proven: proven.length, unproven, idle, unsound, requirements: proven });
  else {
    for (const { requirement, mutant, reason, scenario, detail } of unproven)
      print(
        `\n${requirement}${mutant === '' ? '' : `/${mutant}`} ${reason}: ${scenario}${detail === undefined ? '' : `\n  ${detail}`}`,
      );
    for (const { scenario, detail } of unsound) print(`fails unbroken: ${scenario}\n  ${detail}`);
    for (const id of idle) print(`idle: ${id}`);
    print(`\n${proven.length} of ${total} requirements are proven`);
  }
  return unproven.length > 0 ? exitCodes.conformance : exitCodes.pass;
}

const coveredBy = (scenarios: readonly Scenario[]): readonly string[] =>
  [...new Set(scenarios.flatMap(({ requirements }) => requirements))].sort();

function chooseRequirements(covered: readonly string[], args: ProveArguments): readonly string[] {
  const { requirements: patterns = [], share } = args;
  const wanted = patterns.length === 0 ? covered : covered.filter((id) => fitsPattern(id, patterns));
  const since = args['changed-since'];
  const changed = since === undefined ? wanted : mentionedSince(since, wanted);
  const part = share === undefined ? undefined : readShare(share);
  const chosen = part === undefined ? changed : changed.filter((id) => inShare(id, part));
  if (chosen.length > 0) return chosen;
  throw new UsageError('EMPTY_PLAN', 'no requirement with scenarios is selected', {
    fix: 'muster coverage lists the requirements that have scenarios.',
  });
}

/** Requirements that a file changed since the revision speaks of: a feature, a rule, a row. */
function mentionedSince(revision: string, requirements: readonly string[]): readonly string[] {
  try {
    const options = { cwd: packageRoot, encoding: 'utf8' } as const;
    const files = execFileSync('git', ['diff', '--name-only', '--diff-filter=d', revision], options).split('\n');
    const texts = files
      .filter((file) => /\.(ts|feature|yaml)$/.test(file))
      .map((file) => readFileSync(join(packageRoot, file), 'utf8'));
    return requirements.filter((id) => texts.some((text) => text.includes(id)));
  } catch (cause) {
    throw new UsageError('GIT_REVISION', `what changed since ${revision} cannot be told`, { cause });
  }
}
