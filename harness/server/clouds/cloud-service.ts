import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { listen } from '../listen.js';
import type { ServerLogger } from '../logger.js';
import { TlsAuthority } from '../tls-authority.js';
import type { CloudRequest, CloudWorld } from './cloud.js';
import type { AnsweringCloud } from './mount.js';

export interface CloudServiceOptions {
  readonly world: CloudWorld;
  readonly logger: ServerLogger;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Serves https with a certificate of its own; plain http otherwise. */
  readonly tls?: boolean;
}

export interface CloudService {
  /** Root of the cloud for whoever calls it. */
  readonly url: string;
  readonly portalToken: string;
  /** Trust anchor, PEM; empty without TLS. */
  readonly ca: string;
  close(): Promise<void>;
}

/**
 * A vendor's cloud on a listener of its own, with a portal behind a new token. `beforeLeaving` is waited for between an answer and its way
 * out. Throws HarnessError when the port is taken.
 */
export async function startCloudService(
  cloud: AnsweringCloud,
  options: CloudServiceOptions,
  beforeLeaving: () => Promise<void> = async () => {},
): Promise<CloudService> {
  const { world, host = '127.0.0.1', port = 0, tls = false, logger } = options;
  const portalToken = Buffer.from(world.random.bytes(24)).toString('base64url');
  const authority = tls ? new TlsAuthority(world.clock.now(), world.random) : undefined;
  const app = application(authority, world.clock.now());
  const scheme = tls ? 'https' : 'http';
  app.all('*', async (request, reply) => {
    const { status, headers, body } = cloud.answer(requestOf(request, scheme), portalToken);
    await beforeLeaving();
    return reply.code(status).headers(headers).send(body);
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error }, 'a call of the simulated service failed');
    return reply.code(status).send(status < 500 ? error.message : 'the simulated service failed; its log has more');
  });
  const listening = await listen(app, host, port, '--port');
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `${scheme}://${name}:${listening.port}`;
  return { url, portalToken, ca: authority?.pem ?? '', close: () => listening.close() };
}

function application(authority: TlsAuthority | undefined, now: number): FastifyInstance {
  const identity = authority?.issue(['localhost', '127.0.0.1', '::1'], now);
  const common = { logger: false, forceCloseConnections: true, bodyLimit: 4 * 2 ** 20 } as const;
  const app =
    identity === undefined ? fastify(common) : (fastify({ ...common, https: identity }) as unknown as FastifyInstance);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  return app;
}

function requestOf({ method, url, headers, body }: FastifyRequest, scheme: string): CloudRequest {
  const [path = '/', query = ''] = url.split(/\?(.*)/s, 2);
  return {
    method,
    url: `${scheme}://${headers.host ?? 'localhost'}${url}`,
    path,
    query: new URLSearchParams(query),
    headers: headers as CloudRequest['headers'],
    body: Buffer.isBuffer(body) ? body : new Uint8Array(0),
  };
}
