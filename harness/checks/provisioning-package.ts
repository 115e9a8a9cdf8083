import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** What the designer made of an author's wishes: a package, or a rejection that says why. */
export const packageIs: Check<{ readonly built: boolean; readonly reason?: string }> = async (
  { notes },
  { built, reason = '' },
  requirements,
) => {
  const { file, rejected } = (notes.get('authored') as { file?: string; rejected?: string } | undefined) ?? {};
  const right = built ? file !== undefined : rejected?.includes(reason) === true;
  const expected = built ? 'a package' : `a rejection that says "${reason}"`;
  return right ? [] : [finding(requirements, expected, rejected ?? (file === undefined ? 'nothing' : 'a package'))];
};

/** One thing that the package made of the PC. */
export const packageMade: Check<{ readonly member: string; readonly value: string | number | boolean }> = async (
  { device },
  { member, value },
  requirements,
) => {
  const applied = device?.state.package as JsonObject | undefined;
  const received = applied?.[member];
  const same = Array.isArray(received) ? received.join(', ') === value : received === value;
  return same ? [] : [finding(requirements, `${member}: ${show(value)}`, show(received ?? applied ?? 'no package'))];
};

/** The PC's name fits a pattern. */
export const nameFits: Check<{ readonly pattern: string }> = async ({ device }, { pattern }, requirements) => {
  const name = String(device?.state.deviceName ?? '');
  return new RegExp(`^${pattern}$`).test(name) ? [] : [finding(requirements, `a name like ${pattern}`, name)];
};

/** The name ends with the end of the serial number, and is as long as names can be. */
export const nameEndsWithSerial: Check<{ readonly length: number }> = async ({ device }, { length }, requirements) => {
  const name = String(device?.state.deviceName ?? '');
  const end = device?.serial.slice(-4) ?? '';
  if (name.length === length && name.endsWith(end)) return [];
  return [finding(requirements, `${length} characters that end with ${end}`, `${name} (${name.length})`)];
};

/** Entries of the log of provisioning packages. */
export const packageLogged: Check<{ readonly setting: string; readonly result: string }> = async (
  { device },
  { setting, result },
  requirements,
) => {
  const { log } = (device?.state.package as { log?: readonly JsonObject[] } | undefined) ?? {};
  const entry = log?.find((each) => each.setting === setting);
  return entry?.result === result ? [] : [finding(requirements, `${setting}: ${result}`, show(log))];
};

/** How long after the PC applied its package it first asked the directory, seconds. */
export const askedDirectoryAfter: Check<{ readonly seconds: number }> = async (
  { device },
  { seconds },
  requirements,
) => {
  const handed = Number((device?.state.package as JsonObject | undefined)?.appliedAt);
  const first = device?.exchanges.find(({ step }) => step === 'Directory');
  const received = first === undefined ? 'never' : `${Math.round((first.startedAt - handed) / 1000)} seconds`;
  return received === `${seconds} seconds` ? [] : [finding(requirements, `${seconds} seconds`, received)];
};

/** The account behind the bulk token. */
export const accountFits: Check<{ readonly pattern: string }> = async ({ notes }, { pattern }, requirements) => {
  const { account = 'none' } = (notes.get('authored') as { account?: string } | undefined) ?? {};
  return new RegExp(pattern).test(account) ? [] : [finding(requirements, `an account like ${pattern}`, account)];
};

/** How many PCs the directory lists, and as what. */
export const directoryCounts: Check<{ readonly count: number; readonly joinType: string }> = async (
  { admin },
  { count, joinType },
  requirements,
) => {
  const { rows } = await admin.readReport('directory-devices');
  const received = (Array.isArray(rows) ? (rows as readonly JsonObject[]) : []).filter(
    (row) => row.joinType === joinType,
  );
  if (received.length === count) return [];
  return [finding(requirements, `${count} ${joinType} in the directory`, `${received.length}`)];
};
