import { assignmentPath } from '../../protocol/android/vendor-link.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { shownAt } from './shown-at.js';

/** Note under which a step leaves the latest answer of a simulated cloud of Android devices. */
export const zeroTouchAnswer = 'cloud answer';

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json?: JsonObject;
}

const latest = ({ notes }: Evidence): Answer =>
  (notes.get(zeroTouchAnswer) as Answer | undefined) ?? { status: 0, text: 'no answer' };

/** Whether the service did what was asked, and with which status it said no. */
export const serviceAnswers: Check<{ readonly status: number }> = async (evidence, { status }, requirements) => {
  const answer = latest(evidence);
  return answer.status === status ? [] : [finding(requirements, String(status), `${answer.status} ${answer.text}`)];
};

/** What the latest answer shows at a place such as `error.details.0.@type`. */
export const answerShows: Check<{ readonly place: string; readonly value: string }> = async (
  evidence,
  { place, value },
  requirements,
) => {
  const shown = shownAt(latest(evidence).json, place);
  return shown === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${shown}`)];
};

/** Names of the members of a list in the latest answer, in any order: `Sales, Default configuration`. */
export const answerLists: Check<{ readonly list: string; readonly member: string; readonly names: string }> = async (
  evidence,
  { list, member, names },
  requirements,
) => {
  const found = latest(evidence).json?.[list];
  const rows = Array.isArray(found) ? (found as readonly JsonObject[]) : [];
  const shown = rows
    .map((row) => String(row[member]))
    .toSorted()
    .join(', ');
  const wanted = names.split(', ').toSorted().join(', ');
  return shown === wanted ? [] : [finding(requirements, `${list}: ${wanted}`, `${list}: ${shown || 'none'}`)];
};

/** A member of what a device was handed in its set-up. */
export const deviceWasHanded: Check<{ readonly place: string; readonly value: string }> = async (
  evidence,
  { place, value },
  requirements,
) => {
  const shown = shownAt(handed(evidence), place);
  return shown === value ? [] : [finding(requirements, `${place}: ${value}`, `${place}: ${shown}`)];
};

function handed({ device }: Evidence): JsonObject | undefined {
  const exchange = device?.exchanges.findLast(({ request }) => request.url.includes(assignmentPath));
  try {
    return JSON.parse(Buffer.from(exchange?.response?.body ?? []).toString('utf8')) as JsonObject;
  } catch {
    return undefined;
  }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The DPC extras on the table are JSON and say this at a key; the token of the bundle is a string. */
export const extrasSay: Check<{ readonly key: string; readonly value: string }> = async (
  { notes },
  { key, value },
  requirements,
) => {
  const extras = readExtras(notes.get(extrasNote));
  const received = extras === undefined ? 'no JSON object' : String(extras[key] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${key}: ${value}`, received)];
};

/** The bundle of the DPC extras carries the token as a string. */
export const bundleCarriesToken: Check<{ readonly key: string }> = async ({ notes }, { key }, requirements) => {
  const bundle = readExtras(notes.get(extrasNote))?.['android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE'];
  const token = isObject(bundle) ? bundle[key] : undefined;
  return typeof token === 'string' && token !== ''
    ? []
    : [finding(requirements, `${key}: a quoted token`, JSON.stringify(token ?? null))];
};

/** Note under which a step leaves DPC extras as text. */
export const extrasNote = 'zero-touch extras';

function readExtras(text: unknown): JsonObject | undefined {
  try {
    const value = JSON.parse(String(text)) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The administrator's record of the device says that it came by this method. */
export const enrolledAs: Check<{ readonly method: string }> = async ({ admin, device }, { method }, requirements) => {
  const { enrollmentId = '' } = device ?? {};
  const [view] = await admin.readDevices({ enrollmentId });
  const received = view?.state === 'enrolled' ? (view.method ?? 'no method') : 'no enrolled device';
  return received === method ? [] : [finding(requirements, method, received)];
};

/** How often the device went back to factory settings. */
export const wasReset: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const received = Number(device?.state.factoryResets ?? 0);
  return received === times ? [] : [finding(requirements, `${times} resets`, `${received} resets`)];
};

/** Whether the device asked the service for a configuration at all. */
export const deviceAsked: Check<{ readonly asked: boolean }> = async ({ device }, { asked }, requirements) => {
  const received = (device?.exchanges ?? []).some(({ request }) => request.url.includes(assignmentPath));
  const words = (yes: boolean): string => (yes ? 'it asked for a configuration' : 'it asked for none');
  return received === asked ? [] : [finding(requirements, words(asked), words(received))];
};
