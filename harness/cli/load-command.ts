import type { Method } from '../../protocol/base/vocabulary.js';
import {
  type AndroidTransportName,
  androidTransports,
  type LoadPlatform,
  loadMethods,
  loadPlatforms,
} from '../load/load-kinds.table.js';
import { usualPolicies } from '../load/usual-policies.js';
import { command } from './command.js';

export interface LoadArguments {
  readonly platform: LoadPlatform;
  readonly method?: Method;
  readonly devices: number;
  readonly rate: string;
  readonly target?: string;
  readonly transport: AndroidTransportName;
  readonly policies?: number;
  readonly pushes: number;
  readonly keys: string;
  readonly reuseKeys: boolean;
  readonly seed?: string;
  readonly segment: string;
  readonly inFlight: number;
  readonly out: string;
  readonly json: boolean;
}

export const loadCommand = command<LoadArguments>({
  command: 'load',
  describe: 'enroll many devices at a steady rate and measure every protocol step',
  builder: (yargs) =>
    yargs
      .options({
        platform: { choices: loadPlatforms, demandOption: true, describe: 'what the devices are' },
        method: {
          choices: loadMethods,
          describe: 'how they come in: by a profile where nothing else is said, ios-ade and macos-ade by serial number',
        },
        devices: { type: 'number', demandOption: true, describe: 'how many devices' },
        rate: { type: 'string', default: '10/s', describe: 'devices that start: 20/s, 600/min' },
        target: { type: 'string', describe: 'target file; a reference server in a process of its own without it' },
        transport: {
          choices: androidTransports,
          default: 'omadm',
          describe:
            'what manages Android devices without --target: MS-WSTEP and OMA-DM, or the simulated Android Management API',
        },
        policies: {
          type: 'number',
          describe: `policies that the reference server assigns to every PC, for its first session; ${usualPolicies} without --target, as they are set there with one`,
        },
        pushes: {
          type: 'number',
          default: 0,
          describe:
            'how often every enrolled Apple device is then woken through the simulated push service for a command',
        },
        keys: {
          type: 'string',
          default: '.muster/keys-rsa-2048.pool',
          describe: 'pool of prepared keys (muster keys prepare)',
        },
        'reuse-keys': {
          type: 'boolean',
          default: false,
          describe: 'hand out keys again when the pool is smaller than the fleet',
        },
        seed: { type: 'string', describe: 'everything a device invents comes from it; drawn and printed without it' },
        segment: { type: 'string', default: '1/1', describe: 'share of the devices that this process plays: 1/4' },
        'in-flight': { type: 'number', default: 500, describe: 'most devices under way at a time' },
        out: {
          type: 'string',
          default: 'muster-load',
          describe: 'folder of load.json and of the enrolled fleet; an existing fleet goes on',
        },
      })
      .example('$0 load --platform ios --devices 2000 --rate 20/s', 'enroll 2,000 iPhones into a reference server')
      .example(
        '$0 load --platform ios --method ios-ade --devices 500 --pushes 2',
        'enroll 500 iPhones by their serial numbers, and wake each of them twice',
      )
      .epilogue(
        'Exit codes: 0 all enrolled, 1 some were refused, 3 usage, 4 target unreachable, 6 invalid run, 130 interrupted.',
      ),
  handler: async (args) => {
    const { load } = await import('./load.js');
    process.exitCode = await load(args);
  },
});
