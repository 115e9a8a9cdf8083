import { join } from 'node:path';
import { htmlReport } from '../../reports/html/report.js';
import { junitReport } from '../../reports/junit.js';
import { markdownSummary } from '../../reports/markdown.js';
import { withoutExchanges } from '../../reports/model/from-events.js';
import type { RunResults } from '../../reports/model/results.js';
import { resultsFile, writeWhole } from '../conformance/out-folder.js';

/** Writes everything that a run leaves beside its events. Called at the end of a run, also of an interrupted one, and by `muster report`. */
export async function writeReports(folder: string, results: RunResults): Promise<void> {
  writeWhole(join(folder, resultsFile), `${JSON.stringify(withoutExchanges(results), undefined, 1)}\n`);
  writeWhole(join(folder, 'junit.xml'), junitReport(results));
  writeWhole(join(folder, 'summary.md'), markdownSummary(results));
  writeWhole(join(folder, 'report.html'), htmlReport(results));
}
