import { apnsPath } from '../../../../protocol/apple/push.js';
import { apnsOf } from '../../clouds/apns/endpoint.js';
import type { CloudResponse } from '../../clouds/cloud.js';
import { pushCertificateIn } from '../../domain/push-certificate.js';
import type { DeviceState } from '../../domain/state.js';
import type { PushOutcome } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { addresseeOf } from './addressee.js';
import { type AppleDetail, appleDetail, keep, keepUser, managedUser } from './device-detail.js';
import { topicOf } from './enrollment-profile.js';
import { channelsToWake, isPushed, pushHeaders, pushPayload, tokenInPath, waitsUntil } from './push-rules.js';

/**
 * Asks a device to come, through the tenant's push service (Apple, "Sending notification requests to APNs"). A push that does not
 * succeed changes nothing: what was queued waits until the device comes.
 */
export function push(tenant: Tenant, device: DeviceState): PushOutcome {
  const channels = channelsToWake(tenant.context(), channelsWaiting(device));
  const outcomes = channels.map((channel) => pushTo(tenant, device, channel));
  return outcomes.find(({ kind }) => kind === 'failed') ?? outcomes[0] ?? { kind: 'failed', reason: 'no channel' };
}

/** Channels that commands wait for; one that cannot be woken by itself is visited with the device's own. */
function channelsWaiting(device: DeviceState): readonly (string | undefined)[] {
  const waiting = device.commands.filter(({ state }) => state === 'queued' || state === 'not-now');
  return waiting.map((command) => {
    const channel = addresseeOf(command);
    return channel !== undefined && managedUser(device, channel)?.token !== undefined ? channel : undefined;
  });
}

function pushTo(tenant: Tenant, device: DeviceState, channel: string | undefined): PushOutcome {
  const { topic, pushEnded } = appleDetail(device);
  const { token, pushMagic } = channel === undefined ? appleDetail(device) : (managedUser(device, channel) ?? {});
  if (topic === undefined || token === undefined || pushMagic === undefined)
    return impossible(tenant, device, 'no push token');
  if (!isPushed(tenant.context(), pushEnded === true)) return impossible(tenant, device, 'the token is unregistered');
  const certificate = certificateFor(tenant);
  if (certificate === undefined) return impossible(tenant, device, 'no push certificate');
  const answer = send(tenant, { topic, token, pushMagic }, certificate);
  const at = tenant.clock.now();
  if (answer.status === 200) {
    const detail = { topic, token, mdm: pushMagic };
    tenant.state.events.push({ at, kind: 'push-sent', device: device.id, detail });
    return { kind: 'sent', id: answer.headers['apns-id'] ?? '' };
  }
  if (answer.status === 410) forgetToken(device, channel);
  const reason = reasonOf(answer);
  tenant.state.events.push({ at, kind: 'push-failed', device: device.id, detail: { status: answer.status, reason } });
  return { kind: 'failed', reason: `${answer.status} ${reason}` };
}

/** The token is no more. */
function forgetToken(device: DeviceState, channel: string | undefined): void {
  if (channel === undefined) keep(device, { pushEnded: true });
  else keepUser(device, channel, { shortName: managedUser(device, channel)?.shortName ?? '' });
}

function impossible(tenant: Tenant, { id }: DeviceState, reason: string): PushOutcome {
  tenant.state.events.push({ at: tenant.clock.now(), kind: 'push-impossible', device: id, detail: { reason } });
  return { kind: 'failed', reason };
}

type Wake = Required<Pick<AppleDetail, 'topic' | 'token' | 'pushMagic'>>;

/** The service is the tenant's own: the request is whole, only the connection is spared. */
function send(tenant: Tenant, { topic, token, pushMagic }: Wake, clientCertificate: Uint8Array): CloudResponse {
  const context = tenant.context();
  const path = `${apnsPath}${tokenInPath(context, token)}`;
  const body = Buffer.from(JSON.stringify(pushPayload(context, pushMagic)));
  const expiration = waitsUntil(context);
  const headers = { ...pushHeaders(context, topic), 'apns-priority': '10', 'apns-expiration': `${expiration}` };
  const request = { method: 'POST', url: tenant.url('push', path), path, query: new URLSearchParams(), headers, body };
  return apnsOf(tenant).answer({ ...request, clientCertificate }, undefined);
}

const unasked = new WeakMap<Tenant, Uint8Array>();

/** The certificate that was uploaded, DER; the simulated one is made with the first push. */
function certificateFor(tenant: Tenant): Uint8Array | undefined {
  const certificate = pushCertificateIn(tenant.state);
  if (certificate !== 'simulated') return certificate?.der;
  const made = unasked.get(tenant) ?? apnsOf(tenant).certificates.issueUnasked(tenant.context(), topicOf(tenant));
  unasked.set(tenant, made);
  return made;
}

function reasonOf({ body }: CloudResponse): string {
  try {
    return String((JSON.parse(body) as { readonly reason?: string }).reason);
  } catch {
    return body;
  }
}
