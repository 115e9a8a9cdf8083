import type { DeviceEvidence, EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import { Findings } from '../../protocol/base/finding.js';
import type { RuleContext } from '../../protocol/base/rule.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { clientResults } from '../../protocol/mde2/hresults.table.js';
import type {
  Agent,
  AgentFactory,
  AgentWorld,
  DeedOutcome,
  SessionOutcome,
  StepPatch,
  WakeReason,
} from '../device/agent.js';
import { afterEnrollment, afterUnenrollment } from '../device/lifecycle.js';
import type { DeviceRecord } from '../device/record.js';
import { holdSession } from '../omadm/hold-session.js';
import type { SessionRequest } from '../omadm/session-request.js';
import { type Person, willingPerson } from '../person/person.js';
import { afterHeld } from './after-held.js';
import { installCertificate } from './client-certificate.js';
import { rootsOfSessions } from './csp/trusted-roots.js';
import { doDeed } from './deeds/deeds.js';
import { isBeingPrepared, preparationFacts } from './device-preparation/facts.js';
import { doAtPage, isPreparationDeed, type PreparationDeed } from './device-preparation/person.js';
import { turnOfAgent } from './device-preparation/turn.js';
import { hasLostContact, unmanaged } from './end-of-management.js';
import type { EnrollingDevice, WindowsEnrollment } from './enroll.js';
import { windowsEvidence } from './evidence.js';
import { afterAttempt, isByPolicy, withTask } from './group-policy/schedule.js';
import { windowsHabits } from './habits.js';
import { WindowsLockStep, windowsSteps } from './lock-step.js';
import { managedBy, withLeft } from './managed.js';
import { offNetwork } from './off-network.js';
import { afterOwnDeed } from './own-deeds.js';
import { type Authored, authorPackage, authorStep } from './package/author-step.js';
import { collectPushes, collectStep, withChannel } from './push.js';
import { recovered, wouldRecover } from './recovery.js';
import { EnrollmentAbandoned, EnrollmentRefused } from './refused.js';
import { renewedIfDue, withRenewed } from './renewal.js';
import { scheduled } from './scheduled.js';
import { sessionRequest } from './session.js';
import { withDirectoryTokens } from './session-tokens.js';
import { connected, disconnecting } from './settings-app.js';
import { stateOf, type WindowsState } from './state.js';
import { pageFacts } from './status-page/facts.js';
import { type StatusPage, statusPage } from './status-page/page.js';
import { wayOf } from './way-of.js';
import { objectionHere, type Standing } from './who-may-enroll.js';

/** A simulated PC. */
export const windowsAgent: AgentFactory = (record, world) => new WindowsAgent(record, world);

class WindowsAgent implements Agent {
  readonly steps = [...windowsSteps, authorStep, collectStep];
  readonly #world: AgentWorld;
  readonly #findings = new Findings();
  #record: DeviceRecord;
  #lockStep: WindowsLockStep | undefined;
  #authored: Authored | undefined;
  /** A certificate that stays after a failed enrollment, DER. */
  #left: Uint8Array | undefined;

  constructor(record: DeviceRecord, world: AgentWorld) {
    this.#record = record;
    this.#world = world;
  }

  get record(): DeviceRecord {
    return this.#record;
  }

  async enroll(entry: EnrollmentEntry, person: Person): Promise<EnrollmentOutcome> {
    const outcome = await this.#tryToEnroll(entry, person);
    this.#keepTask(entry, outcome);
    this.#record = { ...this.#record, method: entry.method, outcome };
    if (outcome.kind === 'enrolled') await this.#connect(entry.username);
    else if (this.#record.phase !== 'enrolled')
      this.#record = withLeft(withTask(afterEnrollment(this.#record, outcome, this.#now())), this.#left);
    return outcome;
  }

  async wake(reason: WakeReason): Promise<SessionOutcome> {
    if (reason === 'user') this.#signInAgain();
    const { offline = false } = stateOf(this.#record);
    if (!offline && wouldRecover(this.#enrolling())) this.#record = await recovered(this.#enrolling());
    if (!offline) this.#record = await withChannel(this.#record, this.#world);
    this.#record = await turnOfAgent(this.#record, this.#world, offline);
    const request = sessionRequest(this.#record, offline ? offNetwork(this.#world) : this.#world, reason);
    if (request === undefined) return this.#tryTaskAgain();
    const outcome = await this.#hold(request);
    this.#record = await turnOfAgent(this.#record, this.#world, offline);
    if (outcome.kind !== 'completed' && hasLostContact(this.#rules, stateOf(this.#record))) this.#leave();
    if (!offline) this.#record = await renewedIfDue(this.#enrolling());
    return outcome;
  }

  async act(deed: string, details: JsonObject = {}): Promise<DeedOutcome> {
    const { deviceId, deviceName, managementUrl } = stateOf(this.#record);
    const after = afterOwnDeed(this.#record, deed);
    if (after !== undefined) {
      this.#record = after;
      return { kind: 'done' };
    }
    if (managementUrl === undefined) return { kind: 'refused', code: clientResults.notEnrolled };
    if (isPreparationDeed(deed)) return this.#atPreparationPage(deed);
    const pageIsThere = this.#statusPage()?.outcome === 'in progress';
    const useAs = (upn: string, alerts: SessionRequest['alerts'] = []) => this.#useAs(upn, alerts);
    return doDeed({ world: this.#world, deviceId, deviceName, managementUrl, pageIsThere, useAs }, deed, details);
  }

  /** What the page of device preparation makes of it is told in a session. */
  async #atPreparationPage(deed: PreparationDeed): Promise<DeedOutcome> {
    const facts = preparationFacts(this.#record, this.#world.model);
    if (facts === undefined) return { kind: 'refused', code: 'no-page' };
    const { state, outcome } = doAtPage(this.#rules, stateOf(this.#record), facts, deed);
    this.#record = { ...this.#record, state: { ...state } };
    if (outcome.kind === 'done' && deed !== 'diagnostics') await this.wake('user');
    return outcome;
  }

  /** A session of whoever signed in; the status page is the first user's. */
  async #useAs(upn: string, alerts: NonNullable<SessionRequest['alerts']>): Promise<void> {
    const state = stateOf(this.#record);
    if (state.settings?.accounts[0] !== upn) this.#record = { ...this.#record, state: { ...state, laterUser: upn } };
    const request = sessionRequest(this.#record, this.#world, 'user');
    if (request !== undefined) await this.#hold({ ...request, alerts });
  }

  /** The scheduled task of a PC that enrolls by policy: when it runs again, and what its log says. */
  #keepTask(entry: EnrollmentEntry, outcome: EnrollmentOutcome): void {
    if (!isByPolicy(entry)) return;
    this.#keep({ policyTask: afterAttempt(this.#rules, stateOf(this.#record).policyTask, entry, outcome) });
  }

  async #tryTaskAgain(): Promise<SessionOutcome> {
    const { nextAt, entry } = stateOf(this.#record).policyTask ?? {};
    if (entry === undefined || nextAt === undefined || this.#now() < nextAt) return notManaged;
    const { username, password } = entry;
    const person = willingPerson(username, username, password);
    const { kind } = await this.enroll({ platform: 'windows', ...entry }, person);
    return kind === 'enrolled' ? { kind: 'completed', commands: 0 } : notManaged;
  }

  /** What Settings shows from here on, and the first session. */
  async #connect(upn: string | undefined): Promise<void> {
    const settings = upn === undefined ? undefined : connected(this.#rules, upn);
    this.#record = { ...this.#record, state: { ...stateOf(this.#record), ...(settings && { settings }) } };
    await this.wake('user');
    if (isBeingPrepared(this.#record)) await this.wake('user');
  }

  async unenroll(): Promise<SessionOutcome> {
    const request = sessionRequest(this.#record, this.#world, 'user');
    if (request === undefined) return notManaged;
    const outcome = await this.#hold({ ...request, alerts: disconnecting(this.#rules) });
    if (this.#record.phase === 'enrolled') this.#leave();
    return outcome.kind === 'unreachable' ? outcome : { ...outcome, kind: 'unenrolled' };
  }

  async step(message: string, patch: StepPatch = {}): Promise<Exchange> {
    if (message === authorStep) return this.#author(patch);
    if (message === collectStep) return this.#collectPushes();
    this.#lockStep ??= new WindowsLockStep(this.#world, {
      record: () => this.#record,
      provision: (enrollment) => this.#provision(enrollment),
      renew: (renewed) => {
        this.#record = withRenewed(this.#rules, this.#record, renewed);
      },
      findings: this.#findings,
    });
    return this.#lockStep.step(message, patch);
  }

  /** Whatever waits for the PC is worth one session; the exchange is the one with the push service. */
  async #collectPushes(): Promise<Exchange> {
    const waiting = await collectPushes(this.#record, this.#world);
    const exchange = this.#lastExchange(collectStep);
    if (waiting > 0) await this.wake('push');
    return exchange;
  }

  #lastExchange(step: string): Exchange {
    const exchange = this.#world.transport.exchanges.at(-1);
    if (exchange === undefined) throw new RangeError(`${step} left no exchange`);
    return exchange;
  }

  async #author(patch: StepPatch): Promise<Exchange> {
    this.#authored = await authorPackage(this.#world, stateOf(this.#record).deviceName, patch);
    return this.#lastExchange(authorStep);
  }

  evidence(): DeviceEvidence {
    const page = this.#statusPage();
    return windowsEvidence(this.#record, this.#world, {
      findings: this.#findings,
      ...(this.#lockStep && { signedIn: this.#lockStep.signedIn }),
      ...(this.#authored && { authored: this.#authored }),
      ...(page && { page }),
    });
  }

  async #tryToEnroll(entry: EnrollmentEntry, person: Person): Promise<EnrollmentOutcome> {
    try {
      const objection = objectionHere(this.#rules, entry, this.#standing());
      if (objection !== undefined) throw objection;
      const dialogs: string[] = [];
      const device = { record: this.#record, world: this.#world, findings: this.#findings, dialogs };
      const enroll = wayOf(entry.method, (part) => this.#keep(part));
      this.#provision(await enroll(device, entry, person));
      if (dialogs.length > 0) this.#keep({ dialogs });
      return { kind: 'enrolled' };
    } catch (error) {
      if (error instanceof EnrollmentRefused) {
        this.#left = error.left;
        return { kind: 'refused', refusal: error.refusal };
      }
      if (error instanceof EnrollmentAbandoned) return { kind: 'abandoned', step: error.step };
      throw error;
    }
  }

  #standing(): Standing {
    const { account, firstRun } = windowsHabits(this.#world.model);
    const { registrationDisabled = false } = stateOf(this.#record);
    return { enrolled: this.#record.phase === 'enrolled', account, firstRun, registrationDisabled };
  }

  #keep(part: Partial<WindowsState>): void {
    this.#record = { ...this.#record, state: { ...stateOf(this.#record), ...part } };
  }

  /** The PC is managed from here on. */
  #provision(enrollment: WindowsEnrollment): void {
    const managed = managedBy(this.#rules, this.#record, this.#world.model, enrollment);
    const enrolled = afterEnrollment(managed, { kind: 'enrolled' }, this.#now());
    this.#record = scheduled(this.#rules, enrolled, this.#world.model);
  }

  /** The user answers the sign-in page that a restart left. */
  #signInAgain(): void {
    const state = stateOf(this.#record);
    if (state.provisioning === undefined || this.#statusPage()?.prompt === undefined) return;
    const provisioning = { ...state.provisioning, signedInAgainAt: this.#now() };
    this.#record = { ...this.#record, state: { ...state, provisioning } };
  }

  async #hold(request: SessionRequest): Promise<SessionOutcome> {
    const held = await holdSession(await withDirectoryTokens(this.#world, this.#record, request));
    this.#findings.include(held.findings);
    const next = afterHeld(this.#world, this.#record, held);
    const record = { ...this.#record, state: next, lastSessionAt: this.#now() };
    this.#record = scheduled(this.#rules, record, this.#world.model);
    for (const { kind, detail } of held.events)
      if (kind === 'scep-enroll') await this.#installCertificate(String(detail.place));
    if (held.events.some(({ kind }) => kind === 'recover')) this.#record = await recovered(this.#enrolling());
    if (held.outcome.kind === 'unenrolled' || held.events.some(({ kind }) => kind === 'wipe')) this.#leave();
    return held.outcome;
  }

  async #installCertificate(place: string): Promise<void> {
    const state = stateOf(this.#record);
    const own = (this.#record.anchors ?? []).map((anchor) => new Uint8Array(Buffer.from(anchor, 'base64')));
    const anchors = [...own, ...rootsOfSessions(this.#rules, state.tree)];
    const order = { place, tree: state.tree, world: this.#world, anchors, seed: this.#record.seed };
    this.#record = { ...this.#record, state: { ...state, tree: await installCertificate(order) } };
  }

  #enrolling(): EnrollingDevice {
    return { record: this.#record, world: this.#world, findings: this.#findings };
  }

  #leave(): void {
    const record = afterUnenrollment(this.#record, this.#now());
    this.#record = { ...record, state: { ...unmanaged(this.#rules, stateOf(record)) } };
  }

  get #rules(): RuleContext {
    return { now: this.#now(), rules: this.#world.rules };
  }

  /** The Enrollment Status Page as it stands. */
  #statusPage(): StatusPage | undefined {
    const facts = pageFacts(this.#record, this.#world.model.osVersion);
    return facts && statusPage(this.#rules, facts);
  }

  #now(): number {
    return this.#world.clock.now();
  }
}

const notManaged: SessionOutcome = Object.freeze({
  kind: 'refused',
  commands: 0,
  message: `${clientResults.notEnrolled}: the device is not enrolled`,
});
