import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCucumber } from '@cucumber/cucumber/api';
import { stepFilesVariable } from './bridge-protocol.js';
import { type Envelope, MessageReader, type PlayListener } from './cucumber-messages.js';
import type { Scenario } from './features.js';
import { codeEnding, packageRoot } from './paths.js';
import type { PlayParameters } from './play-context.js';

export interface CucumberRun extends PlayListener {
  readonly scenarios: readonly Scenario[];
  readonly parameters: PlayParameters;
  /** Worker processes; 0 plays in this process. */
  readonly parallel: number;
  readonly retry: number;
}

/** Lets cucumber play the scenarios and tells each end as it comes. Once per process: modules are imported once. */
export async function playWithCucumber(run: CucumberRun): Promise<void> {
  const { scenarios, parameters, parallel, retry } = run;
  const stepFiles = JSON.stringify(parameters.stepFiles);
  process.env[stepFilesVariable] = stepFiles;
  const reader = new MessageReader(run);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  await runCucumber(
    {
      sources: {
        defaultDialect: 'en',
        paths: scenarios.map(({ file, line }) => `${file}:${line}`),
        names: [],
        tagExpression: '',
        order: 'defined',
      },
      support: { importPaths: [fileURLToPath(new URL(`./cucumber-bridge${codeEnding}`, import.meta.url))] },
      runtime: {
        dryRun: false,
        failFast: false,
        filterStacktraces: true,
        parallel,
        retry,
        retryTagFilter: '',
        strict: true,
        worldParameters: JSON.parse(JSON.stringify(parameters)),
      },
      formats: { stdout: 'rerun', files: {}, publish: false, options: {} },
    },
    {
      cwd: packageRoot,
      stdout: silent,
      stderr: process.stderr,
      env: { ...process.env, [stepFilesVariable]: stepFiles },
    },
    (envelope) => reader.read(envelope as Envelope),
  );
}
