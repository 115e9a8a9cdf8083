#!/usr/bin/env node
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { UsageError } from '../../protocol/base/errors.js';
import { commands } from './commands.js';
import { exitCodeOf } from './exit-codes.js';
import { reportError } from './output.js';
import { version } from './version.js';

/** yargs tells of its own complaints by message alone; its guess at a misspelt command does not say the word. */
function complaint(message: string): UsageError {
  const [word = ''] = hideBin(process.argv);
  const said = message.startsWith('Did you mean') ? `"${word}" is no command. ${message}` : message;
  return new UsageError('USAGE', said, { fix: 'muster --help, or muster <command> --help' });
}

const parser = yargs(hideBin(process.argv))
  .scriptName('muster')
  .usage('$0 <command>\n\nSimulated devices enroll into an MDM server and say what it did wrong.')
  .command([...commands])
  .demandCommand(1, 'Which command?')
  .option('json', { type: 'boolean', default: false, global: true, describe: 'print one JSON document for machines' })
  .strict()
  .recommendCommands()
  .help()
  .version(version)
  .wrap(Math.min(110, process.stdout.columns ?? 100))
  .exitProcess(false)
  .fail((message, error) => {
    throw error ?? complaint(message);
  });

try {
  await parser.parseAsync();
} catch (error) {
  reportError(error, process.argv.includes('--json'));
  process.exitCode = exitCodeOf(error);
}
