import { type ManagementMode, managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import { hours, minutes } from '../../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { Configuration, PushMessage } from '../../../protocol/headwind/messages.js';
import { readMqttPayload } from '../../../protocol/headwind/push-message.js';
import { pushTypes } from '../../../protocol/headwind/push-types.table.js';
import { publishedSecret } from '../../../protocol/headwind/signatures.js';
import type { AndroidDevice } from '../device.js';
import type {
  AndroidTransport,
  Command,
  CommandResult,
  Done,
  Ending,
  OpenTransport,
  StatusReport,
  Synced,
} from '../transport.js';
import { configurationIn, configure } from './configure.js';
import { deviceInfoOf } from './device-info.js';
import { bundleIn, enrollByHeadwind } from './enroll.js';
import { migrated } from './migrate.js';
import { listenByMqtt, mqttPort } from './mqtt-push.js';
import { askNotifications, awaitNotifications } from './notifications.js';
import { believes, callServer, configurationCall, managementOf, unreachable } from './rest.js';

/** An agent of Headwind MDM (h-mdm/hmdm-android): REST that is signed with a secret of all agents, MQTT or a long poll. */
export const openHeadwindTransport: OpenTransport = (device) => new HeadwindTransport(device);

/** How often the agent reports and asks, milliseconds (h-mdm/hmdm-android, SendDeviceInfoWorker, PushNotificationWorker). */
const cadence = { info: minutes(15), configuration: hours(1) };
/** Seconds between pings: as the agent has it, and the least that a background worker can do. */
const keepalive = { mqttAlarm: 300, mqttWorker: 900 } as const;

class HeadwindTransport implements AndroidTransport {
  readonly #device: AndroidDevice;
  /** What woke the device. */
  #pushed: readonly PushMessage[] = [];

  constructor(device: AndroidDevice) {
    this.#device = device;
  }

  get manages(): boolean {
    return this.#device.state.headwind !== undefined;
  }

  serviceIn(extras: JsonObject): string | undefined {
    return bundleIn(extras)?.servers[0];
  }

  async enroll(extras: JsonObject, mode: ManagementMode, { agentSecret }: EnrollmentEntry): Promise<ManagementMode> {
    const bundle = bundleIn(extras);
    if (bundle === undefined) throw new RangeError('the extras are not for an agent of Headwind MDM');
    await enrollByHeadwind(this.#device, bundle, agentSecret ?? publishedSecret);
    return mode;
  }

  /** Fetches what was pushed, or reports; the configuration once an hour and whenever the server says that it has changed. */
  async sync({ reason }: StatusReport): Promise<Synced> {
    try {
      if (reason === 'push') return await this.#fetchPushed();
      const ending = await this.#report();
      if (ending !== undefined) return ending;
      const due = this.#now() - managementOf(this.#device).configuredAt >= cadence.configuration;
      return due ? await this.#fetchConfiguration([]) : { kind: 'told', commands: [] };
    } catch (error) {
      return unreachable(error);
    }
  }

  apply(policy: JsonObject): void {
    configure(this.#device, policy as unknown as Configuration);
  }

  carryOut({ id, command }: Command): CommandResult {
    if (command.messageType === 'factoryReset') return { id, endsManagement: true };
    const facts = pushTypes[String(command.messageType)];
    const { mode = 'fully-managed' } = this.#device.state;
    const payload = command.payload as JsonObject | null;
    if (facts?.wants !== undefined && typeof payload?.[facts.wants] !== 'string') return { id, errorCode: 'PAYLOAD' };
    if (facts?.needs !== undefined && managementModeFacts[mode].owner !== 'DEVICE_OWNER')
      return { id, errorCode: 'MANAGEMENT_MODE' };
    return (facts?.minApiLevel ?? 0) > this.#device.habits.apiLevel ? { id, errorCode: 'API_LEVEL' } : { id };
  }

  /** The server is told of nothing but the device's state; a reset is confirmed first, where the server has the plugin for it. */
  async acknowledge({ told, results }: Done): Promise<Ending | undefined> {
    try {
      if (results.some(({ endsManagement }) => endsManagement)) return await this.#confirmReset();
      return told.policy === undefined ? undefined : await this.#report();
    } catch (error) {
      return unreachable(error);
    }
  }

  /** The server hears nothing more and keeps the number. */
  async unenroll(): Promise<number> {
    return 0;
  }

  async wake(signal: AbortSignal): Promise<Ending | undefined> {
    const { push } = managementOf(this.#device);
    try {
      if (push === 'polling') this.#pushed = await awaitNotifications(this.#device, signal);
      else await this.#listen(keepalive[push], signal);
      return undefined;
    } catch (error) {
      return unreachable(error);
    }
  }

  #listen(seconds: number, signal: AbortSignal): Promise<void> {
    const { world } = this.#device;
    const { servers, number, secret, push, keepalive: told } = managementOf(this.#device);
    const { hostname } = new URL(servers[0] as string);
    const { host, port } = world.transport.locate?.(hostname, mqttPort) ?? { host: hostname, port: mqttPort };
    const wanted = push === 'mqttAlarm' && told !== undefined && told >= 30 ? told : seconds;
    return listenByMqtt({ host, port, number, secret, keepalive: wanted, clock: world.clock, signal }, (payload) => {
      const { message, findings } = readMqttPayload(payload);
      this.#device.note(findings);
      this.#pushed = message === undefined ? this.#pushed : [...this.#pushed, message];
      return message !== undefined;
    });
  }

  async #fetchPushed(): Promise<Synced> {
    const messages = this.#pushed.length > 0 ? this.#pushed : await askNotifications(this.#device);
    const commands = messages
      .filter(({ messageType }) => messageType !== 'configUpdated')
      .map(({ messageType, payload = null }, index) => ({ id: String(index), command: { messageType, payload } }));
    const changed = messages.some(({ messageType }) => messageType === 'configUpdated');
    return changed ? this.#fetchConfiguration(commands) : { kind: 'told', commands };
  }

  async #fetchConfiguration(commands: readonly Command[]): Promise<Synced> {
    const management = managementOf(this.#device);
    const rest = await callServer(this.#device, management, configurationCall(management.number));
    if (rest.answer.status === 'ERROR') return { kind: 'refused', message: rest.answer.message };
    if (!believes(this.#device, management, rest)) return { kind: 'refused', message: 'the answer is not signed' };
    const configuration = configurationIn(this.#device, rest.answer.data);
    if (configuration === undefined) return { kind: 'refused', message: 'the answer is no configuration' };
    await migrated(this.#device, configuration);
    const reset: Command = { id: 'factoryReset', command: { messageType: 'factoryReset' } };
    const reboot: Command = { id: 'reboot', command: { messageType: 'reboot' } };
    const asked = [...(configuration.reboot ? [reboot] : []), ...(configuration.factoryReset ? [reset] : [])];
    return { kind: 'told', policy: { ...configuration } as unknown as JsonObject, commands: [...commands, ...asked] };
  }

  async #report(): Promise<Ending | undefined> {
    const body = deviceInfoOf(this.#device);
    const call = { step: 'SyncInfo', method: 'POST', path: '/public/sync/info', body } as const;
    const { answer } = await callServer(this.#device, managementOf(this.#device), call);
    this.#device.record = { ...this.#device.record, nextWakeAt: this.#now() + cadence.info };
    return answer.status === 'OK' ? undefined : { kind: 'refused', message: answer.message };
  }

  /** `POST /plugins/devicereset/public/{number}`; servers without the plugin answer 404, and the reset goes on. */
  async #confirmReset(): Promise<undefined> {
    const { number } = managementOf(this.#device);
    const path = `/plugins/devicereset/public/${encodeURIComponent(number)}`;
    const body = { ...deviceInfoOf(this.#device), factoryReset: true };
    await callServer(this.#device, managementOf(this.#device), { step: 'ConfirmReset', method: 'POST', path, body });
  }

  #now(): number {
    return this.#device.world.clock.now();
  }
}
