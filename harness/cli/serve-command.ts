import { command } from './command.js';

export interface ServeArguments {
  readonly host: string;
  readonly port: number;
  readonly adminPort: number;
  readonly data?: string;
  readonly publicName?: string;
  readonly bodyLimit: number;
  readonly trustCertificateHeader: readonly string[];
  readonly plainHttp: boolean;
  readonly selfSignedIdentity: boolean;
  readonly allowRemote: boolean;
  readonly json: boolean;
}

export const serveCommand = command<ServeArguments>({
  command: 'serve',
  describe: 'run the reference server, a simulated MDM server for tests',
  builder: (yargs) =>
    yargs
      .options({
        host: { type: 'string', default: '127.0.0.1', describe: 'address on which devices are served' },
        port: { type: 'number', default: 8443, describe: 'port for devices; 0 takes any free one' },
        'admin-port': {
          type: 'number',
          default: 0,
          describe: 'port for administrators, on 127.0.0.1; 0 takes any free one',
        },
        data: {
          type: 'string',
          describe: 'folder that keeps people, devices and keys; without it they end with the server',
        },
        'public-name': {
          type: 'string',
          describe: 'name in the addresses of the tenant main, where muster.test does not resolve',
        },
        'body-limit': { type: 'number', default: 16 * 1024 * 1024, describe: 'largest request body, bytes' },
        'trust-certificate-header': {
          type: 'string',
          array: true,
          default: [],
          describe: "header in which a proxy forwards the client's certificate, such as Client-Cert",
        },
        'plain-http': { type: 'boolean', default: false, describe: 'serve devices without TLS, for tolerant clients' },
        'self-signed-identity': {
          type: 'boolean',
          default: false,
          describe: 'accept identities that devices signed themselves',
        },
        'allow-remote': { type: 'boolean', default: false, describe: 'allow a --host other machines can reach' },
      })
      .example('$0 serve --port 0 --json', 'serve on a free port and print one ready line of JSON')
      .epilogue('Everything it issues is simulated and marked so. It is no production server.'),
  handler: async (args) => {
    const { serve } = await import('./serve.js');
    await serve(args);
  },
});
