import { randomUUID } from 'node:crypto';
import { encodeCommand } from '../../../protocol/apple/command.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../protocol/plist/json.js';
import type { DeviceView, EnrollmentRequest, TargetDescription } from '../../checks/admin.js';
import { LimitedAdmin } from '../limited-admin.js';
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
export class NanomdmAdmin extends LimitedAdmin {
  readonly #parts: AdminParts;

  constructor(parts: AdminParts) {
    super(missingReasons);
    this.#parts = parts;
  }

  async describe(): Promise<TargetDescription> {
    const { api, capabilities } = this.#parts;
    return { name: 'NanoMDM', version: await api.version(), capabilities: [...capabilities] };
  }

  override async readDevices(
    filter: { readonly enrollmentId?: string; readonly upn?: string } = {},
  ): Promise<readonly DeviceView[]> {
    if (!this.#parts.capabilities.has('verb:device.read') || filter.upn !== undefined)
      throw this.missing('verb:device.read');
    const { devices } = this.#parts.companion.book;
    return devices.filter(({ enrollmentId }) => [undefined, enrollmentId].includes(filter.enrollmentId));
  }

  /** A profile made from the target file, under an address of the harness. */
  async issueEnrollment({ platform, method, options = {} }: EnrollmentRequest): Promise<EnrollmentEntry> {
    const reference = randomUUID();
    const profile = profileFromTargetFile(this.#parts.locator, options, randomUUID);
    return { platform, method, reference, url: this.#parts.companion.serve(reference, profile) };
  }

  override async queueCommand(deviceId: string, command: JsonObject): Promise<string> {
    const id = randomUUID();
    const kind = String(command.RequestType);
    await this.#parts.api.enqueue(deviceId, encodeCommand({ CommandUUID: id, Command: dictFromJson(command) }));
    this.#parts.companion.book.queued(deviceId, { id, kind, state: 'queued' });
    return id;
  }
}
