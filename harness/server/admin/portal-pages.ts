import type { FastifyInstance } from 'fastify';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { portalApps, privacyPage } from '../domain/company-portal.js';
import { type HolderAction, holderActionsFor, type PortalChannel, renameReaches } from '../domain/device-actions.js';
import { queueCommand } from '../domain/devices.js';
import type { DeviceState } from '../domain/state.js';
import type { ReferenceTenant } from '../tenants.js';
import { type AdminContext, tenantOf } from './admin-context.js';
import { notFound } from './admin-error.js';
import { pageParams } from './page-params.table.js';
import { deviceOn, perform, refusedAction } from './perform-action.js';
import { route } from './routes.js';
import { anyObject } from './schemas.table.js';

type OfPage = { readonly Params: { readonly tenant: string; readonly device: string; readonly page: string } };
type Deed = { readonly action?: string; readonly name?: string };

const tag = 'company portal';
const path = '/tenants/:tenant/company-portal/:device/:page';
const answers = { 200: anyObject };

/** The Company Portal as the holder of a device finds it: `app` and `website` with what can be done, and its pages `apps`, `privacy` and `notices`. */
export function portalRoutes(app: FastifyInstance, context: AdminContext): void {
  app.get<OfPage>(
    path,
    route({ tag, summary: 'A page of the Company Portal', params: pageParams, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      return shown(tenant, deviceOn(tenant, request.params.device), request.params.page);
    },
  );
  app.post<OfPage & { Body: Deed }>(
    path,
    route({ tag, summary: 'What the holder does there', params: pageParams, body: anyObject, answers }),
    async (request) => {
      const tenant = tenantOf(context, request.params.tenant);
      const device = deviceOn(tenant, request.params.device);
      await act(context, tenant, device, channelOf(request.params.page), request.body);
      return {};
    },
  );
}

function shown(tenant: ReferenceTenant, device: DeviceState, page: string): JsonObject {
  const context = tenant.context();
  if (page === 'apps') return { apps: portalApps(context, device) };
  if (page === 'privacy') return privacyPage(context, device.method);
  if (page === 'notices') return { notices: noticesOf(tenant, device) };
  const name = device.detail.portalName ?? device.model ?? device.id;
  return { name, state: device.state, actions: holderActionsFor(context, device.method, channelOf(page)) };
}

function noticesOf({ state }: ReferenceTenant, { id }: DeviceState): readonly JsonObject[] {
  return state.events.filter(({ kind, device }) => kind === 'holder-told' && device === id).map(({ detail }) => detail);
}

function channelOf(page: string): PortalChannel {
  if (page === 'app' || page === 'website') return page;
  throw notFound('page', page, 'Known: app, website, apps, privacy, notices.');
}

async function act(
  context: AdminContext,
  tenant: ReferenceTenant,
  device: DeviceState,
  channel: PortalChannel,
  { action = '', name }: Deed,
): Promise<void> {
  const known = holderActionsFor(tenant.context(), device.method, channel).find((one) => one === action);
  if (known === undefined) throw refusedAction(device, action);
  if (known === 'Rename') rename(context, tenant, device, name ?? '');
  const remote = asRemoteAction[known];
  if (remote !== undefined) await perform(context, tenant, device, remote);
  await context.settled(tenant);
}

const asRemoteAction: Readonly<Partial<Record<HolderAction, 'Retire' | 'Remote Lock' | 'Wipe'>>> = {
  Remove: 'Retire',
  'Remote Lock': 'Remote Lock',
  Reset: 'Wipe',
};

function rename({ uuid }: AdminContext, tenant: ReferenceTenant, device: DeviceState, DeviceName: string): void {
  device.detail = { ...device.detail, portalName: DeviceName };
  if (renameReaches(tenant.context(), device.method) === 'portal') return;
  const payload = { RequestType: 'Settings', Settings: [{ Item: 'DeviceName', DeviceName }] };
  queueCommand(device, { id: uuid(), kind: 'Settings', payload }, tenant.clock.now());
}
