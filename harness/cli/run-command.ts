import { command } from './command.js';
import type { SelectionArguments } from './selection-options.js';
import { selectionOptions } from './selection-options.js';

export interface RunArguments extends SelectionArguments {
  readonly seed?: string;
  readonly now?: string;
  readonly parallel?: number;
  readonly strict: boolean;
  readonly retry: number;
  readonly break: readonly string[];
  readonly json: boolean;
}

export const runCommand = command<RunArguments>({
  command: 'run [places..]',
  describe: 'judge a server, requirement by requirement',
  builder: (yargs) =>
    yargs
      .positional('places', {
        type: 'string',
        array: true,
        describe: 'requirements (LIM-028) and places (file.feature:12)',
      })
      .options(selectionOptions)
      .options({
        seed: { type: 'string', describe: 'everything a device invents comes from it; drawn and printed without it' },
        now: { type: 'string', describe: 'start of the simulated time, ISO 8601; now without it' },
        parallel: { type: 'number', describe: 'worker processes; the cores, or none for a handful of scenarios' },
        strict: { type: 'boolean', default: false, describe: 'a warning counts as a failure' },
        break: {
          type: 'string',
          array: true,
          default: [],
          describe: 'rules to break on purpose, to see what a wrong server looks like: LIM-028/neverForgets',
        },
        retry: { type: 'number', default: 0, describe: 'tries again what failed; a pass after a failure is flaky' },
      })
      .example('$0 run LIM-028', 'play the scenarios of one requirement on the embedded reference server')
      .epilogue(
        'Exit codes: 0 pass, 1 conformance failure, 2 harness error, 3 usage, configuration or empty plan, 4 target unreachable, 130 interrupted.',
      ),
  handler: async (args) => {
    const { run } = await import('./run.js');
    process.exitCode = await run(args);
  },
});
