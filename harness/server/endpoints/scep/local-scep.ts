import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../../../protocol/base/clock.js';
import type { HeaderMap } from '../../../../protocol/base/exchange.js';
import { seededRandom } from '../../../../protocol/base/random.js';
import { createCertificateAuthority } from '../../domain/certificate-authority.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import type { Endpoint } from '../../endpoint.js';
import { Router } from '../../router.js';
import { ReferenceTenant, type TenantWishes } from '../../tenants.js';

export interface LocalScep {
  readonly url: string;
  readonly tenant: ReferenceTenant;
  close(): Promise<void>;
}

let sharedKey: KeyObject | undefined;

/** One tenant with one issued enrollment (challenge `secret`), its SCEP or ACME endpoint on a free loopback port, plain http: what the endpoint's tests talk to. */
export async function localScep(
  endpoint: Endpoint,
  wishes: TenantWishes = {},
  clock: Clock = systemClock,
): Promise<LocalScep> {
  sharedKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const key = sharedKey;
  const tenant = new ReferenceTenant(
    't1',
    {
      clock,
      random: seededRandom('local scep'),
      createAuthority: ({ id, random, rules, clock: time }) =>
        createCertificateAuthority({ tenantId: id, key, random, rules, now: time.now() }),
      url: (_tenant, _service, path) => `${url}${path}`,
    },
    wishes,
  );
  issueEnrollment(tenant.context(), { reference: 'e1', secret: 'secret', platform: 'ios', method: 'ios-byod' });
  const router = new Router([endpoint]);
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const match = router.match(request.method ?? 'GET', pathname);
    const answer = await (match.kind === 'found' ? match.route : undefined)?.handler({
      tenant,
      service: 'scep',
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers as HeaderMap,
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer?.status ?? 404, answer?.headers).end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `${url}/scep`, tenant, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
