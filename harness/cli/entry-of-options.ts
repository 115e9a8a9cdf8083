import { UsageError } from '../../protocol/base/errors.js';
import { entrySchema } from '../targets/no-admin/entry-schema.js';
import { entryWayNames } from '../targets/no-admin/entry-ways.table.js';
import { readEntry } from '../targets/no-admin/read-entry.js';
import type { Written } from '../targets/read-secret.js';
import type { TargetLocator } from '../targets/target.js';
import { readAnchors } from '../targets/target-file.js';
import { type DeviceArguments, entryOptions } from './device-command.js';

/** The target that options describe without a file; undefined where none of them is given. Throws UsageError that names the option. */
export function targetOfOptions(args: DeviceArguments): TargetLocator | undefined {
  const [given] = Object.keys(entryOptions).filter((name) => optionOf(args, name) !== undefined);
  if (given === undefined) return undefined;
  if (args.target !== undefined)
    throw refused(given, 'says how the device gets in, and so does the target file', 'Leave one of them out.');
  const written: Written = { folder: process.cwd(), place: 'the command line' };
  const { trust = [], connect } = args;
  return {
    adapter: 'none',
    name: 'server of the command line',
    adminUrl: '',
    adminToken: '',
    ca: readAnchors(trust, written),
    entries: readEntry(documentOf(args), written),
    ...(connect !== undefined && { connect: addressOf(connect) }),
  };
}

/** yargs names an option as it is written, and its value in camel case beside it. */
function optionOf(args: DeviceArguments, name: string): unknown {
  return (args as unknown as Readonly<Record<string, unknown>>)[name];
}

function documentOf(args: DeviceArguments) {
  const { method, passwordEnv, passwordFile, challengeEnv, certificate, key, server, user } = args;
  if (passwordEnv !== undefined && passwordFile !== undefined)
    throw refused('password-file', 'names another password than --password-env', 'Leave one of them out.');
  if ((certificate === undefined) !== (key === undefined))
    throw refused(key === undefined ? 'certificate' : 'key', 'goes with the other', 'Give --certificate and --key.');
  const way = entryWayNames.filter((name) => optionOf(args, name) !== undefined);
  if (way.length === 0)
    throw refused('profile', 'or another way in is missing', `Give one of: ${shownWays.join(', ')}`);
  const read = entrySchema.safeParse({
    methods: [method],
    ...Object.fromEntries(way.map((name) => [name, optionOf(args, name)])),
    ...(server !== undefined && { server }),
    ...(user !== undefined && { user }),
    ...(passwordEnv !== undefined && { password: { env: passwordEnv } }),
    ...(passwordFile !== undefined && { password: { file: passwordFile } }),
    ...(challengeEnv !== undefined && { challenge: { env: challengeEnv } }),
    ...(certificate !== undefined && key !== undefined && { certificate: { file: certificate, key } }),
  });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const [option = 'profile'] = (issue?.path ?? []).map(String);
  const fix = 'muster device --help lists the options.';
  if (option === 'methods')
    throw new UsageError('DEVICE_OPTION', issue?.message ?? 'is not valid', { place: method, fix });
  throw refused(optionNames[option] ?? option, issue?.message ?? 'is not valid', fix);
}

const optionNames: Readonly<Record<string, string>> = { password: 'password-env', challenge: 'challenge-env' };
const shownWays = entryWayNames.filter((name) => name in entryOptions).map((name) => `--${name}`);

function addressOf(text: string): { host: string; port: number } {
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (host !== '' && Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw refused('connect', `is "${text}", no host and port`, 'An example: --connect 127.0.0.1:8443');
}

function refused(option: string, message: string, fix: string): UsageError {
  return new UsageError('DEVICE_OPTION', `--${option} ${message}`, { place: `--${option}`, fix });
}
