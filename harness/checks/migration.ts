import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

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
