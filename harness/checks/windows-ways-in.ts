import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';
import { enrollmentExchanges } from './windows-transcript.js';

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

type Settings = { readonly accounts?: readonly string[]; readonly screens?: readonly string[] };

const settingsOf = ({ device }: Evidence): Settings => (device?.state.settings as Settings | undefined) ?? {};

/** Whether the account is below Access work or school. */
export const accountIsListed: Check<{ readonly account: string; readonly listed: boolean }> = async (
  evidence,
  { account, listed },
  requirements,
) => {
  const { accounts = [] } = settingsOf(evidence);
  if (accounts.includes(account) === listed) return [];
  return [finding(requirements, `${account} is ${listed ? '' : 'not '}listed in Settings`, show(accounts))];
};

/** The screens that the person saw, in their order. */
export const screensWere: Check<{ readonly screens: readonly string[] }> = async (
  evidence,
  { screens },
  requirements,
) => {
  const { screens: received = [] } = settingsOf(evidence);
  return show(received) === show(screens) ? [] : [finding(requirements, screens.join(', '), received.join(', '))];
};

/** The enrollment service was asked in the order of the protocol, from a mail address on. */
export const cameByMailAddress: Check<object> = async ({ device }, _args, requirements) => {
  const steps = enrollmentExchanges(device).map(({ step, request }) => `${step} ${new URL(request.url).hostname}`);
  const [first = 'nothing'] = steps;
  const expected = /^DiscoverProbe enterpriseenrollment\./i;
  const ends = steps.at(-1)?.startsWith('RequestSecurityToken') ?? false;
  return expected.test(first) && ends
    ? []
    : [finding(requirements, 'from EnterpriseEnrollment of the mail domain to RequestSecurityToken', steps.join(', '))];
};

/** Forms of what the page About says. */
const aboutForms: Readonly<Record<string, RegExp>> = {
  device_name: /^[A-Za-z0-9-]{1,63}$/,
  processor: /\S/,
  installed_ram: /^\d+\.\d\d GB$/,
  device_id: /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/,
  product_id: /^\d{5}-\d{5}-\d{5}-[A-Z]{2}\d{3}$/,
  system_type: /^\d\d-bit operating system/,
  edition: /^Windows 1[01] \S/,
  version: /^(\d{4}|\d\dH\d)$/,
  installed_on: /^\d{1,2}\/\d{1,2}\/\d{4}$/,
  os_build: /^\d{5}\.\d+$/,
};

/** One field of the page About has a value of its form. */
export const aboutHas: Check<{ readonly field: string }> = async ({ device }, { field }, requirements) => {
  const value = (device?.state.about as JsonObject | undefined)?.[field];
  const form = aboutForms[field];
  const fits = typeof value === 'string' && form?.test(value) === true;
  return fits ? [] : [finding(requirements, `${field} like ${form}`, show(value))];
};

/** A member of what the administrator sees of the PC. */
export const recordSays: Check<{ readonly member: string; readonly value: string }> = async (
  { device, admin },
  { member, value },
  requirements,
) => {
  const { enrollmentId = '' } = device ?? {};
  const [view] = await admin.readDevices({ enrollmentId });
  const received = view?.detail[member];
  return received === value ? [] : [finding(requirements, `${member}: ${value}`, show(received))];
};

/** How many entries the directory has. */
export const directoryHasPcs: Check<{ readonly count: number }> = async ({ admin }, { count }, requirements) => {
  const { rows } = await admin.readReport('directory-devices');
  const received = Array.isArray(rows) ? rows.length : 0;
  return received === count ? [] : [finding(requirements, `${count} PC(s) in the directory`, String(received))];
};

/** How many records the console lists for the PC's name. */
export const consoleLists: Check<{ readonly count: number }> = async ({ device, admin }, { count }, requirements) => {
  const { rows } = await admin.readReport('windows-devices');
  const own = (rows as readonly JsonObject[]).filter(({ name }) => name === device?.state.deviceName);
  return own.length === count ? [] : [finding(requirements, `${count} record(s) of the PC`, show(own))];
};
