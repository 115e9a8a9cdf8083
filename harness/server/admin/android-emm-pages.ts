import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { pushPath } from '../endpoints/android-emm/binding.js';
import type { AndroidEmm } from '../endpoints/android-emm/emm.js';
import { emmState } from '../endpoints/android-emm/state.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';
import type { AdminExtension } from './admin-extension.js';
import { playDeedParams } from './page-params.table.js';
import { deviceOn } from './perform-action.js';
import { route } from './routes.js';
import { anyObject, tenantParams } from './schemas.table.js';

type OfTenant = { readonly Params: { readonly tenant: string } };
type OfDeed = { readonly Params: { readonly tenant: string; readonly deed: string }; readonly Body: JsonObject };

const tag = 'Android through Google';
const base = '/tenants/:tenant/android-emm';
const answers = { 200: anyObject };

/** What an administrator does about Android devices that Google manages: `sign-up`, `sign-in`, `disable`, `enable`, `revoke-token`, `sync`. */
export function androidEmmPages(emm: AndroidEmm): AdminExtension {
  return {
    capabilities: ['page:android-emm'],
    routes(app, context) {
      app.get<OfTenant>(
        base,
        route({ tag, summary: 'The enterprise at Google', params: tenantParams, answers }),
        async (request) => shown(tenantOf(context, request.params.tenant)),
      );
      app.post<OfDeed>(
        `${base}/:deed`,
        route({ tag, summary: 'Do something about it', params: playDeedParams, body: anyObject, answers }),
        (request) => act(emm, context, request.params, request.body),
      );
    },
    due: (tenant) => emm.due(tenant),
    nextDue: (tenant) => emm.nextDue(tenant),
  };
}

async function act(
  emm: AndroidEmm,
  context: AdminContext,
  { tenant: id, deed: name }: OfDeed['Params'],
  body: JsonObject,
): Promise<JsonObject> {
  const tenant = tenantOf(context, id);
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (deed === undefined) throw notFound('deed', name, `Known: ${Object.keys(deeds).join(', ')}.`);
  const answer = deed(emm, tenant, body);
  await context.settled(tenant);
  return answer;
}

type EmmDeed = (emm: AndroidEmm, tenant: ReferenceTenant, body: JsonObject) => JsonObject;

const deeds: Readonly<Record<string, EmmDeed>> = {
  /** Gives the address where the administrator goes on. */
  'sign-up': (emm, tenant) => ({ url: emm.signUp(tenant) }),
  /** `{ allowPersonalUsage }` gives the text of the QR code by which people begin who sign in. */
  'sign-in': (emm, tenant, { allowPersonalUsage = 'PERSONAL_USAGE_ALLOWED' }) => {
    const { signinDetails } = emm.offerSignIn(tenant, String(allowPersonalUsage));
    const [detail] = (signinDetails ?? []) as readonly JsonObject[];
    return { qrCode: detail?.qrCode ?? '' };
  },
  /** `{ device }`, by its id. */
  disable: (emm, tenant, { device }) => setState(emm, tenant, String(device), 'DISABLED'),
  enable: (emm, tenant, { device }) => setState(emm, tenant, String(device), 'ACTIVE'),
  /** `{ reference }`: the token of an enrollment opens nothing from now on, at Google too. */
  'revoke-token': (emm, tenant, { reference }) => {
    const issued = tenant.state.enrollments.get(String(reference));
    if (issued === undefined) throw notFound('enrollment', String(reference));
    issued.revoked = true;
    emm.due(tenant);
    return { revoked: true };
  },
  /** What is due is done now. */
  sync: (emm, tenant) => {
    emm.due(tenant);
    return shown(tenant);
  },
};

function setState(emm: AndroidEmm, tenant: ReferenceTenant, id: string, state: 'ACTIVE' | 'DISABLED'): JsonObject {
  emm.setState(tenant, deviceOn(tenant, id), state);
  return { state };
}

/** The token of pushes is a secret. */
function shown(tenant: ReferenceTenant): JsonObject {
  const { enterprise, early, gone } = emmState(tenant.state);
  return {
    bound: enterprise !== undefined,
    ...(enterprise !== undefined && { enterprise }),
    pushEndpoint: tenant.url('emm', pushPath),
    earlyResults: Object.keys(early).length,
    deletedDevices: gone.length,
  };
}
