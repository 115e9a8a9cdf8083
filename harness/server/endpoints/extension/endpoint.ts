import { findDevice } from '../../domain/devices.js';
import { noteResult, scriptsFor } from '../../domain/windows-scripts.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { directoryUser } from '../mde2/directory-caller.js';
import { preparationRoutes } from './preparation.js';

/** What the management extension of a PC asks for. Its real protocol is not public: this one is our own. */
export function extensionEndpoint(): Endpoint {
  return {
    name: 'management-extension',
    rules: [],
    routes: [
      { method: 'POST', path: '/extension/scripts', handler: (request) => ofUser(request, list) },
      { method: 'POST', path: '/extension/results', handler: (request) => ofUser(request, takeResult) },
      ...preparationRoutes,
    ],
  };
}

type Turn = (request: EndpointRequest, form: URLSearchParams) => EndpointResponse;

function ofUser(request: EndpointRequest, turn: Turn): EndpointResponse {
  const token = /^Bearer (.+)$/.exec(String(request.headers.authorization ?? ''))?.[1] ?? '';
  if (directoryUser(request.tenant, token) === undefined) return json(401, { error: 'invalid_token' });
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const managed = findDevice(request.tenant.state, form.get('device') ?? '')?.state === 'enrolled';
  return managed ? turn(request, form) : json(404, { error: 'unknown_device' });
}

const list: Turn = ({ tenant: { state } }, form) => {
  const device = findDevice(state, form.get('device') ?? '');
  const own = device === undefined ? [] : scriptsFor(state, device);
  return json(200, { scripts: own.map(({ name, asUser }) => ({ name, asUser })) });
};

const takeResult: Turn = ({ tenant }, form) => {
  noteResult(tenant.context(), form.get('device') ?? '', form.get('script') ?? '');
  return json(200, {});
};

const json = (status: number, body: object): EndpointResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
