import { UsageError } from '../../protocol/base/errors.js';
import type { DeviceEvidence, EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type {
  Agent,
  AgentFactory,
  AgentWorld,
  DeedOutcome,
  SessionOutcome,
  StepPatch,
  WakeReason,
} from '../device/agent.js';
import { afterEnrollment } from '../device/lifecycle.js';
import type { DeviceRecord } from '../device/record.js';
import { refusalFrom } from '../device/refusal.js';
import { type Person, willingPerson } from '../person/person.js';
import { enrollWithAccount, isAccountEntry } from './account-driven/enroll.js';
import { accountStep, accountStepNames } from './account-driven/lock-step.js';
import { signInAgain, waitsForSignIn } from './account-driven/sign-in-again.js';
import { AppleAcmeLockStep, acmeStepNames } from './acme-lock-step.js';
import { staysAsItIs } from './ade/activation.js';
import { enrollAutomatically, isAutomatic } from './ade/enroll-automatically.js';
import { AdeLockStep, adeStepNames } from './ade/lock-step.js';
import { concludeMigration, migrateWhenDue } from './ade/migration.js';
import { userMayRemove } from './ade/rules.js';
import type { MdmEnrollment } from './apple-state.js';
import { lockHolds, locksAfterRestore } from './backup/rules.js';
import { companyPortalSteps, openCompanyPortal } from './company-portal.js';
import { enrollDirectly as enrollConfigured } from './configurator/enroll-directly.js';
import { enrollPrepared } from './configurator/enroll-prepared.js';
import { findDeed, whoActs } from './deeds.js';
import { AppleDevice, EnrollmentStopped } from './device.js';
import { endManagement } from './end-management.js';
import { enrollWithProfile } from './enroll-with-profile.js';
import { type Identity, identityNow, storedIdentity } from './mdm-request.js';
import { leavesUnheard } from './message-rules.js';
import { isOnline } from './network.js';
import { OtaLockStep, otaStepNames } from './ota/lock-step.js';
import { mayBeRemovedByHolder } from './profile-store.js';
import { type Channel, collectPush, comesAgain, pushStepNames, unregisterPush } from './push.js';
import { entryOnReturn } from './return-to-service/returning.js';
import { ScepLockStep, scepStepNames } from './scep-lock-step.js';
import { holdSession } from './session.js';
import { settle, takeUp } from './settle.js';
import { settleSession } from './shared-ipad/session-end.js';
import { channelHeard, signedInChannel } from './shared-ipad/sessions.js';
import { runStep, stepNames } from './steps.js';
import { visibleState } from './visible-state.js';

/** iPhone, iPad and Mac: Device Enrollment by profile, command sessions, and the end of management. */
export const appleAgent: AgentFactory = (record, world) => new AppleAgent(record, world);

class AppleAgent implements Agent {
  readonly steps = [
    ...adeStepNames,
    ...companyPortalSteps,
    ...accountStepNames,
    ...stepNames,
    ...scepStepNames,
    ...acmeStepNames,
    ...otaStepNames,
    ...pushStepNames,
  ];
  readonly #device: AppleDevice;
  #scep: ScepLockStep | undefined;
  #acme: AppleAcmeLockStep | undefined;
  #ota: OtaLockStep | undefined;
  #ade: AdeLockStep | undefined;

  constructor(record: DeviceRecord, world: AgentWorld) {
    this.#device = new AppleDevice(record, world);
  }

  get record(): DeviceRecord {
    return this.#device.record;
  }

  async enroll(entry: EnrollmentEntry, person: Person): Promise<EnrollmentOutcome> {
    const device = this.#device;
    device.inHand = true;
    const stays = isAutomatic(entry) ? staysAsItIs(device) : undefined;
    if (stays !== undefined) device.record = { ...device.record, outcome: stays };
    return stays ?? this.#enrollAnew(entry, person);
  }

  async #enrollAnew(entry: EnrollmentEntry, person: Person): Promise<EnrollmentOutcome> {
    const device = this.#device;
    device.forgetManagement('enrolling');
    if (!isAutomatic(entry)) device.update({ inUse: true });
    const outcome = await this.#attempt(entry, person);
    device.record = afterEnrollment({ ...device.record, method: entry.method }, outcome, device.world.clock.now());
    if (outcome.kind === 'enrolled') device.update({ hello: undefined, restored: undefined, restoredMdm: undefined });
    if (device.state.awaiting === true && isAutomatic(entry)) await this.wake('push');
    return outcome;
  }

  async #attempt(entry: EnrollmentEntry, person: Person): Promise<EnrollmentOutcome> {
    try {
      const enroll = wayOf(entry);
      return await enroll(this.#device, entry, person);
    } catch (error) {
      this.#device.forgetManagement('enrolling');
      if (error instanceof EnrollmentStopped) return error.outcome;
      return { kind: 'refused', refusal: refusalFrom(error, 'Enroll', this.#device.world.transport) };
    }
  }

  /** The holder who takes the device up unlocks it; by itself it then polls only when it put a command off last. */
  async wake(reason: WakeReason): Promise<SessionOutcome> {
    const nobody = willingPerson('nobody', '', '');
    const moved = await migrateWhenDue(this.#device, (entry) => this.#enrollAnew(entry, nobody));
    const outcome = moved ?? (await this.#wakeOn(reason, ['device', 'user']));
    concludeMigration(this.#device);
    return outcome;
  }

  async #wakeOn(reason: WakeReason, channels: readonly Channel[]): Promise<SessionOutcome> {
    const device = this.#device;
    const { mdm, lastStatus } = device.state;
    const identity = storedIdentity(device);
    if (mdm === undefined || identity === undefined) return notManaged;
    await settleSession(device);
    if (reason === 'user') takeUp(device);
    if (device.state.off === true) return { kind: 'unreachable', commands: 0, message: 'the device is turned off' };
    if (!isOnline(device)) return { kind: 'unreachable', commands: 0, message: 'no network that the device may join' };
    const again = reason === 'user' && (await signInAgain(device));
    if (device.state.account?.asked !== undefined) return waitsForSignIn;
    if (reason === 'user' && !comesAgain(device.rules, lastStatus) && !again) return { kind: 'completed', commands: 0 };
    settle(device);
    const outcome = await this.#holdSessions(mdm, identity, channels);
    this.#planNextPoll();
    await this.#returnToService();
    return outcome;
  }

  /** The device's own session, and after it the one of its user, as far as these channels are asked for. */
  async #holdSessions(mdm: MdmEnrollment, identity: Identity, channels: readonly Channel[]): Promise<SessionOutcome> {
    const device = this.#device;
    const outcome = channels.includes('device') ? await holdSession(device, mdm, identity) : nothingDone;
    const user = device.state.mdm?.user ?? signedInChannel(device);
    if (!channels.includes('user') || outcome.kind !== 'completed') return outcome;
    if (user === undefined || device.state.off === true) return outcome;
    device.onBehalfOf = user;
    const second = await holdSession(device, mdm, identityNow(device, identity));
    device.onBehalfOf = undefined;
    return { ...second, commands: outcome.commands + second.commands };
  }

  /** An erased device that was told to sets itself up again; nobody has it in hand. */
  async #returnToService(): Promise<void> {
    const device = this.#device;
    const { returning } = device;
    device.returning = undefined;
    const entry = returning && entryOnReturn(device, returning);
    if (entry === undefined) return;
    device.unattended = true;
    await this.#enrollAnew(entry, willingPerson('nobody', '', ''));
    device.unattended = false;
  }

  #planNextPoll(): void {
    const { world, state, habits } = this.#device;
    const { nextWakeAt: _, ...record } = this.#device.record;
    const now = world.clock.now();
    const again = comesAgain(this.#device.rules, state.lastStatus) ? { nextWakeAt: now + habits.notNowPollMs } : {};
    this.#device.record = { ...record, lastSessionAt: now, ...again };
  }

  /** The user removes the enrollment profile in Settings, which a profile may forbid. */
  async unenroll(): Promise<SessionOutcome> {
    const device = this.#device;
    const { mdm } = device.state;
    const identity = storedIdentity(device);
    if (mdm === undefined || identity === undefined) return notManaged;
    const { setup } = device.state;
    const byConfiguration = isAutomatic({ method: device.record.method ?? 'ios-byod' });
    const locked =
      setup !== undefined && lockHolds(device.rules, byConfiguration) && !userMayRemove(device.rules, setup);
    const restored = device.state.restoredMdm !== undefined;
    if (locksAfterRestore(device.rules, locked, restored) || !mayBeRemovedByHolder(device, mdm.profileIdentifier))
      return { kind: 'refused', commands: 0, message: 'the enrollment profile cannot be removed by the user' };
    if (!leavesUnheard(device.rules, isOnline(device)))
      return { kind: 'refused', commands: 0, message: 'the server cannot be reached' };
    await endManagement(device, mdm, identity);
    return { kind: 'unenrolled', commands: 0 };
  }

  async act(deed: string, details: JsonObject = {}): Promise<DeedOutcome> {
    const device = this.#device;
    const holder = whoActs(device.record.personName ?? 'nobody', details);
    const enroll = (entry: EnrollmentEntry) => this.enroll(entry, holder);
    return findDeed(device, deed)({ device, details, enroll, unenroll: () => this.unenroll() });
  }

  step(message: string, patch: StepPatch = {}): Promise<Exchange> {
    if (pushStepNames.includes(message)) return this.#pushStep(message, patch);
    if (accountStepNames.includes(message)) return accountStep(this.#device, message, patch);
    if (companyPortalSteps.includes(message)) return openCompanyPortal(this.#device, message, patch);
    if (adeStepNames.includes(message)) {
      this.#ade ??= new AdeLockStep(this.#device);
      return this.#ade.step(message, patch);
    }
    if (otaStepNames.includes(message)) {
      this.#ota ??= new OtaLockStep(this.#device);
      return this.#ota.step(message, patch);
    }
    if (acmeStepNames.includes(message)) {
      this.#acme ??= new AppleAcmeLockStep(this.#device);
      return this.#acme.step(message, patch);
    }
    if (!scepStepNames.includes(message)) return runStep(this.#device, message, patch);
    this.#scep ??= new ScepLockStep(this.#device);
    return this.#scep.step(message, patch);
  }

  /** What waits for the device wakes it; the exchange is the one with the push service. */
  async #pushStep(message: string, { url }: StepPatch): Promise<Exchange> {
    const { mdm } = this.#device.state;
    if (mdm === undefined) throw new UsageError('STEP_NEEDS_IDENTITY', `${message} needs a managed device`);
    if (message === 'UnregisterPush') await unregisterPush(this.#device, mdm, url);
    const heard = channelHeard(this.#device);
    const channels = message === 'CollectPush' ? await collectPush(this.#device, mdm, heard, url) : [];
    const exchange = this.#device.world.transport.exchanges.at(-1) as Exchange;
    for (const channel of channels) await this.#wakeOn('push', [channel]);
    return exchange;
  }

  evidence(): DeviceEvidence {
    const { record, world, state, findings } = this.#device;
    const { method, outcome, certificate } = record;
    return {
      name: record.name,
      platform: record.platform,
      model: world.model.name,
      osVersion: this.#device.osVersion,
      phase: record.phase,
      enrollmentId: state.mdm?.enrollmentId ?? state.udid,
      serial: record.serial,
      state: visibleState(this.#device),
      exchanges: world.transport.exchanges,
      findings,
      ...(method !== undefined && { method }),
      ...(outcome !== undefined && { outcome }),
      ...(certificate !== undefined && { certificate }),
    };
  }
}

/** By the account, by the serial number, or by the profile itself. */
function wayOf(entry: EnrollmentEntry): typeof enrollWithProfile {
  if (isAutomatic(entry)) return enrollAutomatically;
  if (entry.method === 'ios-configurator-setup-assistant') return enrollPrepared;
  if (entry.method === 'ios-configurator-direct') return enrollConfigured;
  return isAccountEntry(entry) ? enrollWithAccount : enrollWithProfile;
}

const nothingDone: SessionOutcome = Object.freeze({ kind: 'completed', commands: 0 });

const notManaged: SessionOutcome = Object.freeze({
  kind: 'refused',
  commands: 0,
  message: 'the device is not managed',
});
