import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DispatchOptions, problem } from './dispatch.js';
import type { StreamRoute } from './endpoint.js';
import { placeOf } from './hosts.js';

/** Requests whose bodies go on while they are answered; they end with the server at the latest. */
export function streamRoutes(app: FastifyInstance, routes: readonly StreamRoute[], options: DispatchOptions): void {
  const open = new Set<Http2ServerResponse>();
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.addHook('preClose', async () => {
      for (const response of open) response.stream.close();
    });
    for (const route of routes) scope.post(route.path, serve(route, open, options));
  });
}

function serve({ path, open: take }: StreamRoute, open: Set<Http2ServerResponse>, options: DispatchOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const place = placeOf(String(request.headers[':authority'] ?? request.headers.host ?? ''), options.publicName);
    const tenant = place === undefined ? undefined : options.tenants.get(place.tenant);
    if (tenant === undefined) return refuse(reply, 421, 'UNKNOWN_HOST', 'no tenant answers to this host');
    if (request.raw.httpVersionMajor < 2)
      return refuse(reply, 505, 'HTTP2_ONLY', `${path} goes both ways at once, which takes HTTP/2`);
    reply.hijack();
    const response = reply.raw as unknown as Http2ServerResponse;
    open.add(response);
    response.stream.once('close', () => open.delete(response));
    take(tenant, request.raw as unknown as Http2ServerRequest, response).catch((error: unknown) => {
      options.logger.error({ err: error, tenant: tenant.id, path }, 'a stream failed');
      response.stream.destroy();
    });
    return reply;
  };
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  const { headers, body } = problem(status, code, message);
  return reply.code(status).headers(headers).send(body);
}
