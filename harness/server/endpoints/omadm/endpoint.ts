import { createHash } from 'node:crypto';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { decodeSyncMl } from '../../../../protocol/syncml/codec.js';
import { syncmlContentType } from '../../../../protocol/syncml/messages.js';
import { findDevice } from '../../domain/devices.js';
import type { DeviceState } from '../../domain/state.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { answerMessage } from './engine.js';
import {
  answerToUnreadable,
  isManaged,
  isSyncMlType,
  maySpeakAs,
  omadmRules,
  type ReceivedMessage,
  type ShownCertificate,
} from './rules.js';

/** OMA-DM for every kind of device that speaks it: POST /omadm over mutual TLS. */
export function omadmEndpoint(): Endpoint {
  return {
    name: 'omadm',
    routes: [{ method: 'POST', path: '/omadm', handler: handleMessage }],
    rules: omadmRules,
  };
}

/** Nothing is stored before the device has shown the certificate its enrollment is pinned to. */
export function handleMessage(request: EndpointRequest): EndpointResponse {
  const context = request.tenant.context();
  if (!isSyncMlType(context, contentType(request)))
    return plain(415, 'a SyncML message is expected as application/vnd.syncml.dm+xml');
  const message = read(request.body);
  if (message instanceof ProtocolError)
    return plain(answerToUnreadable(context), `${message.code}: ${message.message}`);
  const device = speaker(context, request, message);
  if (device === undefined) return plain(403, 'this certificate does not belong to an enrolled device of this name');
  return {
    status: 200,
    headers: { 'content-type': syncmlContentType, 'cache-control': 'no-store' },
    body: answerMessage(context, device, message),
  };
}

function contentType({ headers }: EndpointRequest): string {
  const value = headers['content-type'];
  const text = typeof value === 'string' ? value : (value?.[0] ?? '');
  return (text.split(';', 1)[0] ?? '').trim();
}

function read(body: Uint8Array): ReceivedMessage | ProtocolError {
  try {
    return { ...decodeSyncMl(body).message, digest: createHash('sha256').update(body).digest('base64') };
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}

/** The enrolled device that the message names and the certificate proves. One answer for all that is wrong, so that nobody can probe for names. */
function speaker(
  context: TenantContext,
  request: EndpointRequest,
  { header }: ReceivedMessage,
): DeviceState | undefined {
  const device = findDevice(context.state, header.source);
  if (device === undefined || !isManaged(context, device)) return undefined;
  return maySpeakAs(context, shown(request, context.now), device) ? device : undefined;
}

function shown({ clientCertificate, tenant }: EndpointRequest, now: number): ShownCertificate {
  if (clientCertificate === undefined) return {};
  const objection = tenant.ca.object(clientCertificate, now);
  const sha256 = createHash('sha256').update(clientCertificate).digest('hex');
  return { sha256, ...(objection !== undefined && { objection }) };
}

const plain = (status: number, text: string): EndpointResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${text}\n`,
});
