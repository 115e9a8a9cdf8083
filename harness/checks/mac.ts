import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';

/** Note under which a step leaves how something that a person did at the device ended. */
export const deedDone = 'deed-done';

interface Deed {
  readonly kind: 'done' | 'refused';
  readonly message?: string;
}

/** How something that a person did at the device ended, as the device told that person. */
export const deedIs: Check<{ readonly outcome: Deed['kind'] }> = async ({ notes }, { outcome }, requirements) => {
  const deed = notes.get(deedDone) as Deed | undefined;
  if (deed?.kind === outcome) return [];
  return [
    finding(requirements, `the deed is ${outcome}`, `it was ${deed?.kind ?? 'never tried'} ${deed?.message ?? ''}`),
  ];
};

/** What the device told the person who did it. */
export const deedTells: Check<{ readonly text: string }> = async ({ notes }, { text }, requirements) => {
  const { message = 'nothing' } = (notes.get(deedDone) ?? {}) as Partial<Deed>;
  return message.includes(text) ? [] : [finding(requirements, `the device says "${text}"`, message)];
};

/** Whether the device left a bootstrap token, and the server took it. */
export const tokenLeft: Check<{ readonly left: boolean }> = async ({ device }, { left }, requirements) => {
  const sent = (device?.exchanges ?? []).findLast(({ step }) => step === 'SetBootstrapToken');
  const taken = sent?.response?.status === 200 && Buffer.from(sent.request.body).includes('<key>BootstrapToken</key>');
  if (taken === left) return [];
  return [
    finding(requirements, `the server ${left ? 'took a' : 'got no'} bootstrap token`, taken ? 'it took one' : 'none'),
  ];
};

/** The row of the device in the report `hardware`. */
async function hardwareRow({ admin, device }: Evidence): Promise<JsonObject | undefined> {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { rows } = await admin.readReport('hardware', view === undefined ? {} : { device: view.id });
  return (rows as readonly JsonObject[]).find((row) => row.device === view?.id);
}

/** One property of the device in the report, by its path: `hardware/User approved enrollment`. `nothing` where it is not shown. */
export const hardwareShows: Check<{ readonly path: string; readonly value: string }> = async (
  evidence,
  { path, value },
  requirements,
) => {
  const row: Json | undefined = await hardwareRow(evidence);
  const found = path.split('/').reduce<Json | undefined>((at, key) => (at as JsonObject | undefined)?.[key], row);
  const received = String(found ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${path} ${value}`, received)];
};

/** The administrator knows the device by the serial number that it has. */
export const serialIsSeen: Check<object> = async (evidence, _args, requirements) => {
  const serial = String((await hardwareRow(evidence))?.serial ?? 'none');
  const expected = evidence.device?.serial ?? '';
  return serial === expected ? [] : [finding(requirements, `the serial number ${expected}`, serial)];
};

/** Whether the device has this app. */
export const hasApp: Check<{ readonly identifier: string; readonly present: boolean }> = async (
  { device },
  { identifier, present },
  requirements,
) => {
  const apps = (device?.state.apps ?? []) as readonly { readonly identifier?: string }[];
  if (apps.some((app) => app.identifier === identifier) === present) return [];
  return [
    finding(requirements, `${identifier} is ${present ? '' : 'not '}on the device`, present ? 'it is not' : 'it is'),
  ];
};

/** What the directory says of the device: registered, on the list of its user, evaluated for compliance; all of it or nothing. */
export const standingIs: Check<{ readonly full: boolean }> = async ({ admin, device }, { full }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const { rows } = await admin.readReport('directory-standing', view === undefined ? {} : { device: view.id });
  const [row = {}] = rows as readonly JsonObject[];
  const facts = ['registered', 'listedForUser', 'complianceEvaluated'].filter((fact) => row[fact] !== full);
  return facts.map((fact) => finding(requirements, `${fact} ${full}`, String(row[fact])));
};
