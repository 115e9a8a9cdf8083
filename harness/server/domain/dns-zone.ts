import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { Tenant, TenantContext } from '../tenant.js';
import { type Alias, aliasesFor, clouds, hasPropagated, passesValidation } from './dns-rules.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

const record = z.strictObject({
  host: z.string().min(1),
  pointsTo: z.string().min(1),
  /** Seconds. */
  ttl: z.int().min(0).default(3600),
  /** Milliseconds; set when the record is new or changed. */
  changedAt: z.number().optional(),
});

/** The organisation's names in the DNS, simulated: the settings document `dns`. */
export const dnsSchema = z.strictObject({
  /** The cloud that the organisation belongs to. */
  cloud: z.enum(clouds).default('public'),
  /** Hours until everybody sees a change. */
  propagationHours: z.int().min(0).max(72).default(0),
  records: z.array(record).default([]),
  /** Services by the domain of mail addresses; others are served by the usual one. */
  units: z.array(z.strictObject({ domain: z.string().min(1), service: z.string().regex(/^[a-z0-9-]+$/) })).default([]),
});

export const dnsZone = (state: TenantState) => dnsSchema.parse(readSettings(state, 'dns'));

/** Checks the document `dns`; what is new or changed in it has yet to become known. */
export function normalizeDns(document: JsonObject, { state, now }: TenantContext): JsonObject {
  const wanted = dnsSchema.parse(document);
  const before = dnsZone(state).records;
  const records = wanted.records.map(({ changedAt: _given, ...one }) => {
    const same = before.find(
      ({ host, pointsTo, ttl }) => host === one.host && pointsTo === one.pointsTo && ttl === one.ttl,
    );
    return { ...one, changedAt: same?.changedAt ?? now };
  });
  return { ...wanted, records };
}

/** The alias of a host, as resolvers see it now. */
export function findAlias(context: TenantContext, host: string): Alias | undefined {
  const { records, propagationHours } = dnsZone(context.state);
  const found = records.findLast((one) => one.host.toLowerCase() === host.toLowerCase());
  return found !== undefined && hasPropagated(context, found.changedAt ?? 0, propagationHours) ? found : undefined;
}

const proxied = 'discovery-by-proxy';

/** Discovery came by a proxy in the name of this host. */
export function noteProxy(tenant: Tenant, host: string): void {
  tenant.state.events.push({ at: tenant.clock.now(), kind: proxied, platform: 'windows', detail: { host } });
}

/** The report `dns-aliases`: what is to be published for a domain. */
export function dnsAliases(context: TenantContext, { domain = '' }: JsonObject): JsonObject {
  const aliases = aliasesFor(context, dnsZone(context.state).cloud, String(domain));
  return { rows: aliases.map((alias) => ({ type: 'CNAME', ...alias })) };
}

/** The report `dns-validation`: whether a domain's enrollment alias is as it has to be, and what about it nobody supports. */
export function dnsValidation(context: TenantContext, { domain = '' }: JsonObject): JsonObject {
  const [wanted] = aliasesFor(context, dnsZone(context.state).cloud, String(domain));
  if (wanted === undefined) return { passes: false, unsupported: [] };
  const found = findAlias(context, wanted.host);
  const forwarded = context.state.events.some(
    ({ kind, detail }) => kind === proxied && detail.host === wanted.host.toLowerCase(),
  );
  return {
    passes: passesValidation(context, found, wanted),
    pointsTo: found?.pointsTo ?? '',
    expected: wanted.pointsTo,
    unsupported: forwarded ? ['a proxy forwards discovery; only an alias may'] : [],
  };
}
