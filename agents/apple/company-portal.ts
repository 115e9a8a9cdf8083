import { UsageError } from '../../protocol/base/errors.js';
import type { Exchange } from '../../protocol/base/exchange.js';
import type { StepPatch } from '../device/agent.js';
import { findApp, isPresent } from './apps.js';
import type { AppleDevice } from './device.js';

export const companyPortalSteps: readonly string[] = ['CompanyPortal sign-in', 'CompanyPortal device'];

/** The holder opens the app Company Portal: signs in with `username` and `password`, or looks at the device. The interface is our own. */
export async function openCompanyPortal(device: AppleDevice, step: string, patch: StepPatch): Promise<Exchange> {
  const { mdm } = device.state;
  if (mdm === undefined) throw new UsageError('STEP_NOT_MANAGED', `${step} needs a managed device`);
  const [address, name] = [`${new URL(mdm.serverUrl).origin}/company-portal`, mdm.enrollmentId ?? device.state.udid];
  const { username, password } = patch;
  const form = new URLSearchParams({ username: String(username), password: String(password), device: name });
  const { transport } = device.world;
  if (step === 'CompanyPortal sign-in') {
    const app = findApp(device, 'com.microsoft.CompanyPortal');
    if (app === undefined || !isPresent(app)) throw new UsageError('STEP_NO_APP', 'Company Portal is not installed');
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await transport.send({
      step,
      method: 'POST',
      url: `${address}/sign-in`,
      headers,
      body: Buffer.from(form.toString()),
    });
  } else
    await transport.send({ step, method: 'GET', url: `${address}/device?${new URLSearchParams({ device: name })}` });
  return transport.exchanges.at(-1) as Exchange;
}
