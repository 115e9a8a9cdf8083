// Adds up what the steps of .ci/run passed, failed and skipped, and prints the closing line.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [verb, folder, name, ...rest] = process.argv.slice(2);
const ledger = join(folder, 'tally.ndjson');

/** Readers of the JSON that a step leaves; each gives [passed, failed, skipped]. */
const readers = {
  vitest: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, testResults }) => {
    const brokenFiles = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length;
    return [
      numPassedTests,
      Math.max(numFailedTests + brokenFiles, numFailedTestSuites > 0 ? 1 : 0),
      numPendingTests + numTodoTests,
    ];
  },
  run: ({ summary }) => [
    summary.pass + summary.warn,
    summary.fail + summary.error + summary.flaky,
    summary.inapplicable + summary.skipped + summary.review,
  ],
  prove: ({ proven, unproven }) => {
    for (const { requirement, mutant, reason, scenario, detail = '' } of unproven)
      console.log(`${requirement}/${mutant} ${reason}: ${scenario} ${detail}`);
    return [proven, new Set(unproven.map(({ requirement }) => requirement)).size, 0];
  },
};

const add = (passed, failed, skipped) =>
  appendFileSync(ledger, `${JSON.stringify({ name, passed, failed, skipped })}\n`);

if (verb === 'start') writeFileSync(ledger, '');
if (verb === 'add') add(...rest.map(Number));
if (verb === 'read') {
  const [kind, file, status] = rest;
  let counts = [0, 1, 0];
  if (existsSync(file)) {
    try {
      counts = readers[kind](JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      console.error(`${name}: ${file} cannot be read: ${error.message}`);
    }
  }
  const [passed, failed, skipped] = counts;
  // A step that says it failed has failed, and one that ran nothing has not passed.
  add(passed, Number(status) !== 0 && failed === 0 ? 1 : passed === 0 && failed === 0 ? 1 : failed, skipped);
}
if (verb === 'end') {
  const rows = readFileSync(ledger, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  console.log('');
  for (const row of rows)
    console.log(
      `${row.failed > 0 ? 'FAILED ' : 'ok     '} ${row.name}: ${row.passed} passed, ${row.failed} failed, ${row.skipped} skipped`,
    );
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}
