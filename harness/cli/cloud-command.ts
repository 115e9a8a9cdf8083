import { command } from './command.js';

export interface CloudArguments {
  readonly cloud: string;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly allowRemote: boolean;
  readonly json: boolean;
}

export const cloudCommand = command<CloudArguments>({
  command: 'cloud <cloud>',
  describe: 'run a simulated vendor cloud by itself, for any MDM server',
  builder: (yargs) =>
    yargs
      .positional('cloud', {
        type: 'string',
        choices: ['dep', 'amapi', 'apns', 'zero-touch', 'knox', 'wns'],
        describe:
          'dep: Apple Business and School Manager; amapi: Android Management API and its Pub/Sub; apns: Apple Push Notification service and its certificates portal; zero-touch: zero-touch enrollment for customers and resellers; knox: Knox Mobile Enrollment',
      })
      .options({
        host: { type: 'string', default: '127.0.0.1', describe: 'address of this machine to listen on' },
        port: { type: 'number', default: 0, describe: 'port; 0 takes any free one' },
        tls: { type: 'boolean', default: false, describe: 'serve https with a certificate of its own' },
        'allow-remote': { type: 'boolean', default: false, describe: 'allow a --host other machines can reach' },
      })
      .example('$0 cloud dep --port 9005 --json', 'run Apple Business Manager on port 9005 and print one ready line')
      .epilogue('Everything it issues is simulated and marked so. What it holds ends with it.'),
  handler: async (args) => {
    const { runCloud } = await import('./cloud.js');
    await runCloud(args);
  },
});
