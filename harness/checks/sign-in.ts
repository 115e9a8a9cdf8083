import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** Where a person can be asked for more than a password. */
export const signInPlaces = ['on the way in', 'in Company Portal'] as const;
export type SignInSpot = (typeof signInPlaces)[number];

const pages = /(?:^|: )Second factor$/;

/** Whether an exchange answered a page or an app that asks for a second factor. */
const answered: Readonly<Record<SignInSpot, (exchange: Exchange) => boolean>> = {
  'on the way in': ({ step }) => pages.test(step),
  'in Company Portal': ({ step, response }) =>
    step === 'CompanyPortal sign-in' && Buffer.from(response?.body ?? []).includes('"asked":"second factor"'),
};

/** How often the person was asked for a second factor there, by the forms that were filled in. */
export const factorAsked: Check<{ readonly spot: SignInSpot; readonly times: number }> = async (
  { device },
  { spot, times },
  requirements,
) => {
  const received = exchangesOf(device).filter(answered[spot]).length;
  return received === times ? [] : [finding(requirements, `asked ${times} times ${spot}`, `asked ${received} times`)];
};

/** Whether the latest sign-in to Company Portal let the person in. */
export const portalSignIn: Check<{ readonly done: boolean }> = async ({ device }, { done }, requirements) => {
  const last = exchangesOf(device).findLast(({ step }) => step === 'CompanyPortal sign-in');
  const received = last?.response?.status;
  const words = (is: boolean): string => (is ? 'signed in' : 'not signed in');
  if ((received === 200) === done) return [];
  return [finding(requirements, words(done), `answer ${received ?? 'none'}`)];
};

const exchangesOf = (device: DeviceEvidence | undefined): readonly Exchange[] => device?.exchanges ?? [];

interface PolicyRow {
  readonly name: string;
  readonly controls: readonly string[];
  readonly operator: string;
  readonly missingLicense: readonly string[];
  readonly notes: readonly string[];
}

/** A policy as the directory's administrator reads it: its controls with how they are joined, and what is wrong with it. */
export const policyReads: Check<{ readonly policy: string; readonly text: string }> = async (
  { admin },
  { policy, text },
  requirements,
) => {
  const { rows } = await admin.readReport('sign-in-policies');
  const row = (rows as unknown as readonly PolicyRow[]).find(({ name }) => name === policy);
  const received = row?.controls.join(` ${row.operator} `) ?? 'no such policy';
  return received === text ? [] : [finding(requirements, text, received)];
};

/** People whom the policies are meant for and who have not the subscription for that. */
export const unlicensedPeople: Check<{ readonly upns: readonly string[] }> = async (
  { admin },
  { upns },
  requirements,
) => {
  const { rows } = await admin.readReport('sign-in-policies');
  const found = (rows as unknown as readonly PolicyRow[]).flatMap(({ missingLicense }) => missingLicense);
  const [expected, received] = [[...upns].sort().join(', '), [...found].sort().join(', ')];
  return expected === received ? [] : [finding(requirements, expected || 'nobody', received || 'nobody')];
};

/** Whether the console of the directory has a policy of this name. */
export const directoryLists: Check<{ readonly policy: string }> = async ({ admin }, { policy }, requirements) => {
  const { policies = [] } = await admin.readPage('directory-console/policies');
  const names = (policies as readonly JsonObject[]).map(({ name }) => String(name));
  return names.includes(policy) ? [] : [finding(requirements, policy, names.join(', ') || 'no policy')];
};
