import { assignmentPath, packagePath } from '../../protocol/android/vendor-link.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { shownAt } from './shown-at.js';
import { zeroTouchAnswer } from './zero-touch.js';

/** Note under which a step leaves the latest answer of the simulated Knox Mobile Enrollment. */
export const cloudAnswer = zeroTouchAnswer;

/** KME-012, KME-017: the portal makes a profile without a field, or does not, as the column `required` of the form says. */
export const creationFits: Check<{ readonly field: string; readonly required: string }> = async (
  { notes },
  { field, required },
  requirements,
) => {
  const { status } = (notes.get(cloudAnswer) ?? { status: 0 }) as { readonly status: number };
  const wanted = required === 'Yes' ? 400 : 201;
  return status === wanted ? [] : [finding(requirements, `without ${field}: ${wanted}`, String(status))];
};

/** A member of the profile that the device was handed. */
export const profileHanded: Check<{ readonly member: string; readonly value: string }> = async (
  evidence,
  { member, value },
  requirements,
) => {
  const shown = shownAt(handedProfile(evidence), member);
  return shown === value ? [] : [finding(requirements, `${member}: ${value}`, `${member}: ${shown}`)];
};

function handedProfile({ device }: Evidence): JsonObject | undefined {
  const text = shownAt(jsonOf(latestTo(device?.exchanges, assignmentPath)), 'text');
  return jsonIn(text);
}

const latestTo = (exchanges: readonly Exchange[] | undefined, path: string): Exchange | undefined =>
  exchanges?.findLast(({ request }) => request.url.includes(path));

const jsonOf = (exchange: Exchange | undefined): JsonObject | undefined =>
  jsonIn(Buffer.from(exchange?.response?.body ?? []).toString('utf8'));

function jsonIn(text: string): JsonObject | undefined {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return undefined;
  }
}

/** KME-013, KME-018: where the device downloaded its agent. */
export const agentCameFrom: Check<{ readonly address: string }> = async ({ device }, { address }, requirements) => {
  const exchange = latestTo(device?.exchanges, packagePath);
  const asked = exchange === undefined ? 'nowhere' : new URL(exchange.request.url).searchParams.get('address');
  return asked === address ? [] : [finding(requirements, `the agent from ${address}`, String(asked))];
};

/** What the device's set-up went through: a line, or none like it. */
export const setupShows: Check<{ readonly line: string; readonly shown: boolean }> = async (
  { device },
  { line, shown },
  requirements,
) => {
  const log = (device?.state.setup ?? []) as readonly string[];
  if (log.includes(line) === shown) return [];
  return [finding(requirements, `${shown ? '' : 'not '}"${line}"`, log.join(', ') || 'an empty set-up')];
};

/** KME-022: whether an app of the system is in the app tray. */
export const appIsShown: Check<{ readonly app: string; readonly shown: boolean }> = async (
  { device },
  { app, shown },
  requirements,
) => {
  const apps = (device?.state.systemApps ?? []) as readonly string[];
  if (apps.includes(app) === shown) return [];
  return [finding(requirements, `${app} ${shown ? 'shown' : 'hidden'}`, apps.join(', ') || 'no apps')];
};

/** KME-011: what manages the device. */
export const managedAs: Check<{ readonly mode: string }> = async ({ device }, { mode }, requirements) => {
  const received = String(device?.state.mode ?? 'nothing');
  return received === mode ? [] : [finding(requirements, mode, received)];
};

/** KME-031: whose the device is, as the administrator reads it. */
export const ownershipRecorded: Check<{ readonly ownership: string }> = async (
  { admin, device },
  { ownership },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = String(view?.detail.ownership ?? 'nothing');
  return received === ownership ? [] : [finding(requirements, ownership, received)];
};

/** KME-003, KME-005, KME-024: the list of devices has this one by both identifiers, or is empty. */
export const deviceListHas: Check<{
  readonly ids: { readonly serial: string; readonly imei: string } | undefined;
}> = async ({ notes }, { ids }, requirements) => {
  const { json } = (notes.get(cloudAnswer) ?? {}) as { readonly json?: JsonObject };
  const devices = Array.isArray(json?.devices) ? (json.devices as readonly JsonObject[]) : [];
  const shown = devices.map(({ serial, imei }) => `${serial}/${imei}`).join(', ') || 'no device';
  const wanted = ids === undefined ? 'no device' : `${ids.serial}/${ids.imei}`;
  return shown === wanted ? [] : [finding(requirements, wanted, shown)];
};

/** KME-032: the administrator asked for something and did not get it. */
export const nothingIssued: Check<object> = async ({ notes }, _args, requirements) =>
  notes.has('issue-refused') ? [] : [finding(requirements, 'a refusal', 'custom JSON with a token')];

/** KME-028: how the set-up ended on the device; the server may still list the device from the time before its reset. */
export const setupEnded: Check<{ readonly outcome: string }> = async ({ device }, { outcome }, requirements) => {
  const kind = device?.outcome?.kind ?? 'no outcome';
  const received = kind === 'enrolled' ? 'accepted' : kind;
  return received === outcome ? [] : [finding(requirements, `a set-up that is ${outcome}`, received)];
};
