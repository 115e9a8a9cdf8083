import { type FastifyInstance, fastify } from 'fastify';
import { type DispatchOptions, dispatch, problem } from './dispatch.js';
import type { StreamRoute } from './endpoint.js';
import { mainTenant } from './hosts.js';
import { type SecureContexts, sessionContext } from './secure-contexts.js';
import { streamRoutes } from './streams.js';

export interface ListenerOptions extends DispatchOptions {
  readonly contexts: SecureContexts;
  readonly streams: readonly StreamRoute[];
  /** Bytes. */
  readonly bodyLimit: number;
  readonly plainHttp: boolean;
}

/**
 * The door for devices: HTTP/1.1 and HTTP/2 on one TLS port. Every client is asked for a certificate and none is turned away for it,
 * because who may come in is judged in our own code, by the tenant's clock.
 */
export function deviceListener(options: ListenerOptions): FastifyInstance {
  const app = makeFastify(options);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const { status, headers, body } = requestProblem(error, options);
    return reply.code(status).headers(headers).send(body);
  });
  streamRoutes(app, options.streams, options);
  app.setNotFoundHandler(dispatch(options));
  app.all('*', dispatch(options));
  return app;
}

function makeFastify({ plainHttp, contexts, bodyLimit }: ListenerOptions): FastifyInstance {
  const common = {
    logger: false,
    bodyLimit,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 65_536 },
  } as const;
  if (plainHttp) return fastify(common);
  const tls = {
    ...contexts.fallback,
    allowHTTP1: true,
    requestCert: true,
    rejectUnauthorized: false,
    ca: [],
    sessionIdContext: sessionContext(mainTenant),
    SNICallback: contexts.choose,
  };
  return fastify({ ...common, http2: true, https: tls }) as unknown as FastifyInstance;
}

function requestProblem(
  error: { statusCode?: number; message: string },
  { bodyLimit, logger, incident }: ListenerOptions,
) {
  const status = error.statusCode ?? 500;
  if (status === 413) return problem(413, 'BODY_TOO_LARGE', `the body is larger than ${bodyLimit} bytes`);
  if (status < 500) return problem(status, 'BAD_REQUEST', error.message);
  const id = incident();
  logger.error({ incident: id, err: error }, 'a request failed before its handler');
  return problem(500, 'INCIDENT', `the simulated server failed; its log has more under incident ${id}`, {
    incident: id,
  });
}
