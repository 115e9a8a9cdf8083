import { signInToApp, withProtectedApp } from '../../app-protection/protected-app.js';
import type { DeedOutcome } from '../../device/agent.js';
import { portalAsksForProfile } from '../ade/rules.js';
import { dropApp, findApp, isPresent } from '../apps.js';
import type { Deed } from '../deeds.js';

/** What holders of an iPhone or iPad do with it. */
export const mobileDeeds: Readonly<Record<string, Deed>> = {
  /** `{ app }` */
  'delete app': ({ device, details }): DeedOutcome => {
    const app = String(details.app);
    if (findApp(device, app) === undefined) return { kind: 'refused', message: `${app} is not on the device` };
    dropApp(device, app);
    return { kind: 'done' };
  },
  /** `{ app, username, password }` */
  'sign in to an app': async ({ device, details: { app, username, password } }): Promise<DeedOutcome> => {
    const { platform } = device.world.model;
    const credentials = { username: String(username), password: String(password) };
    const signIn = await signInToApp(device.world, { ...credentials, app: String(app), platform, place: 'device' });
    if (signIn.app !== undefined)
      device.update({ protectedApps: withProtectedApp(device.state.protectedApps, signIn.app) });
    return signIn.outcome;
  },
  /** Company Portal says what it lacks. */
  'start Company Portal': ({ device }): DeedOutcome => {
    const app = findApp(device, 'com.microsoft.CompanyPortal');
    if (app === undefined || !isPresent(app)) return { kind: 'refused', message: 'Company Portal is not installed' };
    const asks = portalAsksForProfile(device.rules, device.state.mdm !== undefined, app.configuredTwice === true);
    return { kind: 'done', message: asks ? 'Sign in and download the management profile' : 'This device is managed' };
  },
  /** `{ url }`; a page in the browser is the end of the way. */
  'open a link': async ({ device, details: { url = '' } }): Promise<DeedOutcome> => {
    const { transport, model, signal } = device.world;
    const version = model.osVersion.replaceAll('.', '_');
    const headers = { 'User-Agent': `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) simulated` };
    const send = { step: 'Browser', method: 'GET' as const, url: String(url), headers, redirects: 3 };
    const { status, body } = await transport.send({ ...send, ...(signal && { signal }) });
    return { kind: 'refused', code: String(status), message: Buffer.from(body).toString('utf8') };
  },
};
