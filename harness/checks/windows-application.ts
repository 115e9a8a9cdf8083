import type { Exchange } from '../../protocol/base/exchange.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { contextValue } from '../../protocol/mde2/context-items.js';
import { type Check, finding } from './check.js';
import { enrollmentExchanges, lastTokenExchange, requestOf, tokenRequestOf } from './windows-transcript.js';

/** What the administrator's attempt to change a setting ended with: the refusal names the reason, or there was none. */
export const settingEnded: Check<{ readonly reason?: string }> = async ({ notes }, { reason }, requirements) => {
  const refused = notes.get('settings-refused');
  const received = refused === undefined ? 'it was kept' : `refused: ${String(refused)}`;
  const right = reason === undefined ? refused === undefined : String(refused ?? '').includes(reason);
  const expected = reason === undefined ? 'a setting that is kept' : `a refusal that says "${reason}"`;
  return right ? [] : [finding(requirements, expected, received)];
};

/** An address of the directory's MDM application as the administrator reads it. */
export const applicationAddress: Check<{
  readonly half: 'mdm' | 'mam';
  readonly member: string;
  readonly value: string;
}> = async ({ admin }, { half, member, value }, requirements) => {
  const { automaticEnrollment = {} } = await admin.readSettings('windows-enrollment');
  const received = ((automaticEnrollment as JsonObject)[half] as JsonObject | undefined)?.[member];
  return received === value ? [] : [finding(requirements, `${half} ${member} "${value}"`, JSON.stringify(received))];
};

/** The first exchange of a step went to this path. */
export const askedAt: Check<{ readonly step: string; readonly path: string }> = async (
  { device },
  { step, path },
  requirements,
) => {
  const exchange = device?.exchanges.find((each) => each.step.startsWith(step));
  const received = exchange === undefined ? 'it asked nobody' : new URL(exchange.request.url).pathname;
  return received.toLowerCase() === path.toLowerCase() ? [] : [finding(requirements, `${step} at ${path}`, received)];
};

/** How often the person typed a password: sign-in pages that were sent off, and a sign-in of the enrollment itself. */
export const askedForCredentials: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const exchanges = device?.exchanges ?? [];
  const pages = exchanges.filter(({ step, request }) => step.startsWith('SignIn') && request.method === 'POST');
  const typed = exchanges.some(showsPassword) ? 1 : 0;
  const received = pages.length + typed;
  return received === times ? [] : [finding(requirements, `credentials asked for ${times} time(s)`, `${received}`)];
};

const showsPassword = (exchange: Exchange): boolean => requestOf(exchange)?.security?.kind === 'username';

export const askedNoEnrollmentService: Check<object> = async ({ device }, _args, requirements) => {
  const [first] = enrollmentExchanges(device);
  return first === undefined ? [] : [finding(requirements, 'no request to an enrollment service', first.step)];
};

/** The directory's latest entry for the device's person. */
export const directoryLists: Check<{ readonly joinType: string; readonly ownership: string }> = async (
  { admin },
  expected,
  requirements,
) => {
  const { rows } = await admin.readReport('directory-devices');
  const last = (Array.isArray(rows) ? (rows as readonly JsonObject[]) : []).at(-1);
  if (last?.joinType === expected.joinType && last.ownership === expected.ownership) return [];
  return [finding(requirements, JSON.stringify(expected), JSON.stringify(last ?? 'no entry'))];
};

/** The directory answered the PC before the PC looked for an enrollment service. */
export const directoryCameFirst: Check<object> = async ({ device }, _args, requirements) => {
  const steps = (device?.exchanges ?? []).map(({ step }) => step);
  const registered = steps.findIndex((step) => step.startsWith('Join') || step.startsWith('Register'));
  const looked = steps.indexOf('DiscoverProbe');
  if (registered >= 0 && looked > registered) return [];
  return [finding(requirements, 'the directory first, then the enrollment service', steps.join(', '))];
};

/** Value of CXH-HOST with which the terms page was opened. */
export const termsOpenedFrom: Check<{ readonly host: string }> = async ({ device }, { host }, requirements) => {
  const opened = device?.exchanges.find(({ step }) => step.startsWith('Terms'));
  const received = opened?.request.headers['cxh-host'] ?? opened?.request.headers['CXH-HOST'] ?? 'nothing';
  return received === host ? [] : [finding(requirements, `CXH-HOST: ${host}`, String(received))];
};

/** The context item EnrollmentType of the certificate request. */
export const enrolledAs: Check<{ readonly type: string }> = async ({ device }, { type }, requirements) => {
  const exchange = lastTokenExchange(device);
  const items = (exchange && tokenRequestOf(exchange)?.contextItems) ?? [];
  const received = contextValue(items, 'EnrollmentType') ?? 'none';
  return received === type ? [] : [finding(requirements, `EnrollmentType ${type}`, received)];
};

/** Where the directory's latest refusal sends the PC's user. */
export const pointedTo: Check<{ readonly path: string }> = async ({ device }, { path }, requirements) => {
  const refusal = device?.exchanges.findLast(({ response }) => response?.status === 403)?.response;
  const [, received = 'nowhere'] = /"compliance_url":"([^"]*)"/.exec(Buffer.from(refusal?.body ?? []).toString()) ?? [];
  return received.endsWith(path) ? [] : [finding(requirements, `sent to ${path}`, received)];
};
