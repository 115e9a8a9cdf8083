import type { CommandModule } from 'yargs';
import { cloudCommand } from './cloud-command.js';
import { coverageCommand } from './coverage-command.js';
import { deviceCommand } from './device-command.js';
import { inspectCommand } from './inspect-command.js';
import { keysCommand } from './keys-command.js';
import { listCommand } from './list-command.js';
import { loadCommand } from './load-command.js';
import { proveCommand } from './prove-command.js';
import { reportCommand } from './report-command.js';
import { runCommand } from './run-command.js';
import { scenariosCommand } from './scenarios-command.js';
import { serveCommand } from './serve-command.js';

/**
 * Every command in the order of --help, one file each; a handler imports what it does when it is called, so that this list costs next to
 * nothing.
 */
export const commands: readonly CommandModule[] = [
  runCommand,
  listCommand,
  reportCommand,
  deviceCommand,
  loadCommand,
  keysCommand,
  serveCommand,
  cloudCommand,
  inspectCommand,
  coverageCommand,
  proveCommand,
  scenariosCommand,
];
