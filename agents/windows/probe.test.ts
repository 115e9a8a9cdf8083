import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../protocol/base/errors.js';
import { seededRandom } from '../../protocol/base/random.js';
import type { Transport, TransportRequest } from '../device/transport.js';
import type { SoapWorld } from '../identity/soap-client.js';
import { findDiscovery } from './probe.js';
import { EnrollmentRefused } from './refused.js';

const url = 'https://EnterpriseEnrollment.contoso.test/EnrollmentServer/Discovery.svc';
const plain = url.replace('https', 'http');

type Script = Readonly<Record<string, { readonly status: number; readonly location?: string }>>;

/** A network on which only the scripted addresses answer. */
function network(script: Script, code = 'TRANSPORT_REFUSED') {
  const sent: TransportRequest[] = [];
  const transport: Transport = {
    exchanges: [],
    close: async () => {},
    send: async (request) => {
      sent.push(request);
      const { status, location } = script[request.url] ?? {};
      if (status === undefined) throw new ProtocolError(code, 'nobody is there');
      const headers = location === undefined ? {} : { location };
      return { status, headers, body: new Uint8Array(0), url: request.url, exchange: 0, decode: () => {} };
    },
  };
  const world: SoapWorld = {
    transport,
    random: seededRandom('probe'),
    headers: { 'User-Agent': 'ENROLLClient' },
    resultOf: () => '',
  };
  return { world, sent };
}

async function resultOf(script: Script, address = url, code?: string): Promise<string> {
  try {
    return await findDiscovery(network(script, code).world, address);
  } catch (error) {
    if (error instanceof EnrollmentRefused) return error.refusal.code;
    throw error;
  }
}

describe('looking for the discovery service', () => {
  it('sends one GET that wants nothing cached', async () => {
    const { world, sent } = network({ [url]: { status: 200 } });
    expect(await findDiscovery(world, url)).toBe(url);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      method: 'GET',
      headers: { 'User-Agent': 'ENROLLClient', 'Cache-Control': 'no-cache', Pragma: 'no-cache' },
    });
  });

  it('asks plain HTTP for a redirect when nobody is there by HTTPS', async () => {
    const elsewhere = 'https://mdm.contoso.test/discovery';
    expect(await resultOf({ [plain]: { status: 302, location: elsewhere }, [elsewhere]: { status: 200 } })).toBe(
      elsewhere,
    );
  });

  it.each([
    ['an insecure redirect', { [plain]: { status: 302, location: 'http://mdm.contoso.test/' } }, '0x8018001A'],
    ['an answer by plain HTTP that is no redirect', { [plain]: { status: 200 } }, '0x80072EFD'],
    ['nobody at all', {}, '0x80072EFD'],
    ['another status', { [url]: { status: 503 } }, '0x801901F7'],
  ])('is refused by %s', async (_what, script: Script, code) => {
    expect(await resultOf(script)).toBe(code);
  });

  it('does not ask plainly after a certificate that is not trusted, nor at an address with a port', async () => {
    const redirect = {
      [plain]: { status: 302, location: 'https://mdm.contoso.test/' },
      'https://mdm.contoso.test/': { status: 200 },
    };
    expect(await resultOf(redirect, url, 'TRANSPORT_TLS')).toBe('0x80072F8F');
    expect(await resultOf(redirect, url.replace('.test/', '.test:8443/'))).toBe('0x80072EFD');
  });
});
