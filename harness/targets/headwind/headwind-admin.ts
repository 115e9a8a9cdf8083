import { extraKey } from '../../../protocol/android/provisioning-extras.table.js';
import { isJsonObject } from '../../../protocol/android/read-json.js';
import { TargetError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import { deviceNotFound } from '../../../protocol/headwind/messages.js';
import {
  type DeviceView,
  type EnrollmentRequest,
  Inapplicable,
  RefusedByAdmin,
  type TargetDescription,
} from '../../checks/admin.js';
import type { AgentLocator } from '../agent-schema.js';
import { LimitedAdmin } from '../limited-admin.js';
import { missingReasons } from './capabilities.table.js';
import type { HeadwindApi } from './headwind-api.js';

/** The verbs over the console of Headwind MDM. A device is called by its number, which is all that identifies it. */
export class HeadwindAdmin extends LimitedAdmin {
  readonly #api: HeadwindApi;
  readonly #agent: AgentLocator;
  readonly #capabilities: ReadonlySet<string>;
  #pushes = 0;

  constructor(api: HeadwindApi, agent: AgentLocator, capabilities: ReadonlySet<string>) {
    super(missingReasons);
    this.#api = api;
    this.#agent = agent;
    this.#capabilities = capabilities;
  }

  async describe(): Promise<TargetDescription> {
    return { name: 'Headwind MDM', capabilities: [...this.#capabilities] };
  }

  override async readDevices({ enrollmentId, upn }: { enrollmentId?: string; upn?: string } = {}) {
    if (upn !== undefined) throw this.missing('verb:person.put');
    if (enrollmentId !== undefined) return this.#deviceBy(enrollmentId);
    const found = await this.#api.call('POST', '/private/devices/search', { pageSize: 1_000, pageNum: 1 });
    const page = isJsonObject(found) && isJsonObject(found.devices) ? found.devices : {};
    return objectsIn(page.items).map(viewOf);
  }

  override async forgetDevice(number: string): Promise<void> {
    const [device] = await this.#deviceBy(number);
    if (device !== undefined) await this.#api.call('DELETE', `/private/devices/${device.detail.id}`);
  }

  /** The code that the server draws for the configuration of the target file; with `direct`, a vendor's cloud brings what it holds. Devices are called by serial number. */
  async issueEnrollment({ platform, method, serial, options = {} }: EnrollmentRequest): Promise<EnrollmentEntry> {
    const [strange] = Object.keys(options).filter((wish) => wish !== 'direct');
    if (strange !== undefined) throw new Inapplicable(`a code of Headwind MDM has no ${strange}`);
    const key = await this.#codeKey();
    const who = serial === undefined ? { useId: 'serial' } : { deviceId: serial };
    const { secret } = this.#agent;
    const entry = { platform, method, reference: key, ...(secret !== undefined && { agentSecret: secret }) };
    if (options.direct === true) return { ...entry, configuration: await this.#configuration(key, who) };
    const png = await this.#api.qrCode(key, { create: '1', ...who });
    if (png === undefined) throw new Inapplicable(noCode(this.#agent.configuration ?? ''));
    return { ...entry, qrPng: Buffer.from(png).toString('base64') };
  }

  async #configuration(key: string, who: Readonly<Record<string, string>>) {
    const extras = await this.#api.extras(key, { create: '1', ...who });
    const payload = { [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]: agentApp, [extraKey('ADMIN_EXTRAS_BUNDLE')]: extras };
    return { service: 'zero-touch', text: JSON.stringify(payload) } as const;
  }

  /** A push message: `{ messageType, payload }`. What becomes of it, the server never learns. */
  override async queueCommand(number: string, { messageType, payload }: JsonObject): Promise<string> {
    if (typeof messageType !== 'string')
      throw new Inapplicable('commands of Headwind MDM are a messageType and a payload');
    const text = payload === undefined || payload === null ? {} : { payload: JSON.stringify(payload) };
    const body = { scope: 'device', deviceNumber: number, messageType, ...text };
    await this.#api.call('POST', '/plugins/push/private/send', body);
    this.#pushes += 1;
    return `push-${this.#pushes}`;
  }

  override async push(number: string): Promise<void> {
    await this.queueCommand(number, { messageType: 'configUpdated' });
  }

  async #deviceBy(number: string): Promise<readonly DeviceView[]> {
    try {
      const found = await this.#api.call('GET', `/private/devices/number/${encodeURIComponent(number)}`);
      return isJsonObject(found) ? [viewOf(found)] : [];
    } catch (error) {
      if (error instanceof RefusedByAdmin && error.message === deviceNotFound) return [];
      throw error;
    }
  }

  async #codeKey(): Promise<string> {
    const { configuration } = this.#agent;
    const known = objectsIn(await this.#api.call('GET', '/private/configurations/search'));
    const found = known.find(({ name }) => name === configuration);
    if (typeof found?.qrCodeKey === 'string') return found.qrCodeKey;
    const names = known.map(({ name }) => String(name)).join(', ');
    const fix = `agent.configuration names one of these: ${names}`;
    throw new TargetError('TARGET_CONFIGURATION', `Headwind MDM has no configuration ${configuration}`, { fix });
  }
}

/** The agent as h-mdm.com publishes it. */
const agentApp = 'com.hmdm.launcher/com.hmdm.launcher.AdminReceiver';

function noCode(configuration: string): string {
  return `Headwind MDM draws no code for ${configuration}: its main app needs an address from which devices install it`;
}

function objectsIn(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : [];
}

/** A device that never reported was only prepared. */
function viewOf(device: JsonObject): DeviceView {
  const { number, lastUpdate, androidVersion, serial } = device;
  const info = isJsonObject(device.info) ? device.info : {};
  return {
    id: String(number),
    enrollmentId: String(number),
    platform: 'android',
    state: Number(lastUpdate) > 0 ? 'enrolled' : 'enrolling',
    commands: [],
    detail: { id: Number(device.id), configurationId: Number(device.configurationId) },
    ...(Number(lastUpdate) > 0 && { lastContact: Number(lastUpdate) }),
    ...(typeof info.model === 'string' && { model: info.model }),
    ...(typeof androidVersion === 'string' && { osVersion: androidVersion }),
    ...(typeof serial === 'string' && { serial }),
  };
}
