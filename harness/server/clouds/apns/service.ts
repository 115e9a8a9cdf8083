import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { HeaderMap } from '../../../../protocol/base/exchange.js';
import { listenError } from '../../listen.js';
import type { ServerLogger } from '../../logger.js';
import { TlsAuthority } from '../../tls-authority.js';
import type { CloudRequest, CloudWorld } from '../cloud.js';
import { ApnsCloud } from './apns-cloud.js';
import { openStream, streamPath } from './push-stream.js';

export interface ApnsServiceOptions {
  readonly world: CloudWorld;
  readonly logger: ServerLogger;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

export interface ApnsService {
  readonly cloud: ApnsCloud;
  /** In place of https://api.push.apple.com. */
  readonly url: string;
  readonly portalToken: string;
  /** Trust anchor, PEM. */
  readonly ca: string;
  close(): Promise<void>;
}

/** Bytes of a request; a notification has at most 4096. */
const mostBytes = 2 ** 16;

/**
 * Apple's push service on a listener of its own: HTTP/2 over TLS, as MDM servers speak it. A push certificate of its own portal is good,
 * and so is a home-made one whose subject names a topic, because servers under test bring such. Throws HarnessError when the port is taken.
 */
export async function startApnsService({
  world,
  logger,
  host = '127.0.0.1',
  port = 0,
}: ApnsServiceOptions): Promise<ApnsService> {
  const cloud = new ApnsCloud(world, { takesForeign: true });
  const portalToken = Buffer.from(world.random.bytes(24)).toString('base64url');
  const authority = new TlsAuthority(world.clock.now(), world.random);
  const identity = authority.issue(['localhost', '127.0.0.1', '::1'], world.clock.now());
  const tls = { ...identity, requestCert: true, rejectUnauthorized: false, allowHTTP1: true };
  const server = createSecureServer(tls, (request, response) => {
    answer(cloud, portalToken, request, response).catch((error: unknown) => {
      logger.error({ err: error }, 'a call of the simulated service failed');
      response.stream?.destroy();
    });
  });
  const sockets = new Set<TLSSocket>();
  server.on('secureConnection', (socket: TLSSocket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port, '--port')));
    server.listen(port, host, resolve);
  });
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    cloud,
    url: `https://${name}:${(server.address() as AddressInfo).port}`,
    portalToken,
    ca: authority.pem,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function answer(
  cloud: ApnsCloud,
  portalToken: string,
  request: Http2ServerRequest,
  response: Http2ServerResponse,
): Promise<void> {
  if (request.method === 'POST' && request.url === streamPath) return openStream(cloud, request, response);
  const { status, headers, body } = cloud.answer(await wholeRequest(request), portalToken);
  response.writeHead(status, headers);
  response.end(body);
}

async function wholeRequest(request: Http2ServerRequest): Promise<CloudRequest> {
  const [path = '/', query = ''] = request.url.split(/\?(.*)/s, 2);
  const der = (request.socket as TLSSocket).getPeerCertificate().raw as Buffer | undefined;
  return {
    method: request.method,
    url: request.url,
    path,
    query: new URLSearchParams(query),
    headers: request.headers as HeaderMap,
    body: await bodyOf(request),
    ...(der === undefined ? {} : { clientCertificate: der }),
  };
}

async function bodyOf(request: Http2ServerRequest): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).byteLength;
    if (length <= mostBytes) parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
