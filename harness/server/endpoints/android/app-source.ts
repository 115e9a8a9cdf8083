import { readJsonObject } from '../../../../protocol/android/read-json.js';
import { publishedApp } from '../../domain/aosp/apps.js';
import { takeLogs } from '../../domain/aosp/support.js';
import type { EndpointRequest, EndpointResponse, Route } from '../../endpoint.js';

/** Where devices without Google Play find apps; the package name follows. */
export const appSourcePath = '/android/apps';
export const logServicePath = '/android/logs';

export const appSourceRoutes: readonly Route[] = [
  { method: 'GET', path: `${appSourcePath}/*`, handler: sendApp },
  { method: 'POST', path: logServicePath, handler: takeLogFile },
];

/** The app as it is published now. What the package itself holds is not simulated. */
function sendApp({ tenant, path }: EndpointRequest): EndpointResponse {
  const app = publishedApp(tenant.state, decodeURIComponent(path.slice(appSourcePath.length + 1)));
  return app === undefined ? answer(404, { message: 'there is no such app' }) : answer(200, app);
}

function takeLogFile({ tenant, body }: EndpointRequest): EndpointResponse {
  const read = readJsonObject(Buffer.from(body).toString('utf8'));
  if (read.kind !== 'object') return answer(400, { message: 'the logs are no JSON object' });
  const { app = '', serial = '' } = read.object;
  const incident = takeLogs(tenant.context(), { app: String(app), serial: String(serial) }, tenant.random.uuid());
  return incident === undefined ? answer(403, { message: `no logs of ${String(app)}` }) : answer(201, { incident });
}

function answer(status: number, document: object): EndpointResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(document),
  };
}
