import { drawQrPng } from '../../../protocol/android/qr-image.js';
import { isJsonObject } from '../../../protocol/android/read-json.js';
import { TargetError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Json, JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import {
  type CommandView,
  type DeviceView,
  type EnrollmentRequest,
  Inapplicable,
  type TargetDescription,
} from '../../checks/admin.js';
import { JsonApi } from '../json-api.js';
import { LimitedAdmin } from '../limited-admin.js';
import { OneOrganization } from '../one-organization.js';
import type { OpenTarget } from '../target.js';

/** How a token says what becomes of the device (Android Management API, enrollmentTokens, allowPersonalUsage). */
const personalUsage: Readonly<Partial<Record<Method, string>>> = {
  'android-cope': 'PERSONAL_USAGE_ALLOWED',
  'android-fully-managed': 'PERSONAL_USAGE_DISALLOWED',
  'android-dedicated': 'PERSONAL_USAGE_DISALLOWED_USERLESS',
};

const capabilities: readonly string[] = [
  'platform:android',
  ...Object.keys(personalUsage).map((method) => `method:${method}`),
  ...['enrollment.issue', 'device.read', 'device.forget', 'command.queue'].map((verb) => `verb:${verb}`),
];

const missingReasons = {
  tenants: 'the simulated Android Management API keeps its enterprises apart by itself',
  clock: 'the simulated Android Management API runs in real time',
  'verb:person.put': 'the Android Management API makes its accounts by itself',
};

/** Opens a simulated Android Management API (`muster cloud amapi`) as the EMM of one new enterprise. Devices reach no other: their link is ours. */
export const openAmapiTarget: OpenTarget = async (locator) => {
  const api = new JsonApi('the simulated Android Management API', locator.adminUrl, locator.ca);
  const emm = new Emm(api, locator.adminToken);
  try {
    await emm.signUp();
  } catch (error) {
    await api.close();
    throw error;
  }
  return new OneOrganization({
    locator,
    capabilities,
    reasons: missingReasons,
    domain: new URL(locator.adminUrl).hostname,
    admin: (offered) => new AmapiAdmin(emm, offered),
    describe: async () => ({ name: 'simulated Android Management API' }),
    close: () => api.close(),
  });
};

/** Calls the API with any token: the simulation asks for one and knows none. */
class Emm {
  readonly #api: JsonApi;
  readonly #token: string;
  enterprise = '';

  constructor(api: JsonApi, token: string) {
    this.#api = api;
    this.#token = token;
  }

  /** signupUrls.create, the administrator's consent, enterprises.create, and a policy for everybody. */
  async signUp(): Promise<void> {
    const project = { projectId: 'muster' };
    const callbackUrl = 'https://emm.test/';
    const signup = await this.call('POST', `signupUrls?${new URLSearchParams({ ...project, callbackUrl })}`);
    const consent = new URL(String(signup.url));
    const { location } = await this.#api.send('GET', `${consent.pathname}${consent.search}`);
    const enterpriseToken = new URL(location ?? callbackUrl).searchParams.get('enterpriseToken') ?? '';
    const query = new URLSearchParams({ ...project, signupUrlName: String(signup.name), enterpriseToken });
    this.enterprise = String((await this.call('POST', `enterprises?${query}`, {})).name);
    await this.call('PATCH', `${this.enterprise}/policies/default`, { bluetoothDisabled: true });
  }

  async call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<JsonObject> {
    const { status, json } = await this.#api.send(method, `/v1/${path}`, { token: this.#token, ...(body && { body }) });
    const object = isJsonObject(json as Json) ? (json as JsonObject) : {};
    if (status === 200) return object;
    const message = isJsonObject(object.error) ? String(object.error.message) : `HTTP ${status}`;
    throw new TargetError('TARGET_ADMIN', `${method} ${path}: ${message}`);
  }
}

class AmapiAdmin extends LimitedAdmin {
  readonly #emm: Emm;
  readonly #capabilities: ReadonlySet<string>;

  constructor(emm: Emm, offered: ReadonlySet<string>) {
    super(missingReasons);
    this.#emm = emm;
    this.#capabilities = offered;
  }

  async describe(): Promise<TargetDescription> {
    return { name: 'simulated Android Management API', capabilities: [...this.#capabilities] };
  }

  /** A token for one device. With `direct`, a vendor's cloud brings the payload, so that no code is drawn and read. */
  async issueEnrollment({ platform, method, options = {} }: EnrollmentRequest): Promise<EnrollmentEntry> {
    const allowPersonalUsage = personalUsage[method];
    if (allowPersonalUsage === undefined) throw new Inapplicable(`no enrollment token leads to ${method}`);
    const wish = { allowPersonalUsage, oneTimeOnly: true, policyName: `${this.#emm.enterprise}/policies/default` };
    const { name, qrCode } = await this.#emm.call('POST', `${this.#emm.enterprise}/enrollmentTokens`, wish);
    const entry = { platform, method, reference: String(name) };
    if (options.direct === true) return { ...entry, configuration: { service: 'zero-touch', text: String(qrCode) } };
    return { ...entry, qrPng: Buffer.from(await drawQrPng(String(qrCode))).toString('base64') };
  }

  override async readDevices({ enrollmentId }: { enrollmentId?: string; upn?: string } = {}) {
    if (enrollmentId !== undefined) return [viewOf(await this.#emm.call('GET', enrollmentId))];
    const { devices } = await this.#emm.call('GET', `${this.#emm.enterprise}/devices?pageSize=100`);
    return (Array.isArray(devices) ? (devices as readonly Json[]) : []).filter(isJsonObject).map(viewOf);
  }

  override async forgetDevice(id: string): Promise<void> {
    await this.#emm.call('DELETE', id);
  }

  override async queueCommand(id: string, command: JsonObject): Promise<string> {
    return String((await this.#emm.call('POST', `${id}:issueCommand`, command)).name);
  }
}

function viewOf({ name, state, hardwareInfo, softwareInfo }: JsonObject): DeviceView {
  const [hardware, software] = [hardwareInfo, softwareInfo].map((info) => (isJsonObject(info) ? info : {}));
  const commands: readonly CommandView[] = [];
  return {
    id: String(name),
    enrollmentId: String(name),
    platform: 'android',
    state: state === 'ACTIVE' || state === 'DISABLED' ? 'enrolled' : 'enrolling',
    commands,
    detail: { state: String(state) },
    ...(typeof hardware?.serialNumber === 'string' && { serial: hardware.serialNumber }),
    ...(typeof software?.androidVersion === 'string' && { osVersion: software.androidVersion }),
  };
}
