import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { commandsOf, dmExchanges, targetsOf } from './omadm-transcript.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const pageOf = (device: DeviceEvidence | undefined): JsonObject | undefined =>
  device?.state.preparationPage as JsonObject | undefined;

/** What the device preparation page shows; `nothing` where there is none. */
export const pageShows: Check<{ readonly value: string }> = async ({ device }, { value }, requirements) => {
  const received = String(pageOf(device)?.shows ?? 'nothing');
  return received === value ? [] : [finding(requirements, `a page that shows "${value}"`, received)];
};

/** One member of the page: `message`, `userIs`, `percent`. */
export const pageWas: Check<{ readonly member: string; readonly value: string }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const received = String(pageOf(device)?.[member] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `a page with ${member} "${value}"`, received)];
};

/** The buttons of the page, no more and no fewer. */
export const pageOffers: Check<{ readonly actions: string }> = async ({ device }, { actions }, requirements) => {
  const offered = (pageOf(device)?.actions as readonly string[] | undefined) ?? [];
  const received = offered.join(', ') || 'nothing';
  return received === actions ? [] : [finding(requirements, `a page that offers ${actions}`, received)];
};

const prepSync = 'com.microsoft/MDM/DevicePrepSync';

/** Client events of device preparation, one for each change. */
export const askedFor: Check<{ readonly states: string }> = async ({ device }, { states }, requirements) => {
  const told = alertsOf(device, prepSync);
  const received = told.filter((state, index) => state !== told[index - 1]).join(', ') || 'nothing';
  return received === states ? [] : [finding(requirements, `alerts ${prepSync}: ${states}`, received)];
};

function alertsOf(device: DeviceEvidence | undefined, type: string): readonly string[] {
  const commands = dmExchanges(device).flatMap(({ sent }) => sent?.body ?? []);
  const items = commands.flatMap((command) => (command.verb === 'Alert' ? command.items : []));
  return items.filter(({ meta }) => meta?.type === type).map(({ data = '' }) => data);
}

/** Whoever is signed in, as the latest session said. */
export const lastSessionWas: Check<{ readonly status: string }> = async ({ device }, { status }, requirements) => {
  const received = alertsOf(device, 'com.microsoft/MDM/LoginStatus').at(-1) ?? 'no session';
  return received === status ? [] : [finding(requirements, `a session with LoginStatus ${status}`, received)];
};

async function deploymentOf({ admin, device }: Evidence): Promise<JsonObject | undefined> {
  const { rows } = await admin.readReport('device-preparation-deployments');
  const all = Array.isArray(rows) ? (rows as readonly JsonObject[]) : [];
  return all.find((row) => row.deviceId === device?.enrollmentId);
}

/** A column of the report for administrators; `the serial number` and `the person` stand for the PC's own. */
export const deploymentHas: Check<{ readonly member: string; readonly value: string }> = async (
  evidence,
  { member, value },
  requirements,
) => {
  const row = await deploymentOf(evidence);
  const received = String(row?.[member] ?? 'nothing');
  const own: Readonly<Record<string, boolean>> = {
    'the serial number': received === evidence.device?.serial,
    'the person': received.includes('@'),
    'the name of the PC': received === evidence.device?.state.deviceName,
  };
  return (own[value] ?? received === value)
    ? []
    : [finding(requirements, `a deployment with ${member} "${value}"`, row === undefined ? 'no deployment' : received)];
};

export const noDeployment: Check<object> = async (evidence, _args, requirements) => {
  const row = await deploymentOf(evidence);
  return row === undefined ? [] : [finding(requirements, 'no deployment', show(row))];
};

/** Status of one app or script in the report. */
export const itemIs: Check<{ readonly kind: string; readonly name: string; readonly status: string }> = async (
  evidence,
  { kind, name, status },
  requirements,
) => {
  const row = await deploymentOf(evidence);
  const items = (row?.[`${kind}s`] as readonly JsonObject[] | undefined) ?? [];
  const received = String(items.find((one) => one.name === name)?.status ?? 'not listed');
  return received === status ? [] : [finding(requirements, `${kind} ${name}: ${status}`, received)];
};

/** Whether the group lists the PC by its serial number. */
export const isMember: Check<{ readonly group: string; readonly member: boolean }> = async (
  { admin, device },
  { group, member },
  requirements,
) => {
  const { groups } = await admin.readSettings('device-groups');
  const all = Array.isArray(groups) ? (groups as readonly JsonObject[]) : [];
  const devices = (all.find(({ name }) => name === group)?.devices as readonly string[] | undefined) ?? [];
  if (devices.includes(device?.serial ?? '') === member) return [];
  return [finding(requirements, `a ${member ? 'member' : 'stranger'} of ${group}`, devices.join(', ') || 'nobody')];
};

/** One member of the JSON that the server wrote into PageSettings. */
export const pageSettingHas: Check<{ readonly member: string; readonly value: string }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const items = dmExchanges(device).flatMap(({ answer }) =>
    commandsOf(answer).flatMap((command) => ('items' in command ? command.items : [])),
  );
  const written = items.findLast(({ target }) => target?.endsWith('/DevicePreparation/PageSettings'))?.data;
  const received = written === undefined ? 'nothing was written' : String(memberOf(written, member));
  return received === value ? [] : [finding(requirements, `PageSettings with ${member} ${value}`, received)];
};

function memberOf(text: string, member: string): unknown {
  try {
    return (JSON.parse(text) as JsonObject)[member];
  } catch {
    return text;
  }
}

/** How often the server ordered the first package of all, which is the management agent. */
export const agentOrders: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const targets = dmExchanges(device).flatMap(({ answer }) =>
    commandsOf(answer)
      .filter(({ verb }) => verb === 'Exec')
      .flatMap(targetsOf),
  );
  const orders = targets.filter((target) => target.endsWith('/DownloadInstall'));
  const received = orders.filter((target) => target === orders[0]).length;
  return received === count ? [] : [finding(requirements, `${count} order(s) of the agent`, String(received))];
};

/** What the agent reported on, in the order in which it first did. */
export const reportedInOrder: Check<{ readonly names: string }> = async ({ device }, { names }, requirements) => {
  const forms = (device?.exchanges ?? [])
    .filter(({ step, request }) => step === 'DevicePreparation' && request.url.endsWith('/results'))
    .map(({ request }) => new URLSearchParams(Buffer.from(request.body).toString('utf8')).get('name') ?? '');
  const received = [...new Set(forms)].join(', ') || 'nothing';
  return received === names ? [] : [finding(requirements, `reports on ${names}`, received)];
};

export const policyVersionIs: Check<{ readonly name: string; readonly version: number }> = async (
  { admin },
  { name, version },
  requirements,
) => {
  const { policies } = await admin.readSettings('device-preparation-policies');
  const all = Array.isArray(policies) ? (policies as readonly JsonObject[]) : [];
  const received = all.find((one) => one.name === name)?.version;
  return received === version ? [] : [finding(requirements, `version ${version} of ${name}`, show(received))];
};
