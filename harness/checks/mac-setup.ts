import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';
import { macScreens } from './mac-screens.table.js';

const setUpOf = (device: DeviceEvidence | undefined): JsonObject | undefined =>
  device?.state.setup as JsonObject | undefined;

/** Titles of the panes, in lower case: makers of devices and of servers write them differently. */
function panesOf(device: DeviceEvidence | undefined): readonly string[] | undefined {
  const panes = setUpOf(device)?.panes;
  return Array.isArray(panes) ? panes.map((title) => String(title).toLowerCase()) : undefined;
}

/** Whether Setup Assistant presented a pane, by the name that administrators know. */
export const screenShown: Check<{ readonly screen: string; readonly shown: boolean }> = async (
  { device },
  { screen, shown },
  requirements,
) => {
  const presented = panesOf(device)?.includes(screen.toLowerCase());
  if (presented === shown) return [];
  const words = { true: 'it was presented', false: 'it was not', undefined: 'Setup Assistant has not run' } as const;
  return [
    finding(requirements, `${screen} is ${shown ? '' : 'not '}presented`, words[`${presented as boolean | undefined}`]),
  ];
};

/** Names that the catalog gives to panes of which none may be presented. */
export const noScreenShown: Check<object> = async ({ device }, _args, requirements) => {
  const seen = macScreens.filter((name) => panesOf(device)?.includes(name.toLowerCase()) !== false);
  return seen.map((name) => finding(requirements, `${name} is hidden`, 'it was presented'));
};

/** What the holder reads in Setup Assistant: `department` under About Configuration, `phone` under Need Help. */
export const setUpTells: Check<{ readonly key: 'department' | 'phone'; readonly value: string }> = async (
  { device },
  { key, value },
  requirements,
) => {
  const received = String(setUpOf(device)?.[key] ?? 'nothing');
  return received === value ? [] : [finding(requirements, `${key} ${value}`, received)];
};

/** Where a person signed in while Setup Assistant ran: on a web page, or in a pane of its own. */
export const signedInBy: Check<{ readonly way: 'web page' | 'pane' }> = async ({ device }, { way }, requirements) => {
  const exchanges = device?.exchanges ?? [];
  const web = exchanges.some(({ step }) => step.startsWith('GetProfile: Sign in'));
  const pane = exchanges.some(({ request }) => /^Basic /.test(String(request.headers.Authorization ?? '')));
  const received = web ? 'web page' : pane ? 'pane' : 'nowhere';
  return received === way ? [] : [finding(requirements, `signing in on a ${way}`, received)];
};

/** Accounts that the server made on the Mac, as DeviceInformation tells them. */
export const administratorMade: Check<{ readonly shortName: string; readonly made: boolean }> = async (
  { admin, device },
  { shortName, made },
  requirements,
) => {
  const [view] = await admin.readDevices({ enrollmentId: device?.enrollmentId ?? '' });
  const information = view?.detail.information as JsonObject | undefined;
  const accounts = (information?.AutoSetupAdminAccounts ?? []) as readonly JsonObject[];
  if (accounts.some((account) => account.shortName === shortName) === made) return [];
  return [finding(requirements, `an administrator ${shortName}: ${made}`, JSON.stringify(accounts))];
};

/** The message of a refusal names what is missing. */
export const refusalNames: Check<{ readonly text: string }> = async ({ device, notes }, { text }, requirements) => {
  const outcome = device?.outcome;
  const refused = notes.get('issue-refused');
  const message =
    refused instanceof Error ? refused.message : outcome?.kind === 'refused' ? outcome.refusal.message : '';
  return message.includes(text) ? [] : [finding(requirements, `a refusal that names "${text}"`, message || 'none')];
};

/** What was on the Mac before is still there, and nobody is bound to it. */
export const dataIntact: Check<{ readonly profile: string; readonly app: string }> = async (
  { device },
  { profile, app },
  requirements,
) => {
  const names = (list: unknown): readonly unknown[] =>
    Array.isArray(list) ? list.map((one: JsonObject) => one.identifier) : [];
  const lost = [
    ...(names(device?.state.profiles).includes(profile) ? [] : [profile]),
    ...(names(device?.state.apps).includes(app) ? [] : [app]),
  ];
  return lost.map((name) => finding(requirements, `${name} is still on the Mac`, 'it is gone'));
};
