import { type ManagementMode, modeOfMethod } from '../../protocol/android/management-modes.table.js';
import type { Refusal } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { AgentWorld } from '../device/agent.js';
import type { DeviceModel } from '../device/model.js';
import type { DeviceRecord } from '../device/record.js';
import { androidHabits } from './habits.js';
import { limitedTo } from './limited-network.js';
import { type AndroidState, stateOf } from './state.js';

/** An Android device for the length of one session: its record as it changes, and what it noticed. */
export class AndroidDevice {
  readonly world: AgentWorld;
  readonly habits: ReturnType<typeof androidHabits>;
  record: DeviceRecord;
  /** Deviations in the server's messages. */
  readonly findings: Finding[] = [];

  constructor(record: DeviceRecord, world: AgentWorld) {
    this.record = record;
    const model = asUpgraded(world.model, stateOf(record));
    this.habits = androidHabits(model);
    const { networkReaches } = this.habits;
    const transport = networkReaches === undefined ? world.transport : limitedTo(world.transport, networkReaches);
    this.world = { ...world, model, transport };
  }

  get state(): AndroidState {
    return stateOf(this.record);
  }

  set state(state: AndroidState) {
    this.record = { ...this.record, state: state as unknown as JsonObject };
  }

  get rules(): RuleContext {
    return { now: this.world.clock.now(), rules: this.world.rules };
  }

  note(findings: readonly Finding[]): void {
    this.findings.push(...findings);
  }
}

/** The model as its update has left it. */
function asUpgraded(model: DeviceModel, { upgrade }: AndroidState): DeviceModel {
  return upgrade === undefined ? model : { ...model, ...upgrade };
}

/** What a method of the catalog's vocabulary makes of a device; a method without a mode is not played. */
export function modeOf(method: Method): { readonly mode: ManagementMode; readonly gms: boolean } | undefined {
  return Object.hasOwn(modeOfMethod, method) ? modeOfMethod[method as keyof typeof modeOfMethod] : undefined;
}

/** Enrollment cannot go on; how it ended is in it. */
export class EnrollmentStopped extends Error {
  readonly outcome:
    | { readonly kind: 'refused'; readonly refusal: Refusal }
    | { readonly kind: 'abandoned'; readonly step: string };

  constructor(outcome: EnrollmentStopped['outcome']) {
    super(outcome.kind === 'refused' ? outcome.refusal.message : `abandoned at ${outcome.step}`);
    this.name = 'EnrollmentStopped';
    this.outcome = outcome;
  }
}

export function refuse(refusal: Refusal): never {
  throw new EnrollmentStopped({ kind: 'refused', refusal });
}

/** A refusal by the device itself, in the words of provisioning. */
export function refuseProvisioning(step: string, code: string, message: string): never {
  return refuse({ form: 'provisioning', code, message, step });
}
