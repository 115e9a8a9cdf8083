import { command } from './command.js';

export interface ReportArguments {
  readonly folder: string;
  readonly json: boolean;
}

export const reportCommand = command<ReportArguments>({
  command: 'report <folder>',
  describe: 'write the reports of a run again from its events, also of a run that was killed',
  builder: (yargs) =>
    yargs
      .positional('folder', { type: 'string', demandOption: true, describe: 'out folder of the run' })
      .example('$0 report muster-out', 'rebuild results.json and the reports'),
  handler: async (args) => {
    const { report } = await import('./report.js');
    process.exitCode = await report(args);
  },
});
