import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { Deed } from '../deeds.js';
import type { AppleDevice } from '../device.js';

/** Asks the portal of the organisation that manages the Mac, in the name of its user. The app's protocol is our own. */
async function ask(device: AppleDevice, what: string, fields: JsonObject): Promise<DeedOutcome> {
  const { mdm } = device.state;
  if (mdm === undefined) return { kind: 'refused', message: 'the Mac is not managed' };
  const { transport, signal } = device.world;
  const host = new URL(mdm.serverUrl).host.replace(/^[^.]+/, 'portal');
  const form = new URLSearchParams({ device: device.state.udid });
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  const response = await transport.send({
    step: `CompanyPortal: ${what}`,
    method: 'POST',
    url: `https://${host}/companyportal/${what}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(form.toString()),
    ...(signal && { signal }),
  });
  const message = Buffer.from(response.body).toString('utf8').trim();
  return { kind: response.status === 200 ? 'done' : 'refused', message };
}

/** What the user does in the Company Portal, and with what conditional access guards. */
export const companyPortalDeeds: Readonly<Record<string, Deed>> = {
  'sign in to Company Portal': ({ device, details: { username = '', password = '' } }) =>
    ask(device, 'sign-in', { username, password }),
  'install an available app': ({ device, details: { app = '' } }) => ask(device, 'apps', { app }),
  'open a company resource': ({ device }) => ask(device, 'resource', {}),
  'open a managed app': ({ device }) => ask(device, 'managed-app', {}),
};
