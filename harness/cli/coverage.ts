import { existsSync, readFileSync } from 'node:fs';
import { Catalog } from '../conformance/catalog.js';
import { type Coverage, committedProven, coverageDrift, coverageFile, coverageOf } from '../conformance/coverage.js';
import { readFeatures } from '../conformance/features.js';
import { writeWhole } from '../conformance/out-folder.js';
import { scenariosFolder } from '../conformance/paths.js';
import type { CoverageArguments } from './coverage-command.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { print, printJson } from './output.js';

/** Counts the coverage, compares it with the committed one or writes it. */
export async function coverage({ check, write, json }: CoverageArguments): Promise<ExitCode> {
  const scenarios = readFeatures([scenariosFolder]).flatMap((feature) => feature.scenarios);
  const now = coverageOf(new Catalog(), scenarios, committedProven());
  if (write) writeWhole(coverageFile, `${JSON.stringify(now, undefined, 2)}\n`);
  if (json) printJson(now);
  else show(now);
  const drift = check ? driftFrom(now) : [];
  for (const line of drift) process.stderr.write(`drift: ${line}\n`);
  if (drift.length > 0) process.stderr.write('muster coverage --write brings scenarios/coverage.json up to date\n');
  return drift.length > 0 ? exitCodes.conformance : exitCodes.pass;
}

function driftFrom(now: Coverage): readonly string[] {
  if (!existsSync(coverageFile)) return ['scenarios/coverage.json is missing'];
  return coverageDrift(JSON.parse(readFileSync(coverageFile, 'utf8')) as Coverage, now);
}

function show({ areas, ...all }: Coverage): void {
  const row = (name: string, counts: Omit<Coverage, 'areas'>): string =>
    [counts.total, counts.tagged, counts.proven, counts.review, counts.notTestable, counts.uncovered]
      .map((count) => String(count).padStart(9))
      .join('')
      .replace(/^/, name.padEnd(6));
  print(
    `${'area'.padEnd(6)}${['total', 'tagged', 'proven', 'review', 'untestbl', 'open'].map((word) => word.padStart(9)).join('')}`,
  );
  for (const { area, ...counts } of areas) print(row(area, counts));
  print(row('all', all));
}
