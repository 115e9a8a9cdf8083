import { UsageError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { StepPatch } from '../device/agent.js';
import type { Person } from '../person/person.js';
import { codeOf, type SecondFactor } from '../person/second-factor.js';
import { isHeldInApp } from './ade/single-app.js';
import { findApp, isPresent } from './apps.js';
import type { AppleDevice } from './device.js';

export const companyPortalSteps: readonly string[] = ['CompanyPortal sign-in', 'CompanyPortal device'];

/** The holder opens the app Company Portal: signs in with `username` and `password`, or looks at the device. The interface is our own. */
export async function openCompanyPortal(device: AppleDevice, step: string, patch: StepPatch): Promise<Exchange> {
  const { mdm } = device.state;
  if (mdm === undefined) throw new UsageError('STEP_NOT_MANAGED', `${step} needs a managed device`);
  const [address, name] = [`${new URL(mdm.serverUrl).origin}/company-portal`, mdm.enrollmentId ?? device.state.udid];
  const { transport } = device.world;
  if (step === 'CompanyPortal sign-in') {
    const app = findApp(device, 'com.microsoft.CompanyPortal');
    if (app === undefined || !isPresent(app)) throw new UsageError('STEP_NO_APP', 'Company Portal is not installed');
    const { username, password, ...answers } = patch;
    const credentials = { username: String(username), password: String(password), device: name };
    await signIn(device, `${address}/sign-in`, credentials, answers);
  } else
    await transport.send({ step, method: 'GET', url: `${address}/device?${new URLSearchParams({ device: name })}` });
  return transport.exchanges.at(-1) as Exchange;
}

/** Name and password, and whatever the app is asked for besides, as long as its user has an answer. */
async function signIn(
  device: AppleDevice,
  url: string,
  fields: Readonly<Record<string, string>>,
  { newPassword, factor }: StepPatch,
): Promise<void> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = Buffer.from(new URLSearchParams(fields).toString());
  const { transport } = device.world;
  const response = await transport.send({ step: 'CompanyPortal sign-in', method: 'POST', url, headers, body });
  if (response.status !== 401) return;
  const { asked } = JSON.parse(Buffer.from(response.body).toString('utf8')) as { readonly asked?: string };
  const answers = {
    code: asked === 'second factor' ? codeOf(device.world, personWith(factor), isHeldInApp(device)) : undefined,
    'new-password': asked === 'new password' && typeof newPassword === 'string' ? newPassword : undefined,
  };
  const given = Object.entries(answers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  if (given.length === 0) return;
  await signIn(device, url, { ...fields, ...Object.fromEntries(given) }, {});
}

const personWith = (factor: StepPatch[string] | undefined): Pick<Person, 'factor'> =>
  factor === undefined ? {} : { factor: factor as unknown as SecondFactor };
