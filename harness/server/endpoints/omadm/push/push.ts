import type { DmClientSetting } from '../../../../../protocol/mde2/provisioning-document.js';
import { isResults, type SyncMl } from '../../../../../protocol/syncml/messages.js';
import { accessTokenPath, notifyScope } from '../../../../../protocol/wns/messages.js';
import type { CloudResponse } from '../../../clouds/cloud.js';
import { wnsOf } from '../../../clouds/wns/endpoint.js';
import { queueCommand } from '../../../domain/devices.js';
import type { DeviceState } from '../../../domain/state.js';
import { windowsEnrollment } from '../../../domain/windows-settings.js';
import type { PushOutcome } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { providerId } from '../../mde2/addresses.js';
import { validateOmaDmCommand } from '../command-payload.js';
import { asksForChannel, givesChannelUp, notification, renewsToken, toldApp } from './push-rules.js';

/** Package family name of this server's app. */
const ownApp = 'MusterSimulated_m0st3rs1mul8d';

const channelNode = `./Device/Vendor/MSFT/DMClient/Provider/${providerId}/Push/ChannelURI`;

/** What an enrolling PC is told, where the organisation's PCs are pushed. */
export function pushSettings(tenant: Tenant): readonly DmClientSetting[] {
  if (!windowsEnrollment(tenant.state).push.enabled) return [];
  const { pfn } = wnsOf(tenant).register(ownApp);
  const told = toldApp(tenant.context(), pfn);
  return told === undefined ? [] : [{ path: 'Push/PFN', value: told, datatype: 'string' }];
}

/** Called when a session of a PC begins. */
export function askForChannel(tenant: Tenant, device: DeviceState): void {
  if (device.platform !== 'windows' || !windowsEnrollment(tenant.state).push.enabled) return;
  if (!asksForChannel(tenant.context(), channelOf(device))) return;
  const payload = { verb: 'Get', target: channelNode };
  queueCommand(device, { id: tenant.random.uuid(), kind: validateOmaDmCommand(payload), payload }, tenant.clock.now());
}

/** Keeps the channel that a PC tells. */
export function takeChannel(device: DeviceState, { body }: SyncMl): void {
  const items = body.filter(isResults).flatMap((results) => results.items);
  const told = items.find(({ source, target }) => (source ?? target ?? '').endsWith('/Push/ChannelURI'))?.data;
  if (told !== undefined) device.detail = { ...device.detail, pushChannel: told };
}

const channelOf = ({ detail }: DeviceState): string | undefined =>
  typeof detail.pushChannel === 'string' && detail.pushChannel !== '' ? detail.pushChannel : undefined;

/** Asks a PC to come; undefined where it has no channel. */
export async function pushTo(tenant: Tenant, device: DeviceState): Promise<PushOutcome | undefined> {
  const uri = channelOf(device);
  if (uri === undefined) return undefined;
  const first = post(tenant, uri, tokenOf(tenant));
  const { status, headers } = renewsToken(tenant.context(), first.status) ? post(tenant, uri, newToken(tenant)) : first;
  if (status === 200) return { kind: 'sent', id: headers['x-wns-msg-id'] ?? '' };
  if (givesChannelUp(tenant.context(), status)) device.detail = { ...device.detail, pushChannel: '' };
  return { kind: 'failed', reason: `${status} ${headers['x-wns-error-description'] ?? ''}`.trim() };
}

/** Kept until the service refuses it. */
const tokens = new WeakMap<Tenant, string>();

const tokenOf = (tenant: Tenant): string => tokens.get(tenant) ?? newToken(tenant);

function newToken(tenant: Tenant): string {
  const { sid, secret } = wnsOf(tenant).register(ownApp);
  const form = { grant_type: 'client_credentials', client_id: sid, client_secret: secret, scope: notifyScope };
  const { body } = send(tenant, accessTokenPath, {}, new URLSearchParams(form).toString());
  const { access_token: token } = JSON.parse(body) as { readonly access_token: string };
  tokens.set(tenant, token);
  return token;
}

function post(tenant: Tenant, uri: string, token: string): CloudResponse {
  const { headers, body } = notification(tenant.context());
  return send(tenant, new URL(uri).pathname, { ...headers, authorization: `Bearer ${token}` }, body);
}

/** The tenant's own push service stands in the same process. */
function send(tenant: Tenant, path: string, headers: Readonly<Record<string, string>>, body: string): CloudResponse {
  const request = { method: 'POST', url: tenant.url('wns', path), path, query: new URLSearchParams(), headers };
  return wnsOf(tenant).answer({ ...request, body: Buffer.from(body) }, undefined);
}
