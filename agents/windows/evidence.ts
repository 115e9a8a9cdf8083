import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Findings } from '../../protocol/base/finding.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { AgentWorld } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { ManagementAccount } from './account.js';
import { hardwareHashes } from './autopilot/hardware.js';
import { effectivePolicies } from './csp/policy-csp.js';
import { preparationFacts } from './device-preparation/facts.js';
import { preparationPage } from './device-preparation/page.js';
import { networksOf } from './networks.js';
import type { Authored } from './package/author-step.js';
import { aboutPage } from './settings-app.js';
import { stateOf } from './state.js';
import type { StatusPage } from './status-page/page.js';

export interface SessionTraces {
  readonly findings: Findings;
  /** Of a PC that is played one message at a time. */
  readonly signedIn?: boolean;
  readonly authored?: Authored;
  readonly page?: StatusPage;
}

/** What a PC can show a judge. */
export function windowsEvidence(
  record: DeviceRecord,
  world: Pick<AgentWorld, 'model' | 'transport' | 'rules' | 'clock'>,
  { findings, ...traces }: SessionTraces,
): DeviceEvidence {
  const { name, platform, method, phase, outcome, enrollmentId, serial, certificate } = record;
  const { model, transport } = world;
  return {
    name,
    platform,
    model: model.name,
    osVersion: model.osVersion,
    phase,
    serial,
    ...(method && { method }),
    ...(outcome && { outcome }),
    ...(enrollmentId && { enrollmentId }),
    ...(certificate && { certificate }),
    state: shownState(record, world, traces),
    exchanges: transport.exchanges,
    findings: findings.list,
  };
}

/** What the PC keeps of its account besides addresses and secrets. */
function accountView({ name, role, protocol, revocationCheck }: ManagementAccount): JsonObject {
  return {
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(protocol !== undefined && { protocol }),
    ...(revocationCheck !== undefined && { revocationCheck }),
  };
}

function shownState(
  record: DeviceRecord,
  { model, rules, clock }: Pick<AgentWorld, 'model' | 'rules' | 'clock'>,
  { signedIn, authored, page }: Omit<SessionTraces, 'findings'>,
): JsonObject {
  const state = stateOf(record);
  const context = { now: clock.now(), rules };
  const prepared = preparationFacts(record, model);
  const {
    tree,
    macs,
    deviceName,
    hardwareId,
    providerId,
    store,
    autopilot,
    package: applied,
    settings,
    dialogs = [],
    policyTask,
    lockedAt,
    keyContainer,
    account,
  } = state;
  return {
    policies: effectivePolicies(tree),
    deviceName,
    hardwareId,
    macs: [...macs],
    about: aboutPage(context, record, model),
    dialogs: [...dialogs],
    networks: networksOf(context, tree, record.method),
    locked: lockedAt !== undefined,
    ...(record.nextWakeAt !== undefined && { nextWakeAt: record.nextWakeAt }),
    ...(policyTask && { policyEvents: [...policyTask.events] }),
    ...(settings && { settings: settings as unknown as JsonObject }),
    ...(providerId && { providerId }),
    ...(store && { certificateStore: store }),
    ...(keyContainer && { keyContainer }),
    ...(account && { account: accountView(account) }),
    ...(signedIn !== undefined && { signedIn }),
    ...(page && { statusPage: page as unknown as JsonObject }),
    ...(prepared && { preparationPage: preparationPage(context, prepared) as unknown as JsonObject }),
    ...(authored && { authored }),
    hardwareHash: hardwareHashes(record, model).factory,
    ...(autopilot && { autopilot: autopilot as unknown as JsonObject }),
    ...(applied && { package: applied as unknown as JsonObject }),
  };
}
