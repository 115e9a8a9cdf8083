import type { SessionOutcome } from '../../agents/device/agent.js';
import { freshKeys } from '../../agents/device/keys/fresh-keys.js';
import { findModel, loadModels } from '../../agents/device/models.js';
import { UsageError } from '../../protocol/base/errors.js';
import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import { formatSection } from '../../protocol/base/section.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { Inapplicable, type TargetSession } from '../checks/admin.js';
import { describeOutcome } from '../checks/enrollment.js';
import { LiveScene } from '../conformance/scene.js';
import { openTarget } from '../targets/open-target.js';
import type { DeviceArguments } from './device-command.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { abortOnSignals } from './interruption.js';
import { drawSeed, locateTarget } from './open-run.js';
import { print, printJson } from './output.js';

/** What a device did and saw, as `--json` prints it. */
interface DeviceReport {
  readonly seed: string;
  readonly outcome: string;
  readonly sessions: readonly SessionOutcome[];
  readonly findings: readonly Finding[];
  readonly device: Pick<DeviceEvidence, 'phase' | 'serial' | 'enrollmentId' | 'state'>;
  readonly exchanges: readonly {
    readonly step: string;
    readonly status: number | string;
    readonly durationMs: number;
  }[];
}

/** Plays one device against a target and says what came of it. Throws UsageError when the target has nothing to enroll it by. */
export async function device(args: DeviceArguments): Promise<ExitCode> {
  const commands = args.command.map(readCommand);
  findModel(loadModels(), args.model);
  const interruption = abortOnSignals();
  const { locator, close } = await locateTarget(args.target);
  try {
    const target = await openTarget(locator);
    const report = await play(args, commands, await target.open(), interruption.signal).finally(() => target.close());
    if (args.json) printJson(report);
    else print(reportText(report));
    const deviates = report.findings.some(({ severity }) => severity === 'fail');
    return report.device.phase === 'new' || deviates ? exitCodes.conformance : exitCodes.pass;
  } catch (error) {
    if (error instanceof Inapplicable) throw new UsageError('DEVICE_INAPPLICABLE', error.message, { fix: howToSee });
    throw error;
  } finally {
    interruption.forget();
    await close();
  }
}

const howToSee = 'muster list --target FILE says what a target does not offer, and why.';

async function play(
  { method, model, sessions, listen, seed = drawSeed() }: DeviceArguments,
  commands: readonly JsonObject[],
  target: TargetSession,
  signal: AbortSignal,
): Promise<DeviceReport> {
  const common = { requirements: [], models: loadModels(), keys: freshKeys(), rules: new RecordingRuleBook() };
  const scene = new LiveScene({ scenarioId: 'device', target, seed, now: target.now(), signal, ...common });
  try {
    const played = await scene.newDevice({ person: 'Ada', model, method });
    const outcome = await scene.enroll(played);
    const held: SessionOutcome[] = [];
    if (outcome.kind === 'enrolled') {
      const { enrollmentId = '' } = played.agent.evidence();
      for (const command of commands) await target.admin.queueCommand(await idOf(target, enrollmentId), command);
      for (let count = 0; count < sessions; count += 1) held.push(await scene.wake(played, 'poll'));
      if (listen) held.push(await scene.listen(played, signal));
    }
    const { phase, serial, enrollmentId, state, findings, exchanges } = played.agent.evidence();
    return {
      seed,
      outcome: describeOutcome(outcome),
      sessions: held,
      findings,
      device: { phase, serial, state, ...(enrollmentId !== undefined && { enrollmentId }) },
      exchanges: exchanges.map(({ step, response, failure, durationMs }) => ({
        step,
        status: response?.status ?? failure ?? '',
        durationMs: Math.round(durationMs),
      })),
    };
  } finally {
    await scene.close();
  }
}

/** The server may call a device otherwise than the protocol does. */
async function idOf({ admin }: TargetSession, enrollmentId: string): Promise<string> {
  const [view] = await admin.readDevices({ enrollmentId });
  return view?.id ?? enrollmentId;
}

function readCommand(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // said below
  }
  throw new UsageError('COMMAND_JSON', `"${text}" is no JSON object`, {
    place: '--command',
    fix: `An example: --command '{"type":"lock"}'`,
  });
}

function reportText({ seed, outcome, sessions, findings, device: shown, exchanges }: DeviceReport): string {
  const line = ({ kind, commands, message }: SessionOutcome): string =>
    `session ${kind}, ${commands} commands${message === undefined ? '' : `: ${message}`}`;
  return [
    outcome,
    ...sessions.map(line),
    `serial ${shown.serial}, enrollment id ${shown.enrollmentId ?? 'none'}, ${shown.phase}`,
    ...exchanges.map(
      ({ step, status, durationMs }) => `  ${step.padEnd(28)}${String(status).padEnd(6)}${durationMs} ms`,
    ),
    ...findings.map(findingText),
    `seed ${seed}`,
  ].join('\n');
}

function findingText({ severity, expected, received, place, section }: Finding): string {
  const where = [place, section && formatSection(section)].filter((part) => part !== undefined && part !== '');
  return `${severity}: expected ${expected}, received ${received}${where.length === 0 ? '' : ` (${where.join(', ')})`}`;
}
