import { isIP } from 'node:net';

/** Every tenant lives below this name; `.test` is reserved and never resolves in public (RFC 6761 §6.2). */
export const domainSuffix = 'muster.test';

/** The tenant that hosts without a tenant's name lead to: addresses and `localhost`. */
export const mainTenant = 'main';

/** Labels before the tenant: a part of the organisation has a name of its own, a vendor's public name is written out. */
const mostLabels = 5;

export interface HostPlace {
  readonly tenant: string;
  /** What stands before the tenant: `mdm`, `enterpriseenrollment.us`; empty for the bare domain and for addresses. */
  readonly service: string;
}

export const tenantDomain = (tenant: string): string => `${tenant}.${domainSuffix}`;

/** Name without port, brackets and trailing dot, lower case: `[::1]:8443` is `::1`. */
export function hostName(host: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(host)?.[1];
  return (bracketed ?? host.replace(/:\d*$/, '')).replace(/\.$/, '').toLowerCase();
}

/**
 * Where a host leads: `mdm.t17.muster.test` is the service `mdm` of tenant `t17`; addresses, `localhost` and the public name lead to the main tenant.
 * Undefined for names that are not ours.
 */
export function placeOf(host: string, publicName?: string): HostPlace | undefined {
  const name = hostName(host);
  if (name === '' || name === 'localhost' || name === publicName?.toLowerCase() || isIP(name) !== 0) {
    return { tenant: mainTenant, service: '' };
  }
  if (!name.endsWith(`.${domainSuffix}`)) return undefined;
  const labels = name.slice(0, -domainSuffix.length - 1).split('.');
  const tenant = labels.pop();
  return tenant === undefined || tenant === '' || labels.length > mostLabels
    ? undefined
    : { tenant, service: labels.join('.') };
}
