import { command } from './command.js';

export interface PrepareArguments {
  readonly kind: 'rsa-2048' | 'rsa-4096' | 'ec-p256' | 'ec-p384';
  readonly count: number;
  readonly file?: string;
  readonly json: boolean;
}

export const keysCommand = command<PrepareArguments>({
  command: 'keys prepare',
  describe: 'make key pairs beforehand, because making an RSA key costs more than enrolling with it',
  builder: (yargs) =>
    yargs
      .options({
        kind: { choices: ['rsa-2048', 'rsa-4096', 'ec-p256', 'ec-p384'], default: 'rsa-2048', describe: 'kind of key' },
        count: { type: 'number', demandOption: true, describe: 'how many keys the pool holds at the end' },
        file: { type: 'string', describe: 'the pool; .muster/keys-<kind>.pool without it' },
      })
      .example('$0 keys prepare --count 2000', 'enough RSA keys for 2,000 devices'),
  handler: async (args) => {
    const { prepare } = await import('./keys.js');
    process.exitCode = await prepare(args);
  },
});
