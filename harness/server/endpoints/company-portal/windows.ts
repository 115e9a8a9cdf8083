import { findDevice, queueCommand } from '../../domain/devices.js';
import type { DeviceState } from '../../domain/state.js';
import { availableApps } from '../../domain/windows-deployments.js';
import { filtersByVersion, mayUsePortal } from '../../domain/windows-users.js';
import type { Endpoint, EndpointHandler, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { directoryUser } from '../mde2/directory-caller.js';
import { validateOmaDmCommand } from '../omadm/command-payload.js';
import { deployCommands } from '../omadm/provisioning/deploy.js';

/** The Company Portal of PCs: the app, and the site. Its real protocol is not public: this one is our own. */
export function windowsPortalEndpoint(): Endpoint {
  return {
    name: 'windows-company-portal',
    rules: [],
    routes: [
      { method: 'POST', path: '/companyportal/windows', handler: serve },
      { method: 'GET', path: '/companyportal/site', handler: showSite },
    ],
  };
}

const userOf = ({ tenant, headers }: EndpointRequest): string | undefined =>
  directoryUser(tenant, /^Bearer (.+)$/.exec(String(headers.authorization ?? ''))?.[1] ?? '');

const serve: EndpointHandler = (request) => {
  const { tenant } = request;
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const [user, action, app] = [userOf(request), form.get('action') ?? '', form.get('app') ?? ''];
  const device = findDevice(tenant.state, form.get('device') ?? '');
  if (user === undefined) return text(401, 'Sign in first.');
  if (device?.state !== 'enrolled') return text(404, 'The PC is not managed here.');
  if (!mayUsePortal(tenant.context(), device, user, action))
    return text(403, 'This is for the primary user of the PC.');
  return actions[action]?.(tenant, device, app) ?? text(400, `There is no action "${action}".`);
};

type Action = (tenant: Tenant, device: DeviceState, app: string) => EndpointResponse;

const actions: Readonly<Record<string, Action>> = {
  install: (tenant, device, app) => {
    const found = availableApps(tenant.state).find(({ name }) => name === app);
    if (found === undefined) return text(404, `${app} is not available.`);
    const scep = { url: '', challenge: '', thumbprint: '', subject: '' };
    for (const command of deployCommands(found, scep)) queue(tenant, device, command);
    return text(200, `${app} will be installed.`);
  },
  remove: (tenant, device) => {
    const { providerId = '' } = device.detail;
    const target = `./Device/Vendor/MSFT/DMClient/Provider/${String(providerId)}/Unenroll`;
    queue(tenant, device, { verb: 'Exec', target, format: 'chr', data: providerId });
    return text(200, 'The PC will be removed.');
  },
  reset: (tenant, device) => {
    queue(tenant, device, { verb: 'Exec', target: './Device/Vendor/MSFT/RemoteWipe/doWipe' });
    return text(200, 'The PC will be reset.');
  },
};

function queue(tenant: Tenant, device: DeviceState, payload: Parameters<typeof validateOmaDmCommand>[0]): void {
  queueCommand(device, { id: tenant.random.uuid(), kind: validateOmaDmCommand(payload), payload }, tenant.clock.now());
}

/** The available apps; where the browser says which Windows it runs on, those for that version. */
const showSite: EndpointHandler = (request) => {
  const { tenant, headers } = request;
  if (userOf(request) === undefined) return text(401, 'Sign in first.');
  const version = String(headers['sec-ch-ua-platform-version'] ?? '').replaceAll('"', '');
  const filtered = filtersByVersion(tenant.context(), String(headers['user-agent'] ?? ''));
  const apps = availableApps(tenant.state)
    .filter(({ windowsVersions = [] }) => !filtered || windowsVersions.length === 0 || isFor(windowsVersions, version))
    .map(({ name }) => name);
  const answer = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status: 200, headers: answer, body: JSON.stringify({ apps }) };
};

const isFor = (versions: readonly string[], version: string): boolean =>
  versions.some((one) => version.startsWith(one));

const text = (status: number, message: string): EndpointResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${message}\n`,
});
