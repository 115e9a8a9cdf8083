import { provisioningExtrasOf } from '../../../protocol/android/emit-payload.js';
import type { ProvisioningParams } from '../../../protocol/android/messages.js';
import { drawQrPng } from '../../../protocol/android/qr-image.js';
import { isJsonObject } from '../../../protocol/android/read-json.js';
import { TargetError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import { openmdmExtras } from '../../../protocol/openmdm/messages.js';
import {
  type CommandView,
  type DeviceView,
  type EnrollmentRequest,
  Inapplicable,
  RefusedByAdmin,
  type TargetDescription,
} from '../../checks/admin.js';
import type { AgentLocator } from '../agent-schema.js';
import type { JsonApi } from '../json-api.js';
import { LimitedAdmin } from '../limited-admin.js';
import { missingReasons } from './capabilities.table.js';

export interface OpenmdmParts {
  readonly api: JsonApi;
  readonly token: string;
  /** Where agents find the server. */
  readonly server: string;
  readonly agent: AgentLocator;
  readonly capabilities: ReadonlySet<string>;
}

/** The verbs over the administrator's routes of OpenMDM (packages/adapters/hono). */
export class OpenmdmAdmin extends LimitedAdmin {
  readonly #parts: OpenmdmParts;

  constructor(parts: OpenmdmParts) {
    super(missingReasons);
    this.#parts = parts;
  }

  async describe(): Promise<TargetDescription> {
    return { name: 'OpenMDM', capabilities: [...this.#parts.capabilities] };
  }

  override async readDevices({ enrollmentId, upn }: { enrollmentId?: string; upn?: string } = {}) {
    if (upn !== undefined) throw this.missing('verb:person.put');
    const found = await this.#call('GET', '/devices?limit=1000');
    const devices = objectsIn(isJsonObject(found) ? found.devices : []);
    const wanted = devices.filter(({ id }) => [undefined, id].includes(enrollmentId));
    return Promise.all(wanted.map(async (device) => viewOf(device, await this.#commandsOf(String(device.id)))));
  }

  override async forgetDevice(id: string): Promise<void> {
    await this.#call('DELETE', `/devices/${encodeURIComponent(id)}`);
  }

  /** A code with the extras that OpenMDM's own command writes; with `direct`, a vendor's cloud brings the same. */
  async issueEnrollment({ platform, method, options = {} }: EnrollmentRequest): Promise<EnrollmentEntry> {
    const [strange] = Object.keys(options).filter((wish) => wish !== 'direct');
    if (strange !== undefined) throw new Inapplicable(`a code made from the target file has no ${strange}`);
    const { server, agent } = this.#parts;
    const extras = {
      [openmdmExtras.serverUrl]: server,
      ...(agent.secret !== undefined && { [openmdmExtras.deviceSecret]: agent.secret }),
      ...(agent.policyId !== undefined && { [openmdmExtras.policyId]: agent.policyId }),
      ...(agent.groupId !== undefined && { [openmdmExtras.groupId]: agent.groupId }),
    };
    const text = JSON.stringify(provisioningExtrasOf({ ...agentApp, adminExtras: extras }));
    if (options.direct === true) return { platform, method, configuration: { service: 'zero-touch', text } };
    return { platform, method, qrPng: Buffer.from(await drawQrPng(text)).toString('base64') };
  }

  /** `{ type, payload }` in OpenMDM's words. */
  override async queueCommand(id: string, { type, payload = {} }: JsonObject): Promise<string> {
    if (typeof type !== 'string') throw new Inapplicable('commands of OpenMDM are a type and a payload');
    const queued = await this.#call('POST', `/devices/${encodeURIComponent(id)}/commands`, { type, payload });
    return String(isJsonObject(queued) ? queued.id : '');
  }

  override async push(id: string): Promise<void> {
    await this.#call('POST', `/devices/${encodeURIComponent(id)}/sync`, {});
  }

  async #commandsOf(deviceId: string): Promise<readonly CommandView[]> {
    const found = await this.#call('GET', `/commands?${new URLSearchParams({ deviceId })}`);
    const list = objectsIn(isJsonObject(found) ? found.commands : found);
    return list.map(({ id, type, status, error }) => ({
      id: String(id),
      kind: String(type),
      state: states[String(status)] ?? 'queued',
      ...(typeof error === 'string' && { result: { error } }),
    }));
  }

  async #call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Json> {
    const { api, token } = this.#parts;
    const { status, json } = await api.send(method, path, { token, ...(body && { body }) });
    if (status < 300) return (json ?? null) as Json;
    const error = isJsonObject(json as Json) ? (json as JsonObject).error : undefined;
    const message = typeof error === 'string' ? error : `HTTP ${status}`;
    if (status === 401 || status === 403) throw notLetIn(message);
    if (status < 500) throw new RefusedByAdmin(status, message);
    throw new TargetError('TARGET_ADMIN', `${method} ${path}: ${message}`);
  }
}

/** The agent as OpenMDM publishes it (packages/cli, `enroll qr`). */
const agentApp: Omit<ProvisioningParams, 'adminExtras'> = {
  deviceAdmin: {
    packageName: 'com.openmdm.agent',
    component: { packageName: 'com.openmdm.agent', className: 'com.openmdm.agent.receiver.MDMDeviceAdminReceiver' },
  },
  useMobileData: false,
  supportedModes: 'organization-owned',
  leaveAllSystemAppsEnabled: false,
  skipEncryption: false,
  sensorsPermissionGrantOptOut: false,
  keepAccountOnMigration: false,
  skipOwnershipDisclaimer: false,
  returnBeforePolicyCompliance: true,
  disclaimers: [],
};

const states: Readonly<Record<string, CommandView['state']>> = {
  pending: 'queued',
  sent: 'sent',
  acknowledged: 'sent',
  completed: 'acknowledged',
  failed: 'failed',
  cancelled: 'expired',
  expired: 'expired',
};

export function notLetIn(message: string): TargetError {
  const fix = 'admin.token is what the server takes in the Authorization header as a bearer token.';
  return new TargetError('TARGET_ADMIN_TOKEN', `OpenMDM does not let the administrator in: ${message}`, { fix });
}

function objectsIn(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : [];
}

function viewOf(device: JsonObject, commands: readonly CommandView[]): DeviceView {
  const { id, status, model, osVersion, serialNumber, lastHeartbeat } = device;
  const seen = typeof lastHeartbeat === 'string' ? Date.parse(lastHeartbeat) : Number.NaN;
  return {
    id: String(id),
    enrollmentId: String(id),
    platform: 'android',
    state: status === 'enrolled' ? 'enrolled' : status === 'pending' ? 'enrolling' : 'unenrolled',
    commands,
    detail: { status: String(status) },
    ...(Number.isFinite(seen) && { lastContact: seen }),
    ...(typeof model === 'string' && { model }),
    ...(typeof osVersion === 'string' && { osVersion }),
    ...(typeof serialNumber === 'string' && { serial: serialNumber }),
  };
}
