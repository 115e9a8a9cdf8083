import { command } from './command.js';

export interface ProveArguments {
  readonly requirements?: readonly string[];
  readonly write: boolean;
  readonly 'changed-since'?: string;
  readonly share?: string;
  readonly idle: boolean;
  readonly seed: string;
  readonly json: boolean;
}

export const proveCommand = command<ProveArguments>({
  command: 'prove [requirements..]',
  describe: 'break every rule on purpose and see that its scenarios notice',
  builder: (yargs) =>
    yargs
      .positional('requirements', {
        type: 'string',
        array: true,
        describe: 'ids or patterns: LIM-028, XSC-*; all without',
      })
      .option('write', {
        type: 'boolean',
        default: false,
        describe:
          'write scenarios/proven.json and kills.json; a part of the requirements replaces only what is its own',
      })
      .option('changed-since', {
        type: 'string',
        describe: 'only requirements whose rules or scenarios changed since a git revision',
      })
      .option('share', { type: 'string', describe: 'a deterministic part of the requirements, such as 1/4' })
      .option('idle', {
        type: 'boolean',
        default: false,
        describe: 'find scenarios that notice no mutant at all, which takes half as long again',
      })
      .option('seed', { type: 'string', default: 'prove', describe: 'everything a device invents comes from it' })
      .example('$0 prove LIM-028', 'show that the scenarios of one requirement can fail'),
  handler: async (args) => {
    const { prove } = await import('./prove.js');
    process.exitCode = await prove(args);
  },
});
