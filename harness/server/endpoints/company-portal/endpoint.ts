import { companyPortalRules, servesDevice, servesDirectMac } from '../../domain/company-portal/rules.js';
import { standing } from '../../domain/company-portal/standing.js';
import { findDevice, queueCommand } from '../../domain/devices.js';
import { authenticate } from '../../domain/people.js';
import type { DeviceState } from '../../domain/state.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';

/**
 * What the Company Portal app of a device asks of the server, and what stands behind conditional access. Its real protocol is not public: this one is our
 * own. A form names the device by its enrollment id.
 */
export function macPortalEndpoint(): Endpoint {
  return {
    name: 'company-portal',
    rules: companyPortalRules,
    routes: [
      { method: 'POST', path: '/companyportal/sign-in', handler: (request) => ofDevice(request, signIn) },
      { method: 'POST', path: '/companyportal/apps', handler: (request) => ofDevice(request, install) },
      { method: 'POST', path: '/companyportal/resource', handler: (request) => ofDevice(request, openResource) },
      { method: 'POST', path: '/companyportal/managed-app', handler: (request) => ofDevice(request, openManagedApp) },
    ],
  };
}

type Turn = (request: EndpointRequest, form: URLSearchParams, device: DeviceState) => EndpointResponse;

function ofDevice(request: EndpointRequest, turn: Turn): EndpointResponse {
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const device = findDevice(request.tenant.state, form.get('device') ?? '');
  return device?.state === 'enrolled' ? turn(request, form, device) : text(404, 'The device is not managed here.');
}

/** A device with a user is registered in the directory by the sign-in. */
function signIn({ tenant }: EndpointRequest, form: URLSearchParams, device: DeviceState): EndpointResponse {
  const person = authenticate(tenant.state, form.get('username') ?? '', form.get('password') ?? '');
  if (person === undefined) return text(401, 'User name or password is wrong.');
  const context = tenant.context();
  const served =
    device.method === 'macos-direct' ? servesDirectMac(context) : servesDevice(context, device.upn !== undefined);
  if (!served) return text(403, 'The Company Portal needs a device that has a user.');
  device.detail = { ...device.detail, portalUser: person.upn };
  return text(200, 'Signed in.');
}

/** An available app, for whoever has signed in. */
function install({ tenant }: EndpointRequest, form: URLSearchParams, device: DeviceState): EndpointResponse {
  if (device.detail.portalUser === undefined) return text(403, 'Sign in to the Company Portal first.');
  const payload = { RequestType: 'InstallApplication', Identifier: form.get('app') ?? '', ManagementFlags: 1 };
  queueCommand(device, { id: tenant.random.uuid(), kind: 'InstallApplication', payload }, tenant.clock.now());
  return text(200, 'The app will be installed.');
}

function openResource({ tenant }: EndpointRequest, _form: URLSearchParams, device: DeviceState): EndpointResponse {
  return standing(tenant.context(), device).reachesResources
    ? text(200, 'Here you are.')
    : text(403, 'Conditional access keeps the device out.');
}

/** Until then a managed app sends its user to the Company Portal. */
function openManagedApp({ tenant }: EndpointRequest, _form: URLSearchParams, device: DeviceState): EndpointResponse {
  if (standing(tenant.context(), device).opensManagedApps) return text(200, 'Here you are.');
  return { ...text(303, 'Sign in to the Company Portal.'), headers: { location: 'companyportal://sign-in' } };
}

function text(status: number, message: string): EndpointResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${message}\n` };
}
