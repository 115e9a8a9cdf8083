import { command } from './command.js';

export interface ScenariosArguments {
  readonly action: string;
  readonly scenarios: readonly string[];
  readonly steps: readonly string[];
  readonly json: boolean;
}

export const scenariosCommand = command<ScenariosArguments>({
  command: 'scenarios <action>',
  describe: 'look after the scenarios: lint them, or write Examples from the catalog',
  builder: (yargs) =>
    yargs
      .positional('action', { type: 'string', choices: ['lint', 'sync'], demandOption: true, describe: 'what to do' })
      .option('scenarios', { type: 'string', array: true, default: [], describe: "folders with a team's own features" })
      .option('steps', {
        type: 'string',
        array: true,
        default: [],
        describe: "JavaScript files with a team's own steps",
      })
      .example('$0 scenarios lint', 'find unknown tags, unused steps, requirements that do not exist'),
  handler: async (args) => {
    const { scenarios } = await import('./scenarios.js');
    process.exitCode = await scenarios(args);
  },
});
