import type { Exchange } from '../../protocol/base/exchange.js';
import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** Note under which a step leaves the administrator's or the holder's refusal; absent: it was done. */
export const pageRefusal = 'page-refusal';
/** Note under which a step leaves what a page shows. */
export const pageShown = 'page-shown';

/** Whether what was tried on a page was done, and with which code it was refused. */
export const pageOutcome: Check<{ readonly outcome: string; readonly code?: string }> = async (
  { notes },
  { outcome, code = '' },
  requirements,
) => {
  const refusal = notes.get(pageRefusal);
  const text = refusal instanceof Error ? refusal.message : '';
  const received = refusal === undefined ? 'accepted' : 'refused';
  if (received === outcome && text.includes(code)) return [];
  return [finding(requirements, `${outcome} ${code}`.trim(), `${received} ${text}`.trim())];
};

/** How many commands the administrator sees for the device. */
export const commandCount: Check<{ readonly count: number }> = async ({ admin, device }, { count }, requirements) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = view?.commands.length ?? 0;
  return received === count
    ? []
    : [finding(requirements, `${count} command(s)`, (view?.commands ?? []).map(({ kind }) => kind).join(', ') || '0')];
};

/** A member of the page that was opened last; lists are read as `one, two`. */
export const pageSays: Check<{ readonly member: string; readonly value: string }> = async (
  { notes },
  { member, value },
  requirements,
) => {
  const received = inWords((notes.get(pageShown) as JsonObject | undefined)?.[member]);
  return received === value ? [] : [finding(requirements, `${member}: ${value}`, received)];
};

function inWords(value: Json | undefined): string {
  if (Array.isArray(value)) return value.map((each: Json) => inWords(each)).join(', ') || 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value ?? 'nothing');
}

/** The enrollment types that the console marks as preview. */
export const previewMarks: Check<{ readonly methods: string }> = async ({ notes }, { methods }, requirements) => {
  const { types = [] } = (notes.get(pageShown) ?? {}) as { readonly types?: readonly JsonObject[] };
  const received = types.filter(({ preview }) => preview === true).map(({ method }) => String(method));
  return received.join() === methods ? [] : [finding(requirements, `preview: ${methods}`, received.join() || 'none')];
};

/** Row of the app in the report of installations. */
export const installStatus: Check<{ readonly app: string; readonly state: string; readonly unlike?: string }> = async (
  { admin, device },
  { app, state, unlike },
  requirements,
) => {
  const { rows = [] } = (await admin.readReport('app-install-status')) as { readonly rows?: readonly JsonObject[] };
  const row = rows.find((each) => each.app === app && each.device === device?.enrollmentId);
  const irrelevant = unlike === undefined || (typeof row?.error === 'string' && !row.error.includes(unlike));
  if (row?.state === state && irrelevant) return [];
  return [finding(requirements, `${app} ${state}`, JSON.stringify(row ?? 'no row'))];
};

/** By which kind of enrollment the device is managed. */
export const enrollmentKind: Check<{ readonly kind: 'User' | 'Device' }> = async (
  { device },
  { kind },
  requirements,
) => {
  const fixed = ((device?.state.mdm as JsonObject | undefined)?.fixed ?? undefined) as JsonObject | undefined;
  const received = fixed === undefined ? 'none' : fixed.EnrollmentMode === 'BYOD' ? 'User' : 'Device';
  return received === kind ? [] : [finding(requirements, `${kind} Enrollment`, `${received} Enrollment`)];
};

/** A member of the device's record, as the administrator reads it. */
export const recordSays: Check<{ readonly member: string; readonly value: string }> = async (
  { admin, device },
  { member, value },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const received = String(view?.detail[member] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${member}: ${value}`, received)];
};

/** How many questions of ownership the person was asked. */
export const questionsAsked: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const asked = (device?.exchanges ?? []).filter((exchange) => pageOf(exchange).includes('content="Ownership"')).length;
  return asked === count ? [] : [finding(requirements, `${count} question(s)`, `${asked}`)];
};

/** No page that the person saw says this. */
export const pagesDoNotSay: Check<{ readonly text: string }> = async ({ device }, { text }, requirements) => {
  const said = (device?.exchanges ?? []).find((exchange) => pageOf(exchange).includes(text));
  return said === undefined ? [] : [finding(requirements, `pages without "${text}"`, `${said.step} says it`)];
};

function pageOf({ response }: Exchange): string {
  const html = String(response?.headers['content-type'] ?? '').includes('text/html');
  return html ? Buffer.from(response?.body ?? []).toString('utf8') : '';
}
