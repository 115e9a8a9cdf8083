import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { deedDone } from './mac.js';

interface Deed {
  readonly kind: 'done' | 'refused';
  readonly code?: string;
  readonly message?: string;
}

const deedIn = ({ notes }: Evidence): Deed | undefined => notes.get(deedDone) as Deed | undefined;

/** How what the user did at the device ended, and by which of the device's own words. */
export const deedEnds: Check<{ readonly outcome: Deed['kind']; readonly code?: string }> = async (
  evidence,
  { outcome, code },
  requirements,
) => {
  const deed = deedIn(evidence);
  const received = `${deed?.kind ?? 'never tried'} ${deed?.code ?? ''} ${deed?.message ?? ''}`.trim();
  if (deed?.kind === outcome && (code === undefined || deed.code === code)) return [];
  return [finding(requirements, `it is ${outcome} ${code ?? ''}`.trim(), received.slice(0, 200))];
};

/** MIG-022 to MIG-025: the link ends at a page that says why. */
export const errorPageSays: Check<{ readonly text: string }> = async (evidence, { text }, requirements) => {
  const { kind = 'never opened', code = '', message = '' } = deedIn(evidence) ?? {};
  if (kind === 'refused' && Number(code) >= 400 && message.includes(text)) return [];
  return [
    finding(requirements, `an error page that says "${text}"`, `${kind} ${code} ${message.slice(0, 400)}`.trim()),
  ];
};

/** MIG-013 to MIG-017: the page that the app shows is one of these; an empty list: the app does not come to the front. */
export const portalShows: Check<{ readonly pages: readonly string[] }> = async (
  { device },
  { pages },
  requirements,
) => {
  const shown = device?.state.portalPage;
  const received = shown === undefined ? 'the app did not open' : `the page ${String(shown)}`;
  if (shown === undefined ? pages.length === 0 : pages.includes(String(shown))) return [];
  return [
    finding(requirements, pages.length === 0 ? 'no page of the app' : `the page ${pages.join(' or ')}`, received),
  ];
};

/** MIG-001, MIG-019, MIG-020: nothing has come of the move, on the device and at the server. */
export const stillAdministrated: Check<object> = async ({ device, admin }, _args, requirements) => {
  if (device?.state.mode !== 'device-admin' || device.phase !== 'enrolled')
    return [finding(requirements, 'a device that keeps its administrator', `${device?.phase} ${device?.state.mode}`)];
  const views = await admin.readDevices();
  const enrolled = views.filter(({ state }) => state === 'enrolled').map(({ method = 'unknown' }) => method);
  return enrolled.join() === 'android-da'
    ? []
    : [finding(requirements, 'one enrolled device, by device administrator', enrolled.join(', ') || 'none')];
};

/** MIG-003: the old record is unenrolled, the device has a work profile, and the app lists what is still to be done. */
export const hasMoved: Check<{ readonly issue: string }> = async ({ device, admin }, { issue }, requirements) => {
  if (device?.state.mode !== 'work-profile')
    return [finding(requirements, 'a device with a work profile', String(device?.state.mode ?? 'an unmanaged device'))];
  const views = await admin.readDevices();
  const records = views.map(({ method, state }) => `${method} ${state}`).sort();
  const expected = ['android-da unenrolled', 'android-work-profile enrolled'];
  if (records.join() !== expected.join()) return [finding(requirements, expected.join(', '), records.join(', '))];
  const issues = device.state.portalIssues;
  return Array.isArray(issues) && issues.includes(issue)
    ? []
    : [finding(requirements, `the app lists "${issue}"`, JSON.stringify(issues) ?? 'nothing')];
};

const hosts: Readonly<Record<string, RegExp>> = {
  public: /^https:\/\/portal\.[^/]+\/UpdateSettings\.aspx$/,
  us_government: /^https:\/\/portal-us\.[^/]+\/UpdateSettings\.aspx$/,
};

/** The address in the last mail that was sent; undefined when there is none. */
export function linkInMails(mails: JsonObject): string | undefined {
  const rows = (mails.rows ?? []) as readonly JsonObject[];
  return /https:\S+/.exec(String(rows.at(-1)?.body ?? ''))?.[0];
}

/** MIG-014: the mail holds the link of this cloud. */
export const mailHoldsLink: Check<{ readonly cloud: string }> = async ({ admin }, { cloud }, requirements) => {
  const link = linkInMails(await admin.readReport('sent-mails'));
  return hosts[cloud]?.test(link ?? '') ? [] : [finding(requirements, `the link of ${cloud}`, link ?? 'no link')];
};
