import type { Options } from 'yargs';
import { type Method, methods } from '../../protocol/base/vocabulary.js';
import { command } from './command.js';

/** What says how the device gets in, for a server that no target file describes. */
export const entryOptions = {
  profile: { type: 'string', describe: 'Apple: address or file of an enrollment profile, portal or Profile Service' },
  email: { type: 'string', describe: 'account-driven enrollment of Apple devices, discovery by Windows' },
  server: { type: 'string', describe: 'Windows, beside --email: discovery service, as address or host name' },
  ade: { type: 'string', describe: 'Apple: address for the machine info of a new device, or JSON file of its profile' },
  package: { type: 'string', describe: 'Windows: provisioning package' },
  qr: { type: 'string', describe: 'Android: PNG file of a QR code' },
  payload: { type: 'string', describe: 'Android: JSON file with what a QR code holds' },
  link: { type: 'string', describe: 'Android: address that a person opens for a work profile' },
  user: { type: 'string', describe: 'who signs in, where a page asks' },
  'password-env': { type: 'string', describe: 'environment variable with the password' },
  'password-file': { type: 'string', describe: 'file with the password' },
  'challenge-env': { type: 'string', describe: 'Apple: environment variable with the SCEP challenge for the file' },
  certificate: { type: 'string', describe: 'Windows: PEM file to show where the server asks for a certificate' },
  key: { type: 'string', describe: 'PEM file with the key of --certificate' },
  trust: { type: 'string', array: true, describe: 'PEM files with trust anchors for TLS; the system’s own without it' },
  connect: { type: 'string', describe: 'HOST:PORT where every host name leads, for names that do not resolve' },
} as const satisfies Record<string, Options>;

type EntryArguments = {
  readonly [K in 'profile' | 'email' | 'server' | 'ade' | 'package' | 'qr' | 'payload' | 'link' | 'user']?: string;
} & { readonly [K in 'passwordEnv' | 'passwordFile' | 'challengeEnv' | 'certificate' | 'key' | 'connect']?: string } & {
  readonly trust?: readonly string[];
};

export interface DeviceArguments extends EntryArguments {
  readonly method: Method;
  readonly model?: string;
  readonly target?: string;
  readonly sessions: number;
  readonly command: readonly string[];
  readonly listen: boolean;
  readonly exchanges: boolean;
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
        model: { type: 'string', describe: 'device model: "Pixel 8"; a usual one of the platform without it' },
        target: {
          type: 'string',
          describe: 'target file; the embedded reference server without it and the options below',
        },
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
        exchanges: {
          type: 'boolean',
          default: false,
          describe: 'show every exchange decoded, not the last refused alone',
        },
        seed: { type: 'string', describe: 'everything the device invents comes from it; drawn and printed without it' },
      })
      .options(entryOptions)
      .group(Object.keys(entryOptions), 'A server of which only the way in is known:')
      .example('$0 device android-fully-managed --model "Pixel 8" --target target.yaml', 'try a server with one device')
      .example('$0 device ios-byod --profile https://mdm.example/enroll --trust ca.pem', 'by nothing but an address')
      .example('$0 device windows-byod --email ada@corp.example --password-env ADA', 'by nothing but a mail address')
      .epilogue(
        'Exit codes: 0 enrolled and no deviation, 1 refused or a deviation from the protocol, 3 usage or nothing to enroll by, 4 target unreachable, 130 interrupted.',
      ),
  handler: async (args) => {
    const { device } = await import('./device.js');
    process.exitCode = await device(args);
  },
});
