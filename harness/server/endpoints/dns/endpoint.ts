import { ProtocolError } from '../../../../protocol/base/errors.js';
import {
  type DnsQuery,
  type DnsRecord,
  dnsMediaType,
  readQuery,
  writeResponse,
} from '../../../../protocol/dns/message.js';
import { dnsRules } from '../../domain/dns-rules.js';
import { findAlias } from '../../domain/dns-zone.js';
import type { Endpoint, EndpointHandler } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';

/** The address of every simulated host (RFC 5737 §3: for documentation); where names really lead is a matter of the devices' transport. */
const simulatedAddress = '192.0.2.1';

/** A resolver that knows the organisation's aliases, by POST (RFC 8484 §4.1). */
export function dnsEndpoint(): Endpoint {
  return { name: 'dns', routes: [{ method: 'POST', path: '/dns-query', handler: answer }], rules: dnsRules };
}

const answer: EndpointHandler = ({ tenant, headers, body }) => {
  if (headers['content-type'] !== dnsMediaType) return plain(415, `a message of type ${dnsMediaType} is expected`);
  try {
    const query = readQuery(body);
    const answers = recordsFor(tenant, query);
    const code = answers.length === 0 ? 'NXDOMAIN' : 'NOERROR';
    return { status: 200, headers: { 'content-type': dnsMediaType }, body: writeResponse({ ...query, code, answers }) };
  } catch (error) {
    if (error instanceof ProtocolError) return plain(400, error.message);
    throw error;
  }
};

/** A CNAME is followed to an address (RFC 1034 §3.6.2). */
function recordsFor(tenant: Tenant, { name }: DnsQuery): readonly DnsRecord[] {
  const alias = findAlias(tenant.context(), name);
  if (alias === undefined) return [];
  const { pointsTo, ttl } = alias;
  return [
    { name, type: 'CNAME', ttl, data: pointsTo },
    { name: pointsTo, type: 'A', ttl, data: simulatedAddress },
  ];
}

const plain = (status: number, text: string) => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${text}\n`,
});
