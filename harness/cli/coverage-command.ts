import { command } from './command.js';

export interface CoverageArguments {
  readonly check: boolean;
  readonly write: boolean;
  readonly json: boolean;
}

export const coverageCommand = command<CoverageArguments>({
  command: 'coverage',
  describe: 'say which requirements are shown by scenarios and which of those are proven',
  builder: (yargs) =>
    yargs
      .option('check', {
        type: 'boolean',
        default: false,
        describe: 'fail when it differs from scenarios/coverage.json',
      })
      .option('write', { type: 'boolean', default: false, describe: 'write scenarios/coverage.json' })
      .example('$0 coverage --check', 'what CI runs'),
  handler: async (args) => {
    const { coverage } = await import('./coverage.js');
    process.exitCode = await coverage(args);
  },
});
