import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { keepsItsToken, switchOpens } from '../domain/android-preparation/rules.js';
import { userDevicesAllowed } from '../domain/android-preparation/settings.js';
import { createProfile, replaceProfileToken } from '../domain/android-profiles/manage.js';
import { type AndroidProfile, findAndroidProfile } from '../domain/android-profiles/profile.js';
import { tokenPage } from '../endpoints/android/profile-desk.js';
import type { ReferenceTenant } from '../tenants.js';
import { tenantOf } from './admin-context.js';
import type { AdminExtension } from './admin-extension.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };

/** The enrollment profile behind the one token of the organisation. */
const profileName = 'Fully managed';

/** The page on which fully managed devices are switched on: with its switch on, the token of the whole organisation. */
export const userDevicePages: AdminExtension = {
  capabilities: ['page:corporate-user-devices'],
  routes(app, context) {
    app.get<OfTenant>(
      '/tenants/:tenant/corporate-user-devices',
      route({
        tag: 'Android enrollment profiles',
        summary: 'The token for fully managed devices',
        params: tenantParams,
        answers: { 200: anyObject },
      }),
      async (request) => {
        const tenant = tenantOf(context, request.params.tenant);
        const page = await pageOf(tenant);
        await context.settled(tenant);
        return page;
      },
    );
  },
};

async function pageOf(tenant: ReferenceTenant): Promise<JsonObject> {
  const allowed = userDevicesAllowed(tenant.state);
  if (!switchOpens(tenant.context(), allowed)) return { allowed };
  return { allowed, ...(await tokenPage(tenant, profileOf(tenant))) };
}

function profileOf(tenant: ReferenceTenant): AndroidProfile {
  const desk = { context: tenant.context(), random: tenant.random };
  const known = findAndroidProfile(tenant.state, profileName);
  if (known === undefined) return createProfile(desk, { name: profileName, enrollmentType: 'android-fully-managed' });
  return keepsItsToken(desk.context) ? known : replaceProfileToken(desk, known, undefined);
}
