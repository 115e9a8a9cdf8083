import { type StoreApp, storePaths } from '../../../../protocol/android/managed-play.js';
import { deployedTo } from '../../domain/android-apps/deployed.js';
import { listedInStore } from '../../domain/android-apps/rules.js';
import { playBinding } from '../../domain/managed-play/binding.js';
import { type PlayApp, publishedApps } from '../../domain/managed-play/store.js';
import type { DeviceState } from '../../domain/state.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { accountOf } from './accounts.js';
import { isVisibleTo, playRules, versionGiven } from './rules.js';

/** Managed Google Play as devices meet it: the apps of an account, and one app. What a store app answers is in `protocol/android/managed-play.ts`. */
export const playEndpoint: Endpoint = {
  name: 'play',
  rules: playRules,
  routes: [
    { method: 'GET', path: storePaths.apps, handler: (request) => withAccount(request, listApps) },
    { method: 'GET', path: `${storePaths.app}*`, handler: (request) => withAccount(request, showApp) },
  ],
};

type Answer = (request: EndpointRequest, device: DeviceState) => EndpointResponse;

function withAccount(request: EndpointRequest, answer: Answer): EndpointResponse {
  const { authorization } = request.headers;
  const device = accountOf(request.tenant.state, /^Bearer (.+)$/.exec(String(authorization ?? ''))?.[1]);
  return device === undefined ? json({ error: 'the account is not known' }, 401) : answer(request, device);
}

function listApps({ tenant }: EndpointRequest, device: DeviceState): EndpointResponse {
  const context = tenant.context();
  const deployed = deployedTo(context, device).filter(({ intent }) => listedInStore(context, intent));
  const apps = visibleApps(context).filter((app) => deployed.some((one) => one.app === app.package));
  return json({ apps: apps.map((app) => asStoreApp(context, app)) });
}

function showApp({ tenant, path }: EndpointRequest, _device: DeviceState): EndpointResponse {
  const context = tenant.context();
  const name = decodeURIComponent(path.slice(storePaths.app.length));
  const app = visibleApps(context).find((one) => one.package === name);
  return app === undefined ? json({ error: `there is no ${name}` }, 404) : json(asStoreApp(context, app));
}

/** What the organisation of this tenant finds in the store. */
export function visibleApps(context: TenantContext): readonly PlayApp[] {
  const { organization } = playBinding(context.state);
  return publishedApps(context.state).filter((app) => isVisibleTo(context, app, organization));
}

const asStoreApp = (context: TenantContext, app: PlayApp): StoreApp => ({
  package: app.package,
  name: app.name,
  version: versionGiven(context, app),
  managedConfiguration: app.managedConfiguration,
});

const json = (body: object, status = 200): EndpointResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
