import type { AndroidClouds } from '../clouds/android-clouds.js';
import type { CloudResponse } from '../clouds/cloud.js';
import { zeroTouchPath } from '../clouds/zero-touch/endpoint.js';
import { userDevicesAllowed } from '../domain/android-preparation/settings.js';
import { frameIsUsable, mayOpenFrame } from '../domain/zero-touch/rules.js';
import { zeroTouchSettings } from '../domain/zero-touch/settings.js';
import { RefusedByProduct } from '../endpoint.js';
import { androidService } from '../endpoints/android/service.js';
import type { Tenant } from '../tenant.js';
import { tenantOf } from './admin-context.js';
import type { AdminExtension } from './admin-extension.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OpenFrame = { readonly Params: { readonly tenant: string }; readonly Body: { readonly by?: string } };

/** The zero-touch pages of the console: a frame of the zero-touch service for whoever may open it. */
export function zeroTouchPages(clouds: AndroidClouds): AdminExtension {
  return {
    capabilities: ['page:zero-touch'],
    routes(app, context) {
      app.post<OpenFrame>(
        '/tenants/:tenant/zero-touch/frame',
        route({
          tag: 'zero-touch',
          summary: 'Open the embedded zero-touch pages as an administrator (`by`)',
          params: tenantParams,
          body: anyObject,
          answers: { 200: anyObject },
        }),
        async (request) => openFrame(clouds, tenantOf(context, request.params.tenant), request.body.by ?? ''),
      );
    },
  };
}

async function openFrame(clouds: AndroidClouds, tenant: Tenant, by: string): Promise<{ readonly url: string }> {
  const context = tenant.context();
  const { roles, administrators } = zeroTouchSettings(tenant.state);
  const permissions = roles[administrators[by.toLowerCase()] ?? ''] ?? {};
  if (!mayOpenFrame(context, permissions)) throw new RefusedByProduct(`${by} lacks the permission Update app sync.`);
  if (!frameIsUsable(context, userDevicesAllowed(tenant.state)))
    throw new RefusedByProduct('Corporate-owned user devices may not enroll: turn that on first.');
  const token = webToken(clouds, tenant, await fullyManagedExtras(tenant));
  return { url: tenant.url('zerotouch', `${zeroTouchPath}/frame?${new URLSearchParams({ token })}`) };
}

const yearInSeconds = 365 * 24 * 3_600;

async function fullyManagedExtras(tenant: Tenant): Promise<string> {
  const options = { entry: 'zero-touch', dpc: 'android-device-policy', tokenLifeSeconds: yearInSeconds };
  const request = { platform: 'android', method: 'android-fully-managed', options } as const;
  const { configuration } = await androidService.issue(tenant, request);
  return configuration?.text ?? '{}';
}

/** The console's own call to the service. Throws Error when the service does not do it. */
function webToken(clouds: AndroidClouds, tenant: Tenant, dpcExtras: string): string {
  const path = '/emm/webTokens';
  const document = { enterprise: tenant.domain, dpcId: 'com.google.android.apps.work.clouddpc', dpcExtras };
  const request = {
    method: 'POST',
    url: tenant.url('zerotouch', zeroTouchPath + path),
    path,
    query: new URLSearchParams(),
    headers: { authorization: 'Bearer in-process' },
    body: Buffer.from(JSON.stringify(document)),
  };
  const { status, body }: CloudResponse = clouds.zeroTouch.of(tenant).answer(request, 'in-process');
  if (status >= 400) throw new Error(`the zero-touch service: ${status} ${body}`);
  return (JSON.parse(body) as { readonly token: string }).token;
}
