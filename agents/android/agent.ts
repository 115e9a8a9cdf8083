import { administratorPolicyPlace } from '../../protocol/android/administrator-policies.table.js';
import { type ManagementMode, managementModeFacts } from '../../protocol/android/management-modes.table.js';
import type { PolicyReach } from '../../protocol/android/policy-engine.js';
import type { DeviceEvidence, EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { Agent, AgentFactory, AgentWorld, DeedOutcome, StepPatch, WakeReason } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { Person } from '../person/person.js';
import { deliveriesIn } from './administrator/deliveries.js';
import { extensionPlace } from './administrator/extensions.js';
import { noApps } from './apps/installed-app.js';
import { aospPoliciesIn } from './csp/aosp-policy.js';
import { devicePolicies } from './csp/device-policy.js';
import { restrictionPlaces } from './csp/restrictions.js';
import { dedicatedState } from './dedicated/shown-state.js';
import { findDeed } from './deeds.js';
import { AndroidDevice } from './device.js';
import { enrollAndroid } from './enroll.js';
import { secondImei } from './identity.js';
import { AndroidLockStep, androidSteps } from './lock-step.js';
import { shownSecurity } from './security/shown.js';
import { listenAndroid, unenrollAndroid, wakeAndroid } from './sessions.js';
import type { AndroidState } from './state.js';
import { lookAfterOfflineSetup } from './vendor-cloud/offline.js';
import { systemAppsShown } from './vendor-cloud/rules.js';
import { noContents } from './work-profile/contents.js';

/** Plays an Android device for one session. */
export const androidAgent: AgentFactory = (record, world) => new AndroidAgent(record, world);

class AndroidAgent implements Agent {
  readonly steps = androidSteps;
  readonly #device: AndroidDevice;
  readonly #lockStep: AndroidLockStep;

  constructor(record: DeviceRecord, world: AgentWorld) {
    this.#device = new AndroidDevice(record, world);
    this.#lockStep = new AndroidLockStep(this.#device);
  }

  get record(): DeviceRecord {
    return this.#device.record;
  }

  enroll(entry: EnrollmentEntry, person: Person) {
    return enrollAndroid(this.#device, entry, person);
  }

  async wake(reason: WakeReason) {
    await lookAfterOfflineSetup(this.#device);
    return wakeAndroid(this.#device, reason);
  }

  listen(signal: AbortSignal) {
    return listenAndroid(this.#device, signal);
  }

  unenroll() {
    return unenrollAndroid(this.#device);
  }

  async act(deed: string, details: JsonObject = {}): Promise<DeedOutcome> {
    const device = this.#device;
    return findDeed(deed)({ device, details, enroll: (entry, person) => enrollAndroid(device, entry, person) });
  }

  step(message: string, patch: StepPatch = {}): Promise<Exchange> {
    return this.#lockStep.step(message, patch);
  }

  evidence(): DeviceEvidence {
    const { record, world, findings } = this.#device;
    return {
      name: record.name,
      platform: record.platform,
      model: world.model.name,
      osVersion: world.model.osVersion,
      phase: record.phase,
      serial: record.serial,
      state: shownState(this.#device),
      exchanges: world.transport.exchanges,
      findings: [...findings],
      ...(record.method !== undefined && { method: record.method }),
      ...(record.outcome !== undefined && { outcome: record.outcome }),
      ...(record.enrollmentId !== undefined && { enrollmentId: record.enrollmentId }),
      ...(record.certificate !== undefined && { certificate: record.certificate }),
      ...provesBy(this.#device.state),
    };
  }
}

/** Servers that issue no certificate know a device by a token, or by nothing but its number. */
function provesBy({ cloud, openmdm, headwind }: AndroidDevice['state']): Pick<DeviceEvidence, 'provesBy'> {
  if (headwind !== undefined) return { provesBy: 'number' };
  return cloud === undefined && openmdm === undefined ? {} : { provesBy: 'token' };
}

/** `{ mode, ownership, providerId, apiLevel, provisioning, restrictions: { no_bluetooth: 'device' }, nonCompliance, imei, factoryResets }` */
function shownState(device: AndroidDevice): JsonObject {
  const { state, habits, rules } = device;
  const { mode, providerId, provisioning, tree, nonCompliance, imei, factoryResets, userSetupComplete, setup } = state;
  const { allSystemApps } = state;
  return {
    ...(mode !== undefined && { mode, ownership: managementModeFacts[mode].ownership, profiles: profilesOf(mode) }),
    ...(providerId !== undefined && { providerId }),
    ...(allSystemApps !== undefined && { systemApps: systemAppsShown(rules, allSystemApps) }),
    ...(habits.dualSim && { imei2: secondImei(imei) }),
    apiLevel: habits.apiLevel,
    provisioning,
    userSetupComplete,
    imei,
    factoryResets,
    restrictions: {
      ...restrictionsIn(tree, 'device'),
      ...restrictionsIn(tree, 'profile'),
      ...state.cloud?.restrictions,
      ...wholeDeviceIn(tree, administratorPolicyPlace),
      ...wholeDeviceIn(tree, extensionPlace),
      ...state.openmdm?.restrictions,
      ...state.headwind?.restrictions,
    },
    nonCompliance,
    setup,
    ...cloudState(state),
    ...portalState(state),
    ...dedicatedState(state),
    ...shownApps(state),
    aospPolicies: aospPoliciesIn(tree),
    devicePolicies: devicePolicies(tree),
    work: state.work ?? noContents,
    ...(state.protectedApps !== undefined && { protectedApps: state.protectedApps }),
    ...shownSecurity(device),
    ...(mode === 'device-admin' && { delivered: deliveriesIn(tree) }),
  };
}

/** `{ policyVersion, shown: 'DISABLED' }`, and what the last wipe took along. */
function cloudState({ wiped, cloud }: AndroidState): JsonObject {
  return {
    ...(wiped !== undefined && { wiped }),
    ...(cloud !== undefined && { policyVersion: cloud.policyVersion, shown: cloud.applied }),
  };
}

function portalState({ companyPortal, portalPage, portalIssues }: AndroidState): JsonObject {
  return {
    ...(companyPortal !== undefined && { companyPortal }),
    ...(portalPage !== undefined && { portalPage }),
    ...(portalIssues !== undefined && { portalIssues }),
  };
}

function wholeDeviceIn(tree: Readonly<Record<string, string | null>>, place: string): Record<string, PolicyReach> {
  const prefix = `${place.slice(2)}/`;
  const set = Object.keys(tree).filter((uri) => uri.startsWith(prefix));
  return Object.fromEntries(set.map((uri) => [uri.slice(prefix.length), 'device']));
}

/** What the device is divided into. */
const profilesOf = (mode: ManagementMode): readonly string[] =>
  managementModeFacts[mode].owner === 'PROFILE_OWNER' ? ['personal', 'work'] : ['personal'];

/** `{ apps: [{ package, version, side, installer, badged, removable, configuration? }], asked: [...] }` */
function shownApps({ apps }: AndroidState): JsonObject {
  const { installed, asked } = apps ?? noApps;
  return { apps: installed as unknown as readonly JsonObject[], asked };
}

function restrictionsIn(
  tree: Readonly<Record<string, string | null>>,
  reach: PolicyReach,
): Record<string, PolicyReach> {
  const prefix = `${restrictionPlaces[reach].slice(2)}/`;
  const set = Object.entries(tree).filter(([uri, value]) => uri.startsWith(prefix) && value === 'true');
  return Object.fromEntries(set.map(([uri]) => [uri.slice(prefix.length), reach]));
}
