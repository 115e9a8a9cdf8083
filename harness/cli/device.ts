import type { Agent, SessionOutcome } from '../../agents/device/agent.js';
import { freshKeys } from '../../agents/device/keys/fresh-keys.js';
import type { DeviceModel } from '../../agents/device/model.js';
import { findModel, loadModels } from '../../agents/device/models.js';
import { minutes } from '../../protocol/base/clock.js';
import { TargetError, UsageError } from '../../protocol/base/errors.js';
import type { DeviceEvidence, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import { reportExchange } from '../capture/evidence.js';
import { Inapplicable, type TargetSession } from '../checks/admin.js';
import { describeOutcome } from '../checks/enrollment.js';
import { LiveScene } from '../conformance/scene.js';
import { openTarget } from '../targets/open-target.js';
import { askToQueue, requireTerminal } from './ask-person.js';
import type { DeviceArguments } from './device-command.js';
import { type DeviceReport, reportText } from './device-report.js';
import { targetOfOptions } from './entry-of-options.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { abortOnSignals } from './interruption.js';
import { drawSeed, locateTarget } from './open-run.js';
import { print, printJson } from './output.js';
import { usualModels, usualWays } from './usual-ways.table.js';

/** Plays one device against a target and says what came of it. Throws UsageError when the target has nothing to enroll it by. */
export async function device(args: DeviceArguments): Promise<ExitCode> {
  const commands = args.command.map(readCommand);
  const model = modelFor(args);
  const interruption = abortOnSignals();
  const { locator, close } = await locate(args);
  try {
    const byHand = locator.adapter === 'none';
    if (byHand && commands.length > 0) requireTerminal();
    const target = await openTarget(locator);
    const embedded = locator.adapter === 'reference' && args.target === undefined;
    const played = { ...args, model, commands, embedded, byHand, signal: interruption.signal };
    const report = await play(played, await target.open()).finally(() => target.close());
    if (args.json) printJson(report);
    else print(reportText(report, args.exchanges));
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

async function locate(args: DeviceArguments): ReturnType<typeof locateTarget> {
  const locator = targetOfOptions(args);
  return locator === undefined ? locateTarget(args.target) : { locator, close: async () => {} };
}

function modelFor({ method, model }: Pick<DeviceArguments, 'method' | 'model'>): DeviceModel {
  const usual =
    usualWays[method]?.model ?? usualModels.find(([methods]) => method.startsWith(methods))?.[1] ?? 'Pixel 8';
  return findModel(loadModels(), model ?? usual);
}

/** An import by Autopilot is through within so much time. */
const afterPreparation = minutes(5);

/** Opens the way on a server that has just started. */
async function prepare(scene: LiveScene, method: Method, agent: Agent): Promise<readonly string[]> {
  const open = usualWays[method]?.prepare;
  if (open === undefined) return [];
  const { hardwareHash } = agent.evidence().state;
  const known = typeof hardwareHash === 'string' ? { hardwareHash } : {};
  const kinds = await open(scene.target.admin, { serial: agent.record.serial, ...known });
  await scene.advance(afterPreparation);
  return kinds;
}

interface Played extends Omit<DeviceArguments, 'model'> {
  readonly model: DeviceModel;
  readonly commands: readonly JsonObject[];
  /** The server is the embedded one. */
  readonly embedded: boolean;
  /** Nobody but the person at the terminal administrates the server. */
  readonly byHand: boolean;
  readonly signal: AbortSignal;
}

async function play(
  { method, model, sessions, listen, exchanges: all, seed = drawSeed(), commands, embedded, byHand, signal }: Played,
  target: TargetSession,
): Promise<DeviceReport> {
  const common = { requirements: [], models: loadModels(), keys: freshKeys(), rules: new RecordingRuleBook() };
  const scene = new LiveScene({ scenarioId: 'device', target, seed, now: target.now(), signal, ...common });
  try {
    const { overrides: modelOverrides = {}, ...usual } = usualWays[method] ?? {};
    const { options = {}, entry } = embedded ? usual : {};
    const handed = await entry?.(scene);
    const played = await scene.newDevice({ person: 'Ada', model: model.name, method, options, modelOverrides });
    if (handed !== undefined) played.entry = handed;
    const prepared = embedded ? await prepare(scene, method, played.agent) : [];
    const outcome = await scene.enroll(played);
    requireAnswer(outcome, played.agent.evidence().exchanges);
    const held: SessionOutcome[] = [];
    if (outcome.kind === 'enrolled') {
      for (const command of commands)
        if (byHand) await askToQueue(command, played.agent.evidence(), signal);
        else await target.admin.queueCommand(await idOf(target, played.agent.evidence()), command);
      for (let count = 0; count < sessions; count += 1) held.push(await scene.wake(played, 'poll'));
      if (listen) held.push(await scene.listen(played, signal));
    }
    const { phase, serial, enrollmentId, state, exchanges } = played.agent.evidence();
    return {
      seed,
      prepared,
      outcome: describeOutcome(outcome),
      sessions: held,
      findings: scene.device().findings,
      device: { phase, serial, state, ...(enrollmentId !== undefined && { enrollmentId }) },
      exchanges: exchanges.map(({ step, response, failure, durationMs }) => ({
        step,
        status: response?.status ?? failure ?? '',
        durationMs: Math.round(durationMs),
      })),
      shown: (all ? exchanges : refusing(outcome, exchanges)).map((each) =>
        reportExchange(played.name, each, scene.secrets),
      ),
    };
  } finally {
    await scene.close();
  }
}

/** The exchange that refused the device. */
function refusing(outcome: EnrollmentOutcome, exchanges: readonly Exchange[]): readonly Exchange[] {
  const at = outcome.kind === 'refused' ? outcome.refusal.exchange : undefined;
  return exchanges.filter(({ index }) => index === at);
}

/** Throws TargetError when nobody has said anything to the device: that judges no server. */
function requireAnswer(outcome: EnrollmentOutcome, exchanges: readonly Exchange[]): void {
  const [first] = exchanges;
  if (outcome.kind !== 'refused' || first === undefined || exchanges.some(({ response }) => response)) return;
  if (first.failure?.includes('live vendor service') === true)
    throw new UsageError('VENDOR_HOST', first.failure, {
      place: first.request.url,
      fix: `If this is meant, name the host in a target file: allowHosts: ['${new URL(first.request.url).hostname}']`,
    });
  throw new TargetError('TARGET_UNREACHABLE', `nobody answers: ${first.failure ?? 'no answer'}`, {
    place: first.request.url,
    fix: 'Check the address; trust names anchors for TLS, connect says where host names lead that do not resolve.',
  });
}

/** The server may call a device otherwise than the protocol does. */
async function idOf({ admin }: TargetSession, { enrollmentId = '' }: DeviceEvidence): Promise<string> {
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
