import type { KeyObject } from 'node:crypto';
import type { Refusal } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import { type Random, seededRandom } from '../../protocol/base/random.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import type { Certificate } from '../../protocol/pki/certificate.js';
import { pkcs8Of } from '../../protocol/pki/keys.js';
import type { AgentWorld } from '../device/agent.js';
import { afterUnenrollment } from '../device/lifecycle.js';
import type { DeviceRecord } from '../device/record.js';
import { type AppleState, appleState, type UserChannel, withState } from './apple-state.js';
import { contentAfterManagement, leftOfRemoved, setUpAfterManagement } from './backup/rules.js';
import type { ChangedState, InstalledApp } from './changed-state.js';
import { type AppleHabits, appleHabits } from './habits.js';
import { updateMac } from './mac/mac-state.js';
import { isSupervisedByApproval } from './mac/standing.js';
import type { Returning } from './return-to-service/returning.js';
import { appGoesToo, supervisionCounts } from './user-enrollment/rules.js';

/** An Apple device for the length of one session: its record as it changes, and what it noticed. */
export class AppleDevice {
  readonly world: AgentWorld;
  readonly habits: AppleHabits;
  record: DeviceRecord;
  /** Deviations in the server's messages. */
  readonly findings: Finding[] = [];
  /** The user whose channel the session is on; undefined on the device's own. */
  onBehalfOf: UserChannel | undefined;
  /** Erased in this session, and to come back by itself. */
  returning: Returning | undefined;
  /** It sets itself up, and nobody looks on. */
  unattended = false;
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
    const own = this.state.setup?.supervised ?? this.world.model.supervised === true;
    const supervised = own || (this.family === 'macos' && isSupervisedByApproval(this));
    return supervisionCounts(this.rules, supervised, this.userEnrolled);
  }

  /** Several people use it, one after the other. */
  get shared(): boolean {
    return this.habits.shared || this.state.setup?.multiUser === true;
  }

  get locked(): boolean {
    return !this.inHand && (this.habits.locked || this.state.locked);
  }

  /** As it is after the updates that were installed. */
  get osVersion(): string {
    return this.state.osVersion ?? this.world.model.osVersion;
  }

  get hasPasscode(): boolean {
    return this.habits.passcode && this.state.passcodeCleared !== true;
  }

  /** Enrolled as somebody's own device, with a managed account: the server manages its part only. */
  get userEnrolled(): boolean {
    return this.state.mdm?.fixed.EnrollmentMode === 'BYOD';
  }

  /** Bytes that are the same whenever this device is asked, such as what it escrows. */
  constant(label: string): Random {
    return seededRandom(this.record.seed).fork(label);
  }

  /** Everything that the server brought is gone; what the holder installed stays. */
  forgetManagement(phase: 'unenrolled' | 'enrolling' = 'unenrolled'): void {
    const profiles = this.state.profiles.filter(({ managed }) => !managed);
    const apps = appsAfterManagement(this);
    const { content, setup, restoredMdm } = this.state;
    this.update({
      mdm: undefined,
      lastStatus: undefined,
      profiles,
      apps,
      ...endsWithManagement,
      content: contentAfterManagement(this.rules, content),
      setup: setUpAfterManagement(this.rules, setup),
      restoredMdm: phase === 'enrolling' ? restoredMdm : leftOfRemoved(this.rules, restoredMdm),
    });
    updateMac(this, { escrowed: undefined });
    this.record = { ...afterUnenrollment(this.record, this.world.clock.now()), phase };
  }

  /** Speaks with this identity from now on. */
  adopt({ key, certificate }: { readonly key: KeyObject; readonly certificate: Certificate }): void {
    this.record = {
      ...this.record,
      privateKey: Buffer.from(pkcs8Of(key)).toString('base64'),
      certificate: Buffer.from(certificate.der).toString('base64'),
    };
  }

  note(findings: readonly Finding[]): void {
    this.findings.push(...findings);
  }

  /** For information: what an administrator wrote may be wrong without the server being so. */
  remark(findings: readonly Finding[]): void {
    this.note(findings.map((found) => ({ ...found, severity: 'info' })));
  }
}

/** State that the server made and that nobody keeps after it. */
const endsWithManagement: { readonly [K in keyof ChangedState]?: undefined } = {
  media: undefined,
  provisioning: undefined,
  lostMode: undefined,
  awaiting: undefined,
  pausedUntil: undefined,
  declarative: undefined,
  declarativeOfUsers: undefined,
  updateFailures: undefined,
  account: undefined,
  shared: undefined,
  modeAccount: undefined,
};

/** ManagementFlags 1: an app goes with the enrollment profile; others become the holder's (mdm/commands/application.install.yaml). */
function appsAfterManagement({ state, rules, userEnrolled }: AppleDevice): readonly InstalledApp[] | undefined {
  const goes = ({ flags = 0 }: InstalledApp): boolean => appGoesToo(rules, userEnrolled, (flags & 1) === 1);
  const kept = (state.apps ?? []).filter((app) => !app.managed || app.preserved || !goes(app));
  const own = kept.map((app) => (app.preserved ? app : ownApp(app)));
  return own.length === 0 ? undefined : own;
}

const ownApp = ({ identifier }: InstalledApp): InstalledApp => ({
  identifier,
  status: 'UserInstalledApp',
  managed: false,
});

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
