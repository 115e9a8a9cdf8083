import { type Method, methods } from '../../protocol/base/vocabulary.js';
import { command } from './command.js';

export interface DeviceArguments {
  readonly method: Method;
  readonly model: string;
  readonly target?: string;
  readonly sessions: number;
  readonly command: readonly string[];
  readonly listen: boolean;
  readonly seed?: string;
  readonly json: boolean;
}

export const deviceCommand = command<DeviceArguments>({
  command: 'device <method>',
  describe: 'enroll one device, let it hold sessions, and show what it saw',
  builder: (yargs) =>
    yargs
      .positional('method', { choices: methods, demandOption: true, describe: 'how the device enrolls' })
      .options({
        model: { type: 'string', demandOption: true, describe: 'device model: "Pixel 8"' },
        target: { type: 'string', describe: 'target file; the embedded reference server without it' },
        sessions: { type: 'number', default: 1, describe: 'sessions after the one that belongs to the enrollment' },
        command: {
          type: 'string',
          array: true,
          default: [],
          describe: "command for the device, JSON in the server's words; queued before the sessions",
        },
        listen: {
          type: 'boolean',
          default: false,
          describe: "then wait for the server's push and hold that session too",
        },
        seed: { type: 'string', describe: 'everything the device invents comes from it; drawn and printed without it' },
      })
      .example('$0 device android-fully-managed --model "Pixel 8" --target target.yaml', 'try a server with one device')
      .epilogue(
        'Exit codes: 0 enrolled and no deviation, 1 refused or a deviation from the protocol, 3 usage or nothing to enroll by, 4 target unreachable, 130 interrupted.',
      ),
  handler: async (args) => {
    const { device } = await import('./device.js');
    process.exitCode = await device(args);
  },
});
