import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freshKeys } from '../../agents/device/keys/fresh-keys.js';
import { type KeyPool, keyPool } from '../../agents/device/keys/key-pool.js';
import { findModel, loadModels } from '../../agents/device/models.js';
import { UsageError } from '../../protocol/base/errors.js';
import { loadText } from '../../reports/load-text.js';
import type { LoadResults } from '../../reports/model/load-results.js';
import type { TargetSession } from '../checks/admin.js';
import { type LoadPlan, parseRate, parseSegment } from '../load/load-plan.js';
import { runLoad } from '../load/run-load.js';
import { usualPolicies } from '../load/usual-policies.js';
import { openTarget } from '../targets/open-target.js';
import type { TargetLocator } from '../targets/target.js';
import { type ExitCode, exitCodes, worstExitCode } from './exit-codes.js';
import { abortOnSignals } from './interruption.js';
import type { LoadArguments } from './load-command.js';
import { loadKindAt } from './load-kind.js';
import { drawSeed } from './open-run.js';
import { print, printJson } from './output.js';
import { progressLine } from './progress-line.js';
import { tool } from './version.js';

/** Enrolls a fleet and leaves `load.json` and the fleet's records in the out folder. */
export async function load(args: LoadArguments): Promise<ExitCode> {
  const { locator, close } = await locateTarget(args);
  try {
    return await loadTarget(args, locator);
  } finally {
    await close();
  }
}

async function loadTarget(args: LoadArguments, locator: TargetLocator): Promise<ExitCode> {
  const kind = loadKindAt(locator, args);
  const model = findModel(loadModels(), kind.model);
  const plan: LoadPlan = {
    ...kind,
    platform: model.platform,
    model: model.id,
    devices: wholeNumber('--devices', args.devices),
    rate: parseRate(args.rate),
    seed: args.seed ?? drawSeed(),
    segment: parseSegment(args.segment),
    ...policiesOf(args),
  };
  const keys = certifies(locator, args) ? openKeys(args, plan.devices) : { ...freshKeys(), close: () => {} };
  const out = resolve(args.out);
  const progress = progressLine(args.json);
  const interruption = abortOnSignals();
  try {
    const target = await openTarget(locator);
    const session = await target.open();
    requireMethod(args, session);
    const results = await runLoad({
      plan,
      session,
      target: { name: target.name, url: target.url },
      tool,
      model,
      keys,
      fleet: join(out, 'fleet'),
      inFlight: wholeNumber('--in-flight', args.inFlight),
      pushes: pushesOf(args, locator),
      signal: interruption.signal,
      onProgress: ({ phase, done, planned, failed, elapsedMs }) =>
        progress.show(
          `${phase} ${done}/${planned}, ${failed} failed, ${((done * 1_000) / Math.max(1, elapsedMs)).toFixed(1)}/s`,
        ),
    });
    progress.end();
    writeResults(out, results);
    if (args.json) printJson(results);
    else print(`${loadText(results)}seed ${plan.seed}, results in ${join(out, 'load.json')}`);
    await target.close();
    return exitCodeOfLoad(results, interruption.signal.aborted);
  } finally {
    progress.end();
    interruption.forget();
    keys.close();
  }
}

/** Throws UsageError for a way in that was asked for and that the target does not offer. */
function requireMethod(
  { method, target = 'the reference server' }: LoadArguments,
  { capabilities }: TargetSession,
): void {
  if (method === undefined || capabilities.has(`method:${method}`)) return;
  throw new UsageError('LOAD_METHOD', `${target} does not offer ${method}`, {
    place: '--method',
    fix: 'Leave --method out, or load a target that offers it: muster list --target shows what a target has.',
  });
}

/** A target of somebody's own keeps the policies that are set there unless asked. */
function policiesOf({ platform, target, policies }: LoadArguments): Pick<LoadPlan, 'policies'> {
  if (platform === 'windows' && target === undefined) return { policies: policies ?? usualPolicies };
  if (policies === undefined) return {};
  if (platform === 'windows') return { policies };
  throw new UsageError('LOAD_POLICIES', `--policies is for PCs, not for ${platform}`, {
    place: '--policies',
    fix: 'Leave --policies out, or load with --platform windows.',
  });
}

/** Only the reference server pushes through a service that simulated devices can listen to. */
function pushesOf({ pushes, platform }: LoadArguments, { adapter }: TargetLocator): number {
  if (pushes === 0) return 0;
  const apple = platform === 'ios' || platform === 'macos';
  if (apple && adapter === 'reference') return wholeNumber('--pushes', pushes);
  const found = apple ? `a target of kind ${adapter}` : platform;
  throw new UsageError('LOAD_PUSHES', `--pushes is for Apple devices of the reference server, not for ${found}`, {
    place: '--pushes',
    fix: 'Leave --pushes out, or load with --platform ios into the reference server.',
  });
}

function exitCodeOfLoad({ valid, devices, pushes }: LoadResults, interrupted: boolean): ExitCode {
  return worstExitCode([
    ...(interrupted ? [exitCodes.interrupted] : []),
    ...(valid ? [] : [exitCodes.invalid]),
    ...(devices.failed > 0 || pushFailed(pushes) ? [exitCodes.conformance] : []),
  ]);
}

const pushFailed = (pushes: LoadResults['pushes']): boolean => pushes !== undefined && pushes.answered < pushes.sent;

/** Whether devices get certificates there; agents of the others have cheap keys of their own, or none. */
function certifies({ adapter }: TargetLocator, { platform }: LoadArguments): boolean {
  return adapter === 'reference' || adapter === 'nanomdm' || (adapter === 'none' && platform !== 'android');
}

/** A pool that is large enough, or one whose keys may be handed out again. */
function openKeys({ keys, reuseKeys }: LoadArguments, devices: number): KeyPool {
  const pool = keyPool([keys]);
  const size = pool.size('rsa-2048');
  if (size >= devices || (reuseKeys && size > 0)) return pool;
  pool.close();
  throw new UsageError('KEYS_TOO_FEW', `${keys} holds ${size} RSA keys for ${devices} devices`, {
    place: '--keys',
    fix: `Prepare them: muster keys prepare --count ${devices} --file ${keys}; or allow --reuse-keys, which the report will say.`,
  });
}

async function locateTarget({
  target: file,
  platform,
  transport,
}: LoadArguments): Promise<{ locator: TargetLocator; close: () => Promise<void> }> {
  if (transport !== 'omadm' && (platform !== 'android' || file !== undefined))
    throw new UsageError('LOAD_TRANSPORT', `--transport ${transport} is for Android devices without a target file`, {
      place: '--transport',
      fix: 'Leave --transport out: platform and target file say how devices are managed.',
    });
  if (file === undefined) {
    const { startAmapiProcess, startServerProcess } = await import('./server-process.js');
    return transport === 'amapi' ? startAmapiProcess() : startServerProcess();
  }
  const { readTargetFile } = await import('../targets/target-file.js');
  return { locator: readTargetFile(file), close: async () => {} };
}

function writeResults(out: string, results: LoadResults): void {
  mkdirSync(out, { recursive: true });
  const draft = join(out, 'load.json.new');
  writeFileSync(draft, `${JSON.stringify(results, undefined, 1)}\n`);
  renameSync(draft, join(out, 'load.json'));
}

function wholeNumber(option: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new UsageError('LOAD_NUMBER', `${option} ${value} is no whole number above 0`, {
    place: option,
    fix: `An example: ${option} 100`,
  });
}
