import type { Http2ServerRequest } from 'node:http2';
import { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { HeaderMap } from '../../protocol/base/exchange.js';
import { BadForwardedCertificate, forwardedCertificate } from './client-certificate.js';
import type { EndpointRequest, EndpointResponse } from './endpoint.js';
import { type HostPlace, placeOf } from './hosts.js';
import type { ServerLogger } from './logger.js';
import type { Router } from './router.js';
import type { ReferenceTenant, Tenants } from './tenants.js';

export interface DispatchOptions {
  readonly tenants: Tenants;
  readonly router: Router;
  readonly logger: ServerLogger;
  /** Names an incident in the log and in the answer. */
  readonly incident: () => string;
  /** Called after a handler ran and before its answer leaves: what it changed is kept first. */
  readonly settled: (tenant: ReferenceTenant) => Promise<void>;
  readonly publicName?: string;
  /** Header names whose certificate is believed; empty unless a proxy stands in front. */
  readonly trustedCertificateHeaders: readonly string[];
}

/** One request's way: host to tenant, path to route, handler, answer. Whatever goes wrong is an answer too. */
export function dispatch(options: DispatchOptions) {
  const shown: ShownCertificates = new WeakMap();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const response = await answer(options, shown, request);
    const body = typeof response.body === 'string' ? Buffer.from(response.body) : Buffer.from(response.body);
    const { 'transfer-encoding': encoding, ...headers } = response.headers;
    // an endpoint that asks for chunks gets them: some clients cannot read them, and a broken rule sends them
    const payload = encoding === 'chunked' ? Readable.from([body]) : body;
    return reply.code(response.status).headers(headers).send(payload);
  };
}

async function answer(
  options: DispatchOptions,
  shown: ShownCertificates,
  request: FastifyRequest,
): Promise<EndpointResponse> {
  const host = request.headers.host ?? String(request.headers[':authority'] ?? '');
  const place = placeOf(host, options.publicName);
  const tenant = place === undefined ? undefined : options.tenants.get(place.tenant);
  if (place === undefined || tenant === undefined)
    return problem(421, 'UNKNOWN_HOST', `no tenant answers to the host "${host}"`);
  const strayed = misdirected(options, request, place);
  if (strayed !== undefined) return strayed;
  const [path, query] = splitTarget(request.raw.url ?? '/');
  const match = options.router.match(request.method, path);
  if (match.kind === 'none') {
    return problem(404, 'UNKNOWN_PATH', `nothing is served at ${path}`, { paths: options.router.paths });
  }
  if (match.kind === 'other-method') {
    const allow = match.allow.join(', ');
    return {
      ...problem(405, 'OTHER_METHOD', `${path} takes ${allow}, not ${request.method}`),
      headers: { ...jsonHeaders, allow },
    };
  }
  try {
    const certificate = clientCertificate(options, shown, request);
    const response = await match.route.handler({
      tenant,
      service: place.service,
      method: request.method,
      path,
      query,
      headers: headerMap(request),
      body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(0),
      ...(certificate === undefined ? {} : { clientCertificate: certificate }),
    } satisfies EndpointRequest);
    await options.settled(tenant);
    return response;
  } catch (error) {
    return failure(options, error, { tenant: tenant.id, method: request.method, path });
  }
}

/** A connection made for one tenant carries no requests for another (RFC 9110 §15.5.20). */
function misdirected(
  { publicName }: DispatchOptions,
  request: FastifyRequest,
  place: HostPlace,
): EndpointResponse | undefined {
  const serverName = (tlsSocket(request) as { servername?: unknown } | undefined)?.servername;
  if (typeof serverName !== 'string' || serverName === '') return undefined;
  if (placeOf(serverName, publicName)?.tenant === place.tenant) return undefined;
  return problem(421, 'MISDIRECTED', `this connection was made for ${serverName}`);
}

function failure({ logger, incident }: DispatchOptions, error: unknown, facts: object): EndpointResponse {
  if (error instanceof BadForwardedCertificate) return problem(400, 'BAD_FORWARDED_CERTIFICATE', error.message);
  if (error instanceof ProtocolError) return problem(400, error.code, error.message);
  const id = incident();
  logger.error({ ...facts, incident: id, err: error }, 'a handler failed');
  return problem(500, 'INCIDENT', `the simulated server failed; its log has more under incident ${id}`, {
    incident: id,
  });
}

const jsonHeaders = { 'content-type': 'application/json' } as const;

export function problem(status: number, code: string, message: string, more: object = {}): EndpointResponse {
  return { status, headers: jsonHeaders, body: `${JSON.stringify({ code, message, ...more })}\n` };
}

function splitTarget(target: string): readonly [path: string, query: URLSearchParams] {
  const local = target.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = local.indexOf('?');
  if (mark < 0) return [local === '' ? '/' : local, new URLSearchParams()];
  return [local.slice(0, mark) || '/', new URLSearchParams(local.slice(mark + 1))];
}

function headerMap(request: FastifyRequest): HeaderMap {
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers[name] = value;
  }
  return headers;
}

function tlsSocket(request: FastifyRequest): TLSSocket | undefined {
  const session = (request.raw as unknown as Partial<Http2ServerRequest>).stream?.session;
  const socket = (session?.socket ?? request.raw.socket) as Partial<TLSSocket> | undefined;
  return socket?.encrypted === true ? (socket as TLSSocket) : undefined;
}

/** By connection, because a certificate belongs to the handshake and reading it costs. */
type ShownCertificates = WeakMap<object, Uint8Array | 'none'>;

function clientCertificate(
  options: DispatchOptions,
  shown: ShownCertificates,
  request: FastifyRequest,
): Uint8Array | undefined {
  const forwarded = forwardedCertificate(request.headers, options.trustedCertificateHeaders);
  if (forwarded !== undefined) return forwarded;
  const socket = tlsSocket(request);
  if (socket === undefined) return undefined;
  const known = shown.get(socket) ?? socket.getPeerX509Certificate()?.raw ?? 'none';
  shown.set(socket, known);
  return known === 'none' ? undefined : known;
}
