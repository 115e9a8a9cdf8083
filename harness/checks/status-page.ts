import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** The status page as the PC shows it; undefined where it shows none. */
const pageOf = (device: DeviceEvidence | undefined): JsonObject | undefined =>
  device?.state.statusPage as JsonObject | undefined;

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** One member of the page: `phase`, `outcome`, `blocked`, `message`. */
export const pageHas: Check<{ readonly member: string; readonly value: string | boolean }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const page = pageOf(device);
  return page?.[member] === value
    ? []
    : [finding(requirements, `a status page with ${member} ${show(value)}`, show(page?.[member] ?? page ?? 'no page'))];
};

export const noPage: Check<object> = async ({ device }, _args, requirements) => {
  const page = pageOf(device);
  return page === undefined ? [] : [finding(requirements, 'no status page', show(page))];
};

/** What a group of the page says: `2 of 3`. */
export const groupSays: Check<{ readonly group: string; readonly text: string }> = async (
  { device },
  { group, text },
  requirements,
) => {
  const groups = pageOf(device)?.groups as JsonObject | undefined;
  return groups?.[group] === text ? [] : [finding(requirements, `${group}: ${text}`, show(groups ?? 'no page'))];
};

/** The page names exactly these groups. */
export const groupsAre: Check<{ readonly groups: readonly string[] }> = async (
  { device },
  { groups },
  requirements,
) => {
  const received = Object.keys((pageOf(device)?.groups as JsonObject | undefined) ?? {});
  const same = received.length === groups.length && groups.every((group) => received.includes(group));
  return same ? [] : [finding(requirements, groups.join(', '), received.join(', ') || 'no group')];
};

/** Whether the page offers a remedy: `reset`, `continue anyway`, `collect logs`, `diagnostics page`. */
export const pageOffers: Check<{ readonly action: string; readonly offered: boolean }> = async (
  { device },
  { action, offered },
  requirements,
) => {
  const actions = (pageOf(device)?.actions as readonly string[] | undefined) ?? [];
  if (actions.includes(action) === offered) return [];
  return [finding(requirements, `${offered ? '' : 'no '}"${action}"`, actions.join(', ') || 'nothing is offered')];
};

/** A sign-in page waits, and nobody's name is in it. */
export const signInWaits: Check<object> = async ({ device }, _args, requirements) => {
  const prompt = pageOf(device)?.prompt as JsonObject | undefined;
  return prompt?.username === '' ? [] : [finding(requirements, 'an empty sign-in page', show(prompt))];
};

/** Whether the server asked for a package to be installed, by the target of its Exec or the tracking of it. */
export const packageWasAskedFor: Check<{ readonly name: string; readonly asked: boolean }> = async (
  { device },
  { name, asked },
  requirements,
) => {
  const sent = (device?.exchanges ?? []).map(({ response }) => Buffer.from(response?.body ?? []).toString('utf8'));
  const received = sent.some((text) => new RegExp(`/${name}/(DownloadInstall|StoreInstall|HostedInstall)`).test(text));
  if (received === asked) return [];
  return [finding(requirements, `${name} is ${asked ? '' : 'not '}installed`, received ? 'it is' : 'it is not')];
};

/** Whether the server's messages named a node. */
export const nodeWasAddressed: Check<{ readonly node: string; readonly addressed: boolean }> = async (
  { device },
  { node, addressed },
  requirements,
) => {
  const sent = (device?.exchanges ?? []).map(({ response }) => Buffer.from(response?.body ?? []).toString('utf8'));
  const received = sent.some((text) => text.includes(`/${node}`));
  if (received === addressed) return [];
  return [finding(requirements, `${addressed ? 'a' : 'no'} command for ${node}`, received ? 'there was one' : 'none')];
};
