import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { request as send } from 'undici';
import { listen } from '../../listen.js';
import type { ServerLogger } from '../../logger.js';
import { TlsAuthority } from '../../tls-authority.js';
import type { CloudRequest, CloudWorld } from '../cloud.js';
import { AmapiCloud } from './amapi-cloud.js';
import type { Push } from './pubsub.js';

export interface AmapiServiceOptions {
  readonly world: CloudWorld;
  readonly logger: ServerLogger;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Serves https with a certificate of its own; plain http otherwise. */
  readonly tls?: boolean;
}

export interface AmapiService {
  /** Root URL for EMMs: what stands in place of https://androidmanagement.googleapis.com and https://pubsub.googleapis.com. */
  readonly url: string;
  readonly knobsToken: string;
  /** Trust anchor, PEM; empty without TLS. */
  readonly ca: string;
  /** Settles when every push that is under way has been answered. */
  pushed(): Promise<void>;
  close(): Promise<void>;
}

/** The simulated Android Management API on a listener of its own. Throws HarnessError when the port is taken. */
export async function startAmapiService(options: AmapiServiceOptions): Promise<AmapiService> {
  const { world, host = '127.0.0.1', port = 0, tls = false, logger } = options;
  const cloud = new AmapiCloud(world);
  const knobsToken = Buffer.from(world.random.bytes(24)).toString('base64url');
  const authority = tls ? new TlsAuthority(world.clock.now(), world.random) : undefined;
  const identity = authority?.issue(['localhost', '127.0.0.1', '::1'], world.clock.now());
  const scheme = tls ? 'https' : 'http';
  const common = { logger: false, forceCloseConnections: true, bodyLimit: 4 * 2 ** 20 } as const;
  const app =
    identity === undefined ? fastify(common) : (fastify({ ...common, https: identity }) as unknown as FastifyInstance);
  let pushing: Promise<unknown> = Promise.resolve();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.all('*', async (request, reply) => {
    const { status, headers, body } = cloud.answer(requestOf(request, scheme), knobsToken);
    const due = cloud.duePushes().map((push) => deliver(push, logger));
    if (due.length > 0) pushing = Promise.all([pushing, ...due]);
    if (cloud.pushesFirst) await Promise.all(due);
    return reply.code(status).headers(headers).send(body);
  });
  const listening = await listen(app, host, port, '--port');
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `${scheme}://${name}:${listening.port}`,
    knobsToken,
    ca: authority?.pem ?? '',
    pushed: async () => void (await pushing),
    close: () => listening.close(),
  };
}

/** One push (Cloud Pub/Sub, push subscriptions). One that is not taken comes again after its deadline, with the next call. */
async function deliver({ url, body, taken }: Push, logger: ServerLogger): Promise<void> {
  try {
    const headers = { 'content-type': 'application/json' };
    const { statusCode, body: answer } = await send(url, { method: 'POST', headers, body: JSON.stringify(body) });
    await answer.dump();
    if (statusCode >= 200 && statusCode < 300) taken();
  } catch (error) {
    logger.error({ err: error }, 'a push was not taken');
  }
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
