import type { CommandModule } from 'yargs';
import { listCommand } from './list-command.js';
import { reportCommand } from './report-command.js';
import { runCommand } from './run-command.js';
import { serveCommand } from './serve-command.js';

/** Every command, one file each; a handler imports what it does when it is called, so that this list costs next to nothing. */
export const commands: readonly CommandModule[] = [
  // in the order in which --help shows them
  runCommand,
  listCommand,
  reportCommand,
  serveCommand,
  coverageCommand,
  proveCommand,
];
