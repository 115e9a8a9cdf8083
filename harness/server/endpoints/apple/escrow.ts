import { sign } from 'node:crypto';
import type { GetToken, SetBootstrapToken } from '../../../../protocol/apple/check-in.js';
import { writePlist } from '../../../../protocol/plist/codec.js';
import { dict } from '../../../../protocol/plist/value.js';
import type { DeviceState } from '../../domain/state.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { appleDetail, keep } from './device-detail.js';
import { accepted, document } from './responses.js';
import { bootstrapTokenGiven, tokenServiceOffered } from './rules.js';
import { Refused } from './sender.js';
import { bootstrapTokenAfter } from './session-rules.js';

/** Kept as it came; without a token, what was kept is cleared (mdm/checkin/setbootstraptoken.yaml). */
export function setBootstrapToken(
  tenant: Tenant,
  device: DeviceState,
  { BootstrapToken }: SetBootstrapToken,
): EndpointResponse {
  const left = BootstrapToken === undefined ? undefined : Buffer.from(BootstrapToken).toString('base64');
  keep(device, { bootstrapToken: bootstrapTokenAfter(tenant.context(), appleDetail(device).bootstrapToken, left) });
  return accepted();
}

/** The token, or nothing (mdm/checkin/getbootstraptoken.yaml). */
export function getBootstrapToken(tenant: Tenant, device: DeviceState): EndpointResponse {
  const kept = bootstrapTokenGiven(tenant.context(), appleDetail(device).bootstrapToken);
  if (kept === undefined || kept === '') return accepted();
  return plist({ BootstrapToken: new Uint8Array(Buffer.from(kept, 'base64')) });
}

/**
 * GetToken for a managed Apple Account: a JSON Web Token that the server signs (mdm/checkin/gettoken.yaml; RFC 7519). Here the tenant's
 * simulated authority signs in place of the key known to Apple. Throws Refused for another service.
 */
export function getToken(tenant: Tenant, device: DeviceState, { TokenServiceType }: GetToken): EndpointResponse {
  if (!tokenServiceOffered(tenant.context(), TokenServiceType)) throw new Refused(`no token for ${TokenServiceType}`);
  const issuedAt = Math.floor(tenant.clock.now() / 1000);
  const claims = { iss: tenant.id, iat: issuedAt, jti: tenant.random.uuid(), sub: device.enrollmentId };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const rsa = tenant.ca.privateKey.asymmetricKeyType === 'rsa';
  const head = part({ typ: 'JWT', alg: rsa ? 'RS256' : 'ES256' });
  const text = `${head}.${part({ ...claims, service_type: TokenServiceType })}`;
  const key = { key: tenant.ca.privateKey, dsaEncoding: 'ieee-p1363' as const };
  const signature = sign('sha256', Buffer.from(text), key).toString('base64url');
  return plist({ TokenData: new Uint8Array(Buffer.from(`${text}.${signature}`)) });
}

function plist(members: Parameters<typeof dict>[0]): EndpointResponse {
  return document('application/xml; charset=utf-8', writePlist(dict(members)));
}
