import { type Check, finding } from './check.js';

/** Note under which a scenario leaves the status and text of the last page of the store's sign-up. */
export const signUpNote = 'managed-play sign-up';

type ConsoleApp = { readonly package: string; readonly name: string; readonly scopeTags: readonly string[] };

async function consoleApps(admin: Parameters<Check<object>>[0]['admin']): Promise<readonly ConsoleApp[]> {
  const { apps } = await admin.readPage('managed-play/apps');
  return (apps ?? []) as unknown as readonly ConsoleApp[];
}

/** Whether the console lists an app, by its name. */
export const consoleLists: Check<{ readonly name: string; readonly listed: boolean }> = async (
  { admin },
  { name, listed },
  requirements,
) => {
  const names = (await consoleApps(admin)).map((app) => app.name);
  if (names.includes(name) === listed) return [];
  return [finding(requirements, `a list ${listed ? 'with' : 'without'} ${name}`, names.join(', ') || 'an empty list')];
};

/** The scope tags of an app of the console. */
export const consoleAppIsTagged: Check<{ readonly name: string; readonly tag: string }> = async (
  { admin },
  { name, tag },
  requirements,
) => {
  const app = (await consoleApps(admin)).find((one) => one.name === name);
  const tags = app?.scopeTags.join(', ') || 'no tag';
  return tags === tag ? [] : [finding(requirements, `${name} with ${tag}`, app === undefined ? 'no such app' : tags)];
};

/** The state of the connection, as the administrator reads it. */
export const connectionIs: Check<{ readonly state: string }> = async ({ admin }, { state }, requirements) => {
  const shown = String((await admin.readPage('managed-play')).state);
  return shown === state ? [] : [finding(requirements, `a connection that is ${state}`, shown)];
};

/** What the store's sign-up form shows. */
export const signUpFormShows: Check<{ readonly text: string }> = async ({ notes }, { text }, requirements) => {
  const shown = String(notes.get(signUpNote) ?? 'no form');
  return shown.includes(text) ? [] : [finding(requirements, `a form with ${text}`, shown.slice(0, 400))];
};
