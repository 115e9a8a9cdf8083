import { join } from 'node:path';
import type { RunResults } from '../../reports/model/results.js';
import { resultsFile, writeWhole } from '../conformance/out-folder.js';

/** Writes everything that a run leaves beside its events. Called at the end of a run, also of an interrupted one, and by `muster report`. */
export async function writeReports(folder: string, results: RunResults): Promise<void> {
  writeWhole(join(folder, resultsFile), `${JSON.stringify(results, undefined, 1)}\n`);
}
