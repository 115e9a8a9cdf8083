import { isJsonObject, readJsonObject } from '../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TransportResponse } from '../../device/transport.js';
import type { AndroidDevice } from '../device.js';

/** A message over the cloud-link (protocol/amapi/device-link.ts). */
export function post(
  { world }: AndroidDevice,
  url: string,
  step: string,
  message: JsonObject,
): Promise<TransportResponse> {
  const { transport, signal } = world;
  const headers = { 'Content-Type': 'application/json' };
  const body = Buffer.from(JSON.stringify(message));
  return transport.send({ step, method: 'POST', url, headers, body, ...(signal && { signal }) });
}

export function bodyOf({ body }: Pick<TransportResponse, 'body'>): JsonObject {
  const read = readJsonObject(Buffer.from(body).toString('utf8'));
  return read.kind === 'object' ? read.object : {};
}

export function messageOf(response: TransportResponse): string {
  const { error } = bodyOf(response);
  return isJsonObject(error) ? String(error.message) : `HTTP ${response.status}`;
}
