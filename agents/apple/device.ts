import type { Refusal } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import type { AgentWorld } from '../device/agent.js';
import { afterUnenrollment } from '../device/lifecycle.js';
import type { DeviceRecord } from '../device/record.js';
import { type AppleState, appleState, withState } from './apple-state.js';
import { type AppleHabits, appleHabits } from './habits.js';

/** An Apple device for the length of one session: its record as it changes, and what it noticed. */
export class AppleDevice {
  readonly world: AgentWorld;
  readonly habits: AppleHabits;
  record: DeviceRecord;
  /** Deviations in the server's messages. */
  readonly findings: Finding[] = [];
  /** The holder has it in hand. */
  inHand = false;

  constructor(record: DeviceRecord, world: AgentWorld) {
    this.record = record;
    this.world = world;
    this.habits = appleHabits(world.model);
  }

  get state(): AppleState {
    return appleState(this.record);
  }

  /** Members set to undefined are dropped. */
  update(changes: { readonly [K in keyof AppleState]?: AppleState[K] | undefined }): void {
    this.record = withState(this.record, changes);
  }

  get rules(): RuleContext {
    return { now: this.world.clock.now(), rules: this.world.rules };
  }

  get family(): 'ios' | 'macos' {
    return this.world.model.platform === 'macos' ? 'macos' : 'ios';
  }

  get supervised(): boolean {
    return this.world.model.supervised === true;
  }

  get locked(): boolean {
    return !this.inHand && (this.habits.locked || this.state.locked);
  }

  /** Everything that the server brought is gone; what the holder installed stays. */
  forgetManagement(phase: 'unenrolled' | 'enrolling' = 'unenrolled'): void {
    const profiles = this.state.profiles.filter(({ managed }) => !managed);
    this.update({ mdm: undefined, lastStatus: undefined, profiles });
    this.record = { ...afterUnenrollment(this.record, this.world.clock.now()), phase };
  }

  note(findings: readonly Finding[]): void {
    this.findings.push(...findings);
  }
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
