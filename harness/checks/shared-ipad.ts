import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import type { CommandView } from './admin.js';
import { type Check, type Evidence, finding } from './check.js';

/** Note under which a step leaves what became of the holder's latest deed. */
export const latestDeed = 'latest-deed';

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

export const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** What somebody who looks at the Shared iPad sees; empty on any other device. */
const ipad = (device: DeviceEvidence | undefined): JsonObject => object(device?.state.sharedIpad);

/** The device is a Shared iPad and says so to the server, or is none. */
export const isSharedIpad: Check<{ readonly shared: boolean }> = async ({ device }, { shared }, requirements) => {
  const received = device?.state.sharedIpad !== undefined;
  return received === shared
    ? []
    : [
        finding(
          requirements,
          shared ? 'a Shared iPad' : 'no Shared iPad',
          received ? 'a Shared iPad' : 'a device of one person',
        ),
      ];
};

export const deedIs: Check<{ readonly works: boolean; readonly code?: string }> = async (
  { notes },
  { works, code },
  requirements,
) => {
  const outcome = object(notes.get(latestDeed) as Json | undefined);
  const received =
    outcome.kind === 'done' ? 'it worked' : `refused: ${String(outcome.code)} ${String(outcome.message)}`;
  const right = works
    ? outcome.kind === 'done'
    : outcome.kind === 'refused' && (code === undefined || outcome.code === code);
  return right
    ? []
    : [finding(requirements, works ? 'it works' : `it is refused${code === undefined ? '' : ` (${code})`}`, received)];
};

/** Who is signed in: an account, `guest`, or nobody. */
export const userIs: Check<{ readonly user: string }> = async ({ device }, { user }, requirements) => {
  const received = ipad(device).user ?? 'nobody';
  return received === user ? [] : [finding(requirements, `${user} is signed in`, String(received))];
};

/** How many users have a partition. */
export const residentCount: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const resident = list(ipad(device).resident);
  return resident.length === count
    ? []
    : [finding(requirements, `${count} resident users`, resident.join(', ') || 'none')];
};

export const dataFound: Check<{ readonly what: string; readonly found: boolean }> = async (
  { device },
  { what, found },
  requirements,
) => {
  const data = list(ipad(device).data);
  return data.includes(what) === found
    ? []
    : [finding(requirements, found ? `the user finds ${what}` : `nothing of ${what}`, data.join(', ') || 'nothing')];
};

export const panesAre: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const panes = list(object(device?.state.setup).panes);
  return panes.length === count
    ? []
    : [finding(requirements, `${count} panes after activation`, panes.join(', ') || 'none')];
};

export const appIs: Check<{ readonly app: string; readonly present: boolean }> = async (
  { device },
  { app, present },
  requirements,
) => {
  const apps = list(device?.state.apps);
  return apps.includes(app) === present
    ? []
    : [
        finding(
          requirements,
          present ? `${app} is installed` : `${app} is not installed`,
          apps.join(', ') || 'no apps',
        ),
      ];
};

/** What the home screen shows. */
export const appShown: Check<{ readonly app: string; readonly shown: boolean }> = async (
  { device },
  { app, shown },
  requirements,
) => {
  const apps = list(ipad(device).appsShown);
  return apps.includes(app) === shown
    ? []
    : [finding(requirements, shown ? `${app} on the home screen` : `${app} hidden`, apps.join(', ') || 'nothing')];
};

const namesOf = (profiles: Json | undefined): readonly string[] =>
  list(profiles).map((one) => String(object(one).displayName ?? ''));

export type Place = 'the device' | 'the user' | 'nobody';

/** Where the profile of this name holds now. */
function placeOf(device: DeviceEvidence | undefined, name: string): Place {
  if (namesOf(device?.state.profiles).includes(name)) return 'the device';
  return namesOf(ipad(device).userProfiles).includes(name) ? 'the user' : 'nobody';
}

/** A policy holds for the device, for the user who is signed in, or not at all. */
export const policyHoldsFor: Check<{ readonly name: string; readonly place: Place }> = async (
  { device },
  { name, place },
  requirements,
) => {
  const received = placeOf(device, name);
  return received === place ? [] : [finding(requirements, `${name} holds for ${place}`, `for ${received}`)];
};

async function commandsOf({ admin, device }: Evidence): Promise<readonly CommandView[]> {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  return view?.commands ?? [];
}

/** Commands that the administrator finds for an app, whatever became of them. */
export const appOrdered: Check<{ readonly app: string; readonly ordered: boolean }> = async (
  evidence,
  { app, ordered },
  requirements,
) => {
  const found = (await commandsOf(evidence)).filter(({ kind }) => kind === 'InstallApplication');
  const sent = (evidence.device?.exchanges ?? []).some(({ response }) => {
    const text = Buffer.from(response?.body ?? []).toString('utf8');
    return text.includes('InstallApplication') && text.includes(app);
  });
  return sent === ordered
    ? []
    : [finding(requirements, ordered ? `an order to install ${app}` : `no order for ${app}`, `${found.length} orders`)];
};

