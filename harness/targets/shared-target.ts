import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { AdminAdapter, DeviceView, SessionWishes, TargetDescription, TargetSession } from '../checks/admin.js';
import type { Target } from './target.js';

/**
 * A target without tenants: every scenario acts in the one organisation there is, one after the other. What a scenario set is put back when it
 * ends, and the devices that it enrolled are forgotten, so that the next one finds the organisation as it was.
 */
export class SharedTarget implements Target {
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
  }

  get name(): string {
    return this.#target.name;
  }

  get url(): string {
    return this.#target.url;
  }

  get capabilities(): ReadonlySet<string> {
    return this.#target.capabilities;
  }

  get reasons(): NonNullable<Target['reasons']> {
    return this.#target.reasons ?? {};
  }

  get rules(): Target['rules'] {
    return this.#target.rules;
  }

  describe(): Promise<TargetDescription> {
    return this.#target.describe();
  }

  async open(wishes?: SessionWishes): Promise<TargetSession> {
    const session = await this.#target.open(wishes);
    const canRead = session.capabilities.has('verb:device.read');
    const before = canRead ? (await session.admin.readDevices()).map(({ id }) => id) : [];
    return tidySession(session, new Set(before));
  }

  close(): Promise<void> {
    return this.#target.close();
  }
}

function tidySession(session: TargetSession, before: ReadonlySet<string>): TargetSession {
  const found = new Map<string, JsonObject>();
  const admin = withMemory(session.admin, found);
  const close = async (): Promise<void> => {
    for (const [kind, document] of found) await session.admin.putSettings(kind, document);
    for (const { id } of await newDevices(session, before)) await session.admin.forgetDevice(id);
    await session.close();
  };
  return new Proxy(session, {
    get: (target, key) => {
      if (key === 'admin') return admin;
      if (key === 'close') return close;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function newDevices(session: TargetSession, before: ReadonlySet<string>): Promise<readonly DeviceView[]> {
  const can = ['verb:device.read', 'verb:device.forget'].every((verb) => session.capabilities.has(verb));
  return can ? (await session.admin.readDevices()).filter(({ id }) => !before.has(id)) : [];
}

/** Remembers each kind of settings as it was before the first change. */
function withMemory(admin: AdminAdapter, found: Map<string, JsonObject>): AdminAdapter {
  const putSettings: AdminAdapter['putSettings'] = async (kind, document) => {
    if (!found.has(kind)) found.set(kind, await admin.readSettings(kind));
    return admin.putSettings(kind, document);
  };
  return {
    describe: () => admin.describe(),
    putPerson: (person) => admin.putPerson(person),
    readDevices: (filter) => admin.readDevices(filter),
    forgetDevice: (id) => admin.forgetDevice(id),
    issueEnrollment: (request) => admin.issueEnrollment(request),
    queueCommand: (device, command) => admin.queueCommand(device, command),
    push: (device) => admin.push(device),
    putSettings,
    readSettings: (kind) => admin.readSettings(kind),
    readReport: (kind, filter) => admin.readReport(kind, filter),
    readPage: (path) => admin.readPage(path),
    actOnPage: (method, path, document) => admin.actOnPage(method, path, document),
  };
}
