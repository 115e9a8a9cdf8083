import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type {
  AdminAdapter,
  DeviceView,
  EnrollmentRequest,
  PageAction,
  PersonDocument,
  TargetDescription,
} from '../checks/admin.js';
import { Inapplicable } from '../checks/admin.js';
import type { AdminClient } from './admin-client.js';

const segment = encodeURIComponent;

/** The verbs over the reference server's admin API, for one tenant. What is not among the capabilities is not offered. */
export class ReferenceAdmin implements AdminAdapter {
  readonly #client: AdminClient;
  readonly #tenant: string;
  readonly #capabilities: ReadonlySet<string>;

  constructor(client: AdminClient, tenant: string, capabilities: ReadonlySet<string>) {
    this.#client = client;
    this.#tenant = `/tenants/${segment(tenant)}`;
    this.#capabilities = capabilities;
  }

  async describe(): Promise<TargetDescription> {
    const { name, version } = await this.#client.get<TargetDescription>('/describe');
    return { name, ...(version === undefined ? {} : { version }), capabilities: [...this.#capabilities] };
  }

  async putPerson(person: PersonDocument): Promise<void> {
    this.#require('verb:person.put');
    await this.#client.put(`${this.#tenant}/people`, person);
  }

  async readDevices(
    filter: { readonly enrollmentId?: string; readonly upn?: string } = {},
  ): Promise<readonly DeviceView[]> {
    this.#require('verb:device.read');
    return this.#client.get(`${this.#tenant}/devices?${new URLSearchParams(filter)}`);
  }

  async forgetDevice(id: string): Promise<void> {
    this.#require('verb:device.forget');
    await this.#client.delete(`${this.#tenant}/devices/${segment(id)}`);
  }

  async issueEnrollment(request: EnrollmentRequest): Promise<EnrollmentEntry> {
    this.#require('verb:enrollment.issue');
    return this.#client.post(`${this.#tenant}/enrollments`, request);
  }

  async queueCommand(deviceId: string, command: JsonObject): Promise<string> {
    this.#require('verb:command.queue');
    const { id } = await this.#client.post<{ id: string }>(
      `${this.#tenant}/devices/${segment(deviceId)}/commands`,
      command,
    );
    return id;
  }

  async push(deviceId: string): Promise<void> {
    this.#require('verb:push');
    await this.#client.post(`${this.#tenant}/devices/${segment(deviceId)}/push`);
  }

  async putSettings(kind: string, document: JsonObject): Promise<JsonObject> {
    this.#require(`settings:${kind}`);
    return this.#client.put(`${this.#tenant}/settings/${segment(kind)}`, document);
  }

  async readSettings(kind: string): Promise<JsonObject> {
    this.#require(`settings:${kind}`);
    return this.#client.get(`${this.#tenant}/settings/${segment(kind)}`);
  }

  async readReport(kind: string, filter: JsonObject = {}): Promise<JsonObject> {
    this.#require(`report:${kind}`);
    return this.#client.post(`${this.#tenant}/reports/${segment(kind)}`, filter);
  }

  async readPage(path: string): Promise<JsonObject> {
    this.#requirePage(path);
    return this.#client.get(`${this.#tenant}/${path}`);
  }

  async actOnPage(method: PageAction, path: string, document: JsonObject = {}): Promise<JsonObject> {
    this.#requirePage(path);
    const url = `${this.#tenant}/${path}`;
    if (method === 'POST') return this.#client.post(url, document);
    if (method === 'PUT') return this.#client.put(url, document);
    await this.#client.delete(url);
    return {};
  }

  #requirePage(path: string): void {
    this.#require(`page:${path.split(/[/?]/)[0]}`);
  }

  #require(capability: string): void {
    if (!this.#capabilities.has(capability)) throw new Inapplicable(`the target does not offer ${capability}`);
  }
}
