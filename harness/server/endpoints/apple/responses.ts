import type { EndpointResponse } from '../../endpoint.js';

const plain = { 'content-type': 'text/plain; charset=utf-8' };

/** Taken, nothing to say. */
export function accepted(): EndpointResponse {
  return { status: 200, headers: {}, body: '' };
}

/** A product rule keeps the device out; the text is for people. */
export function forbidden(message: string): EndpointResponse {
  return { status: 403, headers: plain, body: `${message}\n` };
}

export function refusedWith(status: number, message: string): EndpointResponse {
  return { status, headers: plain, body: `${message}\n` };
}

/** A document under its content type. */
export function document(contentType: string, body: Uint8Array): EndpointResponse {
  return { status: 200, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, body };
}
