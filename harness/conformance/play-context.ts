import { homedir } from 'node:os';
import { join } from 'node:path';
import { type ScenarioKeys, scenarioKeys } from '../../agents/device/keys/scenario-keys.js';
import type { DeviceModel } from '../../agents/device/model.js';
import { loadModels } from '../../agents/device/models.js';
import { RecordingRuleBook } from '../../protocol/base/rule.js';
import type { SessionWishes } from '../checks/admin.js';
import { openTarget } from '../targets/open-target.js';
import type { Target, TargetLocator } from '../targets/target.js';
import { LiveScene } from './scene.js';

/** Keys of simulated devices, made once and kept: the same seed gets the same key in every run of this checkout. */
const keysFolder = join(homedir(), '.cache', 'muster', 'scenario-keys');

/** What every scenario of a run shares within one process. Plain data, so that workers open the same. */
export interface PlayParameters {
  readonly target: TargetLocator;
  readonly seed: string;
  /** Start of the tenants' and the devices' time, milliseconds. */
  readonly now: number;
  /** A team's step files, absolute. */
  readonly stepFiles: readonly string[];
  /** Where evidence goes. */
  readonly out?: string;
  /** Rules broken on purpose in every scenario, `<requirement>/<mutant>`, on the target and in the devices. */
  readonly brokenRules?: readonly string[];
}

/** What opening a scene needs to know of its scenario. */
export interface SceneSubject {
  readonly id: string;
  readonly name: string;
  readonly requirements: readonly string[];
  readonly editions: readonly string[];
}

/** An open target with the models and keys that its devices use. */
export class PlayContext {
  readonly target: Target;
  readonly seed: string;
  readonly now: number;
  readonly out: string | undefined;
  readonly #brokenRules: readonly string[];
  readonly #settleMs: number;
  readonly #models: readonly DeviceModel[];
  readonly #keys: ScenarioKeys;

  private constructor(target: Target, { target: locator, seed, now, out, brokenRules = [] }: PlayParameters) {
    this.target = target;
    this.seed = seed;
    this.now = now;
    this.out = out;
    this.#brokenRules = brokenRules;
    this.#settleMs = locator.settleMs ?? 0;
    this.#models = loadModels();
    this.#keys = scenarioKeys(keysFolder);
  }

  static async open(parameters: PlayParameters): Promise<PlayContext> {
    return new PlayContext(await openTarget(parameters.target), parameters);
  }

  /** Opens the scene of one scenario; `brokenRules` are broken on the target and in the devices. */
  async scene(
    subject: SceneSubject,
    brokenRules: readonly string[] = this.#brokenRules,
    signal?: AbortSignal,
  ): Promise<OpenedScene> {
    const movable = this.target.capabilities.has('clock');
    const wishes: SessionWishes = {
      ...(subject.editions.length > 0 ? { editions: subject.editions } : {}),
      ...(brokenRules.length > 0 ? { brokenRules } : {}),
      ...(movable ? { now: this.now } : {}),
    };
    const rules = new RecordingRuleBook(brokenRules);
    const target = await this.target.open(wishes);
    const scene = new LiveScene({
      scenarioId: subject.id,
      requirements: subject.requirements,
      target,
      seed: this.seed,
      now: movable ? this.now : target.now(),
      models: this.#models,
      keys: this.#keys.forScenario(),
      rules,
      settleMs: this.#settleMs,
      ...(signal === undefined ? {} : { signal }),
    });
    return { scene, rules };
  }

  close(): Promise<void> {
    return this.target.close();
  }
}

export interface OpenedScene {
  readonly scene: LiveScene;
  /** Rules of the scenario's devices. */
  readonly rules: RecordingRuleBook;
}
