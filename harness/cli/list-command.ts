import { command } from './command.js';
import { type SelectionArguments, selectionOptions } from './selection-options.js';

export interface ListArguments extends SelectionArguments {
  readonly all: boolean;
  readonly json: boolean;
}

export const listCommand = command<ListArguments>({
  command: 'list [places..]',
  describe: 'show what a run would play, and why it would not play the rest',
  builder: (yargs) =>
    yargs
      .positional('places', {
        type: 'string',
        array: true,
        describe: 'requirements (LIM-028) and places (file.feature:12)',
      })
      .options(selectionOptions)
      .option('all', { type: 'boolean', default: false, describe: 'also what was not selected, with the reason' })
      .example('$0 list --method ios-byod', 'the plan for one enrollment method'),
  handler: async (args) => {
    const { list } = await import('./list.js');
    process.exitCode = await list(args);
  },
});
