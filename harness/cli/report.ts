import { resolve } from 'node:path';
import { withoutExchanges } from '../../reports/model/from-events.js';
import { readRun } from '../conformance/event-log.js';
import type { ExitCode } from './exit-codes.js';
import { exitCodes } from './exit-codes.js';
import { print, printJson } from './output.js';
import type { ReportArguments } from './report-command.js';
import { summaryLine } from './summary-line.js';
import { writeReports } from './write-reports.js';

/** Rebuilds results and reports from the events of a run. Succeeds when they are written, whatever they say. */
export async function report({ folder, json }: ReportArguments): Promise<ExitCode> {
  const out = resolve(folder);
  const results = readRun(out);
  await writeReports(out, results);
  if (json) printJson(withoutExchanges(results));
  else print(`${summaryLine(results.summary)}${results.complete ? '' : ' (the run did not reach its end)'}\n${out}`);
  return exitCodes.pass;
}
