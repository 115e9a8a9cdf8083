import { Agent, request } from 'undici';
import { systemClock } from '../../protocol/base/clock.js';
import { systemRandom } from '../../protocol/base/random.js';
import type { Endpoint } from './endpoint.js';
import { silentLogger } from './logger.js';
import { type ReferenceServer, type ServerOptions, type ServerParts, startServer } from './server.js';

/** An endpoint that tells what reached it. */
export const mirror: Endpoint = {
  name: 'mirror',
  rules: [],
  routes: [
    {
      method: 'GET',
      path: '/who',
      handler: ({ tenant, service, clientCertificate }) =>
        json({
          tenant: tenant.id,
          service,
          certificate: clientCertificate && Buffer.from(clientCertificate).toString('base64'),
        }),
    },
    { method: 'POST', path: '/size', handler: ({ body }) => json({ bytes: body.length }) },
    { method: 'GET', path: '/deep/*', handler: ({ path }) => json({ path }) },
    {
      method: 'POST',
      path: '/stumble',
      handler: () => {
        throw new Error('a secret detail');
      },
    },
    {
      method: 'PUT',
      path: '/device',
      handler: ({ tenant, query }) => {
        const id = query.get('id') ?? '';
        tenant.state.devices.set(id, {
          id,
          platform: 'ios',
          method: 'ios-byod',
          enrollmentId: id,
          state: 'enrolled',
          commands: [],
          detail: {},
        });
        return json({ id });
      },
    },
  ],
};

const json = (value: object) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export function startMirror(options: Partial<ServerOptions & ServerParts> = {}): Promise<ReferenceServer> {
  return startServer({
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    version: '0.0.0',
    endpoints: [mirror],
    services: [],
    productRules: [{ requirements: ['LIM-028'], mutants: ['neverForgets'] }],
    product: { settingsKinds: {}, reportKinds: {}, readSettings: () => ({}) },
    enqueueRaw: () => ({ commandUuid: '', requestType: '', errors: {} }),
    ...options,
  });
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly host?: string;
  readonly path: string;
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connect?: object;
  readonly allowH2?: boolean;
  /** Host header, where it differs from the name that the connection was made for. */
  readonly hostHeader?: string;
}

/** One request over a connection of its own, trusting the server's authority, every name led to the listener. */
export async function ask(server: ReferenceServer, { host = 'mdm.main.muster.test', path, ...rest }: Ask) {
  const { port } = server.urls;
  const agent = new Agent({
    allowH2: rest.allowH2 ?? false,
    connect: {
      ca: server.ca,
      ...rest.connect,
      lookup: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    },
  });
  try {
    const answer = await request(`${server.urls.devices.split(':')[0]}://${host}:${port}${path}`, {
      dispatcher: agent,
      method: rest.method ?? 'GET',
      headers: { ...rest.headers, ...(rest.hostHeader === undefined ? {} : { host: rest.hostHeader }) },
      body: rest.body ?? null,
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      json: () => JSON.parse(text) as Record<string, unknown>,
    };
  } finally {
    await agent.destroy();
  }
}

/** The admin API with its token. */
export async function admin(
  server: ReferenceServer,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: string | object,
  headers: Record<string, string> = {},
) {
  const answer = await request(server.adminUrl + path, {
    method,
    headers: {
      authorization: `Bearer ${server.adminToken}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.body.text();
  return { status: answer.statusCode, text, json: () => JSON.parse(text) as Record<string, unknown> };
}
