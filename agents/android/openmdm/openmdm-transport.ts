import { type ManagementMode, managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Decoded } from '../../../protocol/base/finding.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { commandTypes } from '../../../protocol/openmdm/command-types.table.js';
import { type AgentCommand, openmdmExtras, type Policy } from '../../../protocol/openmdm/messages.js';
import { restrictingSettings } from '../../../protocol/openmdm/policy-settings.table.js';
import { readConfig, readHeartbeatAnswer, readPending } from '../../../protocol/openmdm/read-answers.js';
import type { AndroidDevice } from '../device.js';
import { wayOf } from '../entry-way.js';
import { judgeSettings } from '../judge-settings.js';
import type {
  AndroidTransport,
  Command,
  CommandResult,
  Done,
  Ending,
  OpenTransport,
  StatusReport,
  Synced,
  Told,
} from '../transport.js';
import { type AgentCall, callAgent, endingOf, managementOf } from './agent-api.js';
import { enrollByOpenmdm, type OpenmdmBundle, withoutSlash } from './enroll.js';
import { heartbeatOf } from './heartbeat.js';

/** An agent of OpenMDM (github.com/azoila/openmdm): REST with a token, protocol 2. */
export const openOpenmdmTransport: OpenTransport = (device) => new OpenmdmTransport(device);

class OpenmdmTransport implements AndroidTransport {
  readonly #device: AndroidDevice;

  constructor(device: AndroidDevice) {
    this.#device = device;
  }

  get manages(): boolean {
    return this.#device.state.openmdm !== undefined;
  }

  serviceIn(extras: JsonObject): string | undefined {
    return bundleIn(extras)?.server;
  }

