import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { addInDirectory, policiesInDirectory } from '../domain/sign-in/console-store.js';
import { tenantOf } from './admin-context.js';
import type { AdminExtension } from './admin-extension.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string }; readonly Body: JsonObject };

const path = '/tenants/:tenant/directory-console/policies';
const about = { tag: 'Directory', params: tenantParams, answers: { 200: anyObject } };

/** Conditional access as administrators of the directory see it, beside the console for devices. */
export const directoryConsolePages: AdminExtension = {
  capabilities: ['page:directory-console'],
  routes(app, context) {
    app.get<OfTenant>(path, route({ ...about, summary: 'Conditional access policies' }), async ({ params }) => ({
      policies: policiesInDirectory(tenantOf(context, params.tenant).context()),
    }));
    app.post<OfTenant>(path, route({ ...about, summary: 'Make a policy' }), async ({ params, body }) => {
      const tenant = tenantOf(context, params.tenant);
      addInDirectory(tenant.context(), body);
      await context.settled(tenant);
      return { policies: policiesInDirectory(tenant.context()) };
    });
  },
};
