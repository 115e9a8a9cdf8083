import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';
import { depAnswer } from './dep.js';

export type MigrationStage = 'offered' | 'failed' | 'none';

/** How far a change of servers is, as the holder of the device sees it. */
export const migrationIs: Check<{ readonly stage: MigrationStage }> = async ({ device }, { stage }, requirements) => {
  const migration = device?.state.migration as JsonObject | undefined;
  const received = migration === undefined ? 'none' : migration.failed === undefined ? 'offered' : 'failed';
  return received === stage ? [] : [finding(requirements, `migration: ${stage}`, `migration: ${received}`)];
};

/** The device has left one server and enrolled with another, in this order. */
export const checkedOutFirst: Check<object> = async ({ device }, _args, requirements) => {
  const steps = (device?.exchanges ?? []).map(({ step }) => step);
  const [left, came] = [steps.indexOf('CheckOut'), steps.lastIndexOf('Authenticate')];
  if (left !== -1 && left < came) return [];
  return [finding(requirements, 'CheckOut, then Authenticate', steps.join(', '))];
};

const openable: readonly unknown[] = ['Managed', 'UserInstalledApp'];

/** Whether an app is on the device and can be opened. */
export const appIsThere: Check<{ readonly app: string; readonly there: boolean }> = async (
  { device },
  { app, there },
  requirements,
) => {
  const listed = (device?.state.apps ?? []) as readonly JsonObject[];
  const apps = listed.filter(({ status }) => openable.includes(status)).map(({ identifier }) => String(identifier));
  if (apps.includes(app) === there) return [];
  return [finding(requirements, `${app} on the device: ${there}`, apps.join(', ') || 'no app')];
};

/** What the device said became of the app that it was told to install last. */
export const installedAs: Check<{ readonly state: string }> = async ({ device }, { state }, requirements) => {
  const answers = (device?.exchanges ?? []).flatMap(({ request }) => stateIn(request.body) ?? []);
  const received = answers.at(-1) ?? 'no answer';
  return received === state ? [] : [finding(requirements, `State is ${state}`, received)];
};

const stateIn = (body: Uint8Array | undefined): string | undefined =>
  /<key>State<\/key>\s*<string>([^<]*)</.exec(Buffer.from(body ?? []).toString('utf8'))?.[1];

/** Users to whom the device opened a channel, by UserID, oldest first. */
const usersIn = (bodies: readonly string[]): readonly string[] =>
  bodies.flatMap((body) => /<key>UserID<\/key>\s*<string>([^<]*)</.exec(body)?.[1] ?? []);

/** TokenUpdates of a user went to two servers, and named the same one. */
export const sameUserManaged: Check<object> = async ({ device }, _args, requirements) => {
  const sent = (device?.exchanges ?? []).filter(({ step }) => step === 'TokenUpdate');
  const users = usersIn(sent.map(({ request }) => Buffer.from(request.body).toString('utf8')));
  if (users.length >= 2 && new Set(users).size === 1) return [];
  return [finding(requirements, 'one user in two TokenUpdates', users.join(', ') || 'no TokenUpdate of a user')];
};

/** The latest TokenUpdate of a user names this one. */
export const userNamed: Check<{ readonly shortName: string }> = async ({ device }, { shortName }, requirements) => {
  const sent = (device?.exchanges ?? []).filter(({ step }) => step === 'TokenUpdate');
  const bodies = sent.map(({ request }) => Buffer.from(request.body).toString('utf8'));
  const names = bodies.flatMap((body) => /<key>UserShortName<\/key>\s*<string>([^<]*)</.exec(body)?.[1] ?? []);
  const received = names.at(-1) ?? 'no user';
  return received === shortName ? [] : [finding(requirements, `the user ${shortName}`, received)];
};

/** The device was asked twice for its bypass code, and told another one the second time. */
export const twoBypassCodes: Check<object> = async ({ device }, _args, requirements) => {
  const bodies = (device?.exchanges ?? []).map(({ request }) => Buffer.from(request.body ?? []).toString('utf8'));
  const codes = bodies.flatMap(
    (body) => /<key>ActivationLockBypassCode<\/key>\s*<string>([^<]*)</.exec(body)?.[1] ?? [],
  );
  if (codes.length === 2 && codes[0] !== codes[1]) return [];
  return [finding(requirements, 'two codes that differ', codes.join(', ') || 'no code')];
};

/** Status of the portal's latest answer. */
export const answeredBy: Check<{ readonly status: number }> = async ({ notes }, { status }, requirements) => {
  const received = (notes.get(depAnswer) as { readonly status?: number } | undefined)?.status;
  return received === status ? [] : [finding(requirements, `status ${status}`, String(received))];
};

interface InPortal {
  /** As the portal lists them. */
  readonly devices: readonly JsonObject[];
}

export const lockedBy: Check<InPortal & { readonly serial: string; readonly who: string }> = async (
  _evidence,
  { devices, serial, who },
  requirements,
) => {
  const device = devices.find((one) => one.serial_number === serial);
  const received = String(device?.activation_lock ?? 'nobody');
  return device !== undefined && received === who
    ? []
    : [finding(requirements, `${serial} locked by ${who}`, device === undefined ? 'no such device' : received)];
};

/** Whether the organisation has the device of the scenario. */
export const ownedStill: Check<InPortal & { readonly kept: boolean }> = async (
  { device },
  { devices, kept },
  requirements,
) => {
  const received = devices.some(({ serial_number }) => serial_number === device?.serial);
  return received === kept ? [] : [finding(requirements, `in the organisation: ${kept}`, String(received))];
};
