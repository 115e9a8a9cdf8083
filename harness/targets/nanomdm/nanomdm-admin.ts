import { randomUUID } from 'node:crypto';
import { encodeCommand } from '../../../protocol/apple/command.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../protocol/plist/json.js';
import {
  type AdminAdapter,
  type DeviceView,
  type EnrollmentRequest,
  Inapplicable,
  type PageAction,
  type PersonDocument,
  type TargetDescription,
} from '../../checks/admin.js';
import { missingReasons } from './capabilities.table.js';
import type { Companion } from './companion.js';
import { profileFromTargetFile } from './enrollment-profile.js';
import type { NanomdmApi } from './nanomdm-api.js';
import type { NanomdmLocator } from './nanomdm-schema.js';

export interface AdminParts {
  readonly api: NanomdmApi;
  readonly companion: Companion;
  readonly locator: NanomdmLocator;
  readonly capabilities: ReadonlySet<string>;
}

/** The verbs, as far as NanoMDM and a target file have them. */
export class NanomdmAdmin implements AdminAdapter {
  readonly #parts: AdminParts;

  constructor(parts: AdminParts) {
    this.#parts = parts;
  }

  async describe(): Promise<TargetDescription> {
    const { api, capabilities } = this.#parts;
    return { name: 'NanoMDM', version: await api.version(), capabilities: [...capabilities] };
  }

  /** NanoMDM knows no people: a holder who signs in nowhere is nobody's to be told of. Groups and licences would mean something. */
  async putPerson({ groups, licensed }: PersonDocument): Promise<void> {
    if (groups !== undefined || licensed !== undefined) throw missing('verb:person.put');
  }

  async readDevices(
    filter: { readonly enrollmentId?: string; readonly upn?: string } = {},
  ): Promise<readonly DeviceView[]> {
    if (!this.#parts.capabilities.has('verb:device.read') || filter.upn !== undefined)
      throw missing('verb:device.read');
    const { devices } = this.#parts.companion.book;
    return devices.filter(({ enrollmentId }) => [undefined, enrollmentId].includes(filter.enrollmentId));
  }

  async forgetDevice(): Promise<void> {
    throw missing('verb:device.forget');
  }

  /** A profile made from the target file, under an address of the harness. */
  async issueEnrollment({ platform, method, options = {} }: EnrollmentRequest): Promise<EnrollmentEntry> {
    const reference = randomUUID();
    const profile = profileFromTargetFile(this.#parts.locator, options, randomUUID);
    return { platform, method, reference, url: this.#parts.companion.serve(reference, profile) };
  }

  async queueCommand(deviceId: string, command: JsonObject): Promise<string> {
    const id = randomUUID();
    const kind = String(command.RequestType);
    await this.#parts.api.enqueue(deviceId, encodeCommand({ CommandUUID: id, Command: dictFromJson(command) }));
    this.#parts.companion.book.queued(deviceId, { id, kind, state: 'queued' });
    return id;
  }

  async push(): Promise<void> {
    throw missing('verb:push');
  }

  async putSettings(kind: string): Promise<JsonObject> {
    throw missing(`settings:${kind}`);
  }

  async readSettings(kind: string): Promise<JsonObject> {
    throw missing(`settings:${kind}`);
  }

  async readReport(kind: string): Promise<JsonObject> {
    throw missing(`report:${kind}`);
  }

  async readPage(path: string): Promise<JsonObject> {
    throw missing(`page:${path.split('/')[0]}`);
  }

  async actOnPage(_method: PageAction, path: string): Promise<JsonObject> {
    throw missing(`page:${path.split('/')[0]}`);
  }
}

/** What a verb says that is not offered. */
export function missing(capability: string): Inapplicable {
  const reason = missingReasons[capability];
  return new Inapplicable(`the target does not offer ${capability}${reason === undefined ? '' : `: ${reason}`}`);
}