/** The state of a policy in the device or user status of the report; `absent`: it is not listed. */
export const statusOf: Check<{
  readonly policy: string;
  readonly part: 'deviceStatus' | 'userStatus';
  readonly state: string;
}> = async ({ admin }, { policy, part, state }, requirements) => {
  const report = await admin.readReport('shared-devices');
  const rows = list(report[part])
    .map(object)
    .filter((row) => row.policy === policy);
  const received = rows.map((row) => String(row.state)).join(', ') || 'absent';
  return received.split(', ').includes(state) ? [] : [finding(requirements, `${policy} ${state} in ${part}`, received)];
};

export const accountListed: Check<{ readonly account: string; readonly created: string }> = async (
  { admin },
  { account, created },
  requirements,
) => {
  const { rows } = await admin.readReport('managed-apple-accounts');
  const found = list(rows).map(object);
  return found.some((row) => row.account === account && row.created === created)
    ? []
    : [
        finding(
          requirements,
          `${account}, created ${created}`,
          found.map((row) => `${String(row.account)} ${String(row.created)}`).join(', ') || 'no account',
        ),
      ];
};

/** How the administrator sees the sharing of the device. */
export const sharingIs: Check<{ readonly kind: string }> = async ({ admin, device }, { kind }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = String(object(view?.detail.shared).sharing ?? 'not shared');
  return received === kind ? [] : [finding(requirements, kind, received)];
};

/** Who is signed in to an app of a device in Shared Device Mode. */
export const appAccount: Check<{ readonly app: string; readonly account: string }> = async (
  { device },
  { app, account },
  requirements,
) => {
  const accounts = object(object(device?.state.sharedDeviceMode).accounts);
  const received = String(accounts[app] ?? 'nobody');
  return received === account ? [] : [finding(requirements, `${account} in ${app}`, received)];
};

/** What the settings refused or took. */
export const settingsTaken: Check<{ readonly taken: boolean }> = async ({ notes }, { taken }, requirements) => {
  const refusal = notes.get('settings-refused');
  const received = refusal === undefined;
  return received === taken
    ? []
    : [finding(requirements, taken ? 'stored settings' : 'refused settings', String(refusal ?? 'they were stored'))];
};

/** The device was not judged by compliance. */
export const noCompliance: Check<object> = async ({ admin, device }, _args, requirements) => {
  const { rows } = await admin.readReport('device-compliance');
  const own = list(rows)
    .map(object)
    .filter((row) => row.device === device?.enrollmentId);
  return own.length === 0 ? [] : [finding(requirements, 'no result of compliance', JSON.stringify(own))];
};

/** Whether the device waits for a reset before it goes on. */
export const needsReset: Check<{ readonly needed: boolean }> = async ({ device }, { needed }, requirements) => {
  const received = device?.state.needsReset === true;
  return received === needed
    ? []
    : [
        finding(
          requirements,
          needed ? 'a device that has to be reset' : 'a device that goes on',
          received ? 'it has to be reset' : 'it goes on',
        ),
      ];
};

/** The answer to the latest Settings command refused this item. */
export const itemRefused: Check<{ readonly item: string }> = async (evidence, { item }, requirements) => {
  const command = (await commandsOf(evidence)).findLast(({ kind }) => kind === 'Settings');
  const answers = list(command?.result?.Settings).map(object);
  const received = answers.map((one) => `${String(one.Item)} ${String(one.Status)}`).join(', ') || 'no answer';
  return received.includes(`${item} Error`) ? [] : [finding(requirements, `${item} is not taken`, received)];
};

const contexts: Readonly<Record<string, readonly Place[]>> = {
  Device: ['the device', 'the user'],
  User: ['the user'],
  'Not applicable': ['nobody'],
};

/** A setting holds in this context; where e-mail is not supported at all, its error is as good. */
export const contextIs: Check<{ readonly name: string; readonly context: string }> = async (
  evidence,
  { name, context },
  requirements,
) => {
  const received = placeOf(evidence.device, name);
  if (contexts[context]?.includes(received)) return [];
  const report = await evidence.admin.readReport('shared-devices');
  const failed = list(report.deviceStatus)
    .map(object)
    .some((row) => row.policy === name && row.state === 'error');
  return failed ? [] : [finding(requirements, `${name} in the context ${context}`, `it holds for ${received}`)];
};

/** An app has come to the device, to its user as a web app, or has never been ordered. */
export const deliveryIs: Check<{ readonly app: string; readonly context: string }> = async (
  { device },
  { app, context },
  requirements,
) => {
  const shown = list(ipad(device).appsShown).includes(app);
  const ordered = (device?.exchanges ?? []).some(({ response }) =>
    Buffer.from(response?.body ?? [])
      .toString('utf8')
      .includes(`<string>${app}</string>`),
  );
  const web = placeOf(device, app) === 'the user';
  const received = shown ? 'Device' : web ? 'User' : ordered ? 'ordered in vain' : 'Not applicable';
  const fits = received === context || (context === 'Device' && web);
  return fits ? [] : [finding(requirements, `${app}: ${context}`, received)];
};