  async enroll(extras: JsonObject, mode: ManagementMode, entry: EnrollmentEntry): Promise<ManagementMode> {
    const bundle = bundleIn(extras);
    if (bundle === undefined) throw new RangeError('the extras are not for an agent of OpenMDM');
    await enrollByOpenmdm(this.#device, bundle, mode, wayOf(entry));
    return mode;
  }

  /** A pushed device asks for commands only; any other time it sends its heartbeat, and once it asks for the policy that holds for everybody. */
  async sync({ reason }: StatusReport): Promise<Synced> {
    const told = reason === 'push' ? await this.#pending() : await this.#heartbeat();
    if (told.kind !== 'told' || told.policy !== undefined || managementOf(this.#device).configured) return told;
    const config = await callAgent(this.#device, { step: 'Config', method: 'GET', path: '/config' });
    if (!config.ok) return endingOf(config);
    this.#keep({ configured: true });
    const policy = this.#taken(readConfig(config.data));
    return policy === undefined ? told : { ...told, policy: { ...policy } };
  }

  apply(policy: JsonObject): void {
    const { settings, version } = policy as unknown as Policy;
    const wanted = restrictingSettings
      .filter(({ setting, forbids }) => settings[setting] === forbids)
      .map(({ setting, restriction }) => ({ settingName: setting, restriction }));
    const { restrictions, nonCompliance } = judgeSettings(this.#device, wanted);
    const { heartbeatInterval } = settings;
    const interval =
      typeof heartbeatInterval === 'number' && heartbeatInterval > 0 ? { interval: heartbeatInterval } : {};
    this.#keep({ restrictions, policyVersion: version, ...interval });
    this.#device.state = { ...this.#device.state, nonCompliance };
  }

  carryOut({ id, command }: Command): CommandResult {
    const facts = commandTypes[String(command.type)];
    if (facts === undefined) return { id, errorCode: 'UNSUPPORTED' };
    const { mode = 'work-profile' } = this.#device.state;
    const owner = managementModeFacts[mode].owner === 'DEVICE_OWNER';
    if (facts.needs === 'device-owner' && !owner) return { id, errorCode: 'MANAGEMENT_MODE' };
    if (facts.ends === undefined) return { id };
    return { id, endsManagement: true, ...(facts.ends === 'released' && { released: true }) };
  }

  /** Each command is acknowledged, then complete or failed; a policy leaves an event. */
  async acknowledge({ told, report, results }: Done): Promise<Ending | undefined> {
    for (const result of results) {
      const ending = (await this.#say('Acknowledge', result, 'ack', {})) ?? (await this.#conclude(result));
      if (ending !== undefined) return ending;
    }
    if (told.policy === undefined) return undefined;
    const type = report.nonCompliance.length === 0 ? 'policy.applied' : 'policy.failed';
    const payload = {
      policyId: String(told.policy.id),
      version: told.policy.version ?? 0,
      details: [...report.nonCompliance],
    };
    const answer = await callAgent(this.#device, {
      step: 'Event',
      method: 'POST',
      path: '/events',
      body: { type, payload },
    });
    return answer.ok ? undefined : endingOf(answer);
  }

  /** Agents have no word for it: the server learns from their silence. */
  async unenroll(): Promise<number> {
    return 0;
  }

  async #heartbeat(): Promise<Synced> {
    const body = heartbeatOf(this.#device);
    const answer = await callAgent(this.#device, { step: 'Heartbeat', method: 'POST', path: '/heartbeat', body });
    if (!answer.ok) return endingOf(answer);
    const { commands, policy, desiredState, desiredStateVersion } = this.#taken(readHeartbeatAnswer(answer.data));
    this.#keep({ desiredState, desiredStateVersion });
    const { policyVersion, configured, interval } = managementOf(this.#device);
    const now = this.#device.world.clock.now();
    this.#device.record = { ...this.#device.record, nextWakeAt: now + interval * 1_000 };
    const news = policy !== undefined && (!configured || policy.version !== policyVersion);
    return toldOf(commands, news ? policy : undefined);
  }

  async #pending(): Promise<Synced> {
    const call: AgentCall = { step: 'PendingCommands', method: 'GET', path: '/commands/pending' };
    const answer = await callAgent(this.#device, call);
    return answer.ok ? toldOf(this.#taken(readPending(answer.data))) : endingOf(answer);
  }

  #conclude(result: CommandResult): Promise<Ending | undefined> {
    const { errorCode } = result;
    if (errorCode !== undefined) return this.#say('Fail', result, 'fail', { error: errorCode });
    return this.#say('Complete', result, 'complete', { success: true, message: 'carried out (simulated)' });
  }

  async #say(step: string, { id }: CommandResult, verb: string, body: JsonObject): Promise<Ending | undefined> {
    const path = `/commands/${encodeURIComponent(id)}/${verb}`;
    const answer = await callAgent(this.#device, { step, method: 'POST', path, body });
    return answer.ok ? undefined : endingOf(answer);
  }

  #taken<T>({ message, findings }: Decoded<T>): T {
    this.#device.note(findings);
    return message;
  }

  #keep(change: Partial<ReturnType<typeof managementOf>>): void {
    this.#device.state = { ...this.#device.state, openmdm: { ...managementOf(this.#device), ...change } };
  }
}

function toldOf(commands: readonly AgentCommand[], policy?: Policy): Told {
  return {
    kind: 'told',
    commands: commands.map(({ id, type, payload }) => ({ id, command: { type, payload } })),
    ...(policy && { policy: { ...policy } }),
  };
}

function bundleIn(extras: JsonObject): OpenmdmBundle | undefined {
  const text = (key: string): string | undefined => (typeof extras[key] === 'string' ? extras[key] : undefined);
  const server = text(openmdmExtras.serverUrl);
  if (server === undefined || !URL.canParse(server)) return undefined;
  const [secret, policyId, groupId] = [openmdmExtras.deviceSecret, openmdmExtras.policyId, openmdmExtras.groupId].map(
    text,
  );
  return {
    server: withoutSlash(server),
    ...(secret !== undefined && { secret }),
    ...(policyId !== undefined && { policyId }),
    ...(groupId !== undefined && { groupId }),
  };
}
