import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import {
  type AdminAdapter,
  type DeviceView,
  type EnrollmentRequest,
  Inapplicable,
  type PageAction,
  type PersonDocument,
  type TargetDescription,
} from '../checks/admin.js';

/** Why a target does not offer a capability, or any of a kind, in words for people. */
export type MissingReasons = Readonly<Record<string, string>>;

/** The reason for a capability, or for all of its kind: `settings` speaks for `settings:terms`. */
export function reasonFor(reasons: MissingReasons, capability: string): string | undefined {
  return reasons[capability] ?? reasons[capability.split(':')[0] ?? ''];
}

/** What a verb says that is not offered. */
export function missingFrom(reasons: MissingReasons, capability: string): Inapplicable {
  const reason = reasonFor(reasons, capability);
  return new Inapplicable(`the target does not offer ${capability}${reason === undefined ? '' : `: ${reason}`}`);
}

/** The verbs of a server that has few of them: each one says that it is missing until an adapter has it. */
export abstract class LimitedAdmin implements AdminAdapter {
  readonly #reasons: MissingReasons;

  constructor(reasons: MissingReasons) {
    this.#reasons = reasons;
  }

  abstract describe(): Promise<TargetDescription>;
  abstract issueEnrollment(request: EnrollmentRequest): Promise<EnrollmentEntry>;

  missing(capability: string): Inapplicable {
    return missingFrom(this.#reasons, capability);
  }

  /** A server that knows no people is told of nobody: a holder who signs in nowhere is fine. Groups and licences would mean something. */
  async putPerson({ groups, licensed }: PersonDocument): Promise<void> {
    if (groups !== undefined || licensed !== undefined) throw this.missing('verb:person.put');
  }

  async readDevices(_filter?: Parameters<AdminAdapter['readDevices']>[0]): Promise<readonly DeviceView[]> {
    throw this.missing('verb:device.read');
  }

  async forgetDevice(_id: string): Promise<void> {
    throw this.missing('verb:device.forget');
  }

  async queueCommand(_deviceId: string, _command: JsonObject): Promise<string> {
    throw this.missing('verb:command.queue');
  }

  async push(_deviceId: string): Promise<void> {
    throw this.missing('verb:push');
  }

  async putSettings(kind: string): Promise<JsonObject> {
    throw this.missing(`settings:${kind}`);
  }

  async readSettings(kind: string): Promise<JsonObject> {
    throw this.missing(`settings:${kind}`);
  }

  async readReport(kind: string): Promise<JsonObject> {
    throw this.missing(`report:${kind}`);
  }

  async readPage(path: string): Promise<JsonObject> {
    throw this.missing(`page:${path.split('/')[0]}`);
  }

  async actOnPage(_method: PageAction, path: string): Promise<JsonObject> {
    throw this.missing(`page:${path.split('/')[0]}`);
  }
}
