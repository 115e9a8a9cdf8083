import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';
import { readable } from './windows-transcript.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** How the last deed at the PC ended: `done` or `refused`. */
export const deedEnded: Check<{ readonly kind: string }> = async ({ notes }, { kind }, requirements) => {
  const outcome = notes.get('deed') as { readonly kind?: string; readonly message?: string } | undefined;
  if (outcome?.kind === kind) return [];
  return [finding(requirements, `it is ${kind}`, outcome === undefined ? 'nobody did anything' : show(outcome))];
};

/** Apps that the portal's site listed. */
export const siteLists: Check<{ readonly app: string; readonly listed: boolean }> = async (
  { device },
  { app, listed },
  requirements,
) => {
  const apps = listedApps(device);
  if (apps?.includes(app) === listed) return [];
  return [finding(requirements, `${app} is ${listed ? '' : 'not '}listed`, show(apps ?? 'the site did not answer'))];
};

function listedApps(device: DeviceEvidence | undefined): readonly string[] | undefined {
  const answer = device?.exchanges.findLast(({ step }) => step === 'PortalSite')?.response;
  const body = answer && readable(() => JSON.parse(Buffer.from(answer.body).toString('utf8')) as { apps?: string[] });
  return body?.apps;
}

/** How an attempt at the console ended: with a refusal, or without. */
export const consoleAnswered: Check<{ readonly refused: boolean }> = async ({ notes }, { refused }, requirements) => {
  const received = notes.get('console-refused');
  if ((received !== undefined) === refused) return [];
  return [finding(requirements, refused ? 'a refusal' : 'an open door', show(received ?? 'no refusal'))];
};

/** The status page profiles that an administrator with a scope tag sees, with their priorities: `Sales 2, Lab 3`. */
export const scopedProfilesAre: Check<{ readonly tag: string; readonly profiles: string }> = async (
  { admin },
  { tag, profiles },
  requirements,
) => {
  const page = await admin.readPage(`status-page-profiles/${encodeURIComponent(tag)}`);
  const rows = (page.profiles as readonly JsonObject[] | undefined) ?? [];
  const received = rows.map(({ name, priority }) => `${String(name)} ${String(priority)}`).join(', ');
  return received === profiles ? [] : [finding(requirements, profiles, received || 'none')];
};

/** Whether a script has told a result. */
export const scriptRan: Check<{ readonly script: string; readonly ran: boolean }> = async (
  { admin },
  { script, ran },
  requirements,
) => {
  const { rows } = await admin.readReport('script-results');
  const received = (rows as readonly JsonObject[]).some((row) => row.script === script);
  if (received === ran) return [];
  return [finding(requirements, `${script} has ${ran ? 'a' : 'no'} result`, show(rows))];
};

/** Whether the PC gets into a wireless network. */
export const networkIs: Check<{ readonly name: string; readonly reached: boolean }> = async (
  { device },
  { name, reached },
  requirements,
) => {
  const networks = (device?.state.networks as JsonObject | undefined) ?? {};
  if (networks[name] === reached) return [];
  return [finding(requirements, `${name} is ${reached ? '' : 'not '}reached`, show(networks))];
};
