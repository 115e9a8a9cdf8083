import { mdmAudience } from '../../../../protocol/directory/messages.js';
import { bulkTokenCounts, issueBulkToken } from '../../domain/bulk-tokens.js';
import { isRegistered } from '../../domain/directory-devices.js';
import { authenticate, findPerson } from '../../domain/people.js';
import type { EndpointHandler, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { attestedPc } from './device-token.js';
import { accessToken, bulkToken, deviceToken, readBulkToken, registeredPcToken, userOf } from './directory.js';
import { tokenLifeMs } from './rules.js';
import { bearerOf, directoryOf, json } from './tenant-directory.js';

/** An access token for a person who has shown a code or a password. */
export function granted(tenant: Tenant, upn: string, form: URLSearchParams): EndpointResponse {
  const audience = form.get('resource') || mdmAudience;
  return json({
    token_type: 'Bearer',
    expires_in: tokenLifeMs / 1000,
    access_token: accessToken(directoryOf(tenant), upn, audience),
  });
}

/** A token for many PCs: a refresh token of an account that is made for it. */
export const fetchBulkToken: EndpointHandler = ({ tenant, headers }) => {
  const upn = userOf(directoryOf(tenant), bearerOf(headers));
  const issued = issueBulkToken(tenant, upn === undefined ? undefined : findPerson(tenant.state, upn));
  if (typeof issued === 'string') return json({ error: 'access_denied', error_description: issued }, 403);
  const { upn: account, expires } = issued;
  return json(
    { token: bulkToken(directoryOf(tenant), issued), account, expires: new Date(expires).toISOString() },
    201,
  );
};

/** An access token for a registered PC without a user. */
export function deviceAccess(
  tenant: Tenant,
  nonces: WeakMap<Tenant, Set<string>>,
  form: URLSearchParams,
): EndpointResponse {
  const nonce = form.get('nonce') ?? '';
  const asked = nonces.get(tenant)?.delete(nonce) ?? false;
  const pc = asked ? attestedPc(tenant, nonce, form.get('statement') ?? '') : 'the question was never asked';
  if (typeof pc === 'string') return json({ error: 'invalid_grant', error_description: pc }, 400);
  const access_token = deviceToken(directoryOf(tenant), pc.serial);
  return json({ token_type: 'Bearer', expires_in: tokenLifeMs / 1000, access_token });
}

/** For whoever signed in to Windows with the account of the domain; nobody is asked (RFC 6749 §4.3). */
export function signedInToWindows(tenant: Tenant, form: URLSearchParams): EndpointResponse {
  const person = authenticate(tenant.state, form.get('username') ?? '', form.get('password') ?? '');
  return person === undefined ? json({ error: 'invalid_grant' }, 400) : granted(tenant, person.upn, form);
}

/** For a PC itself that the directory knows (RFC 6749 §4.4). */
export function ofRegisteredPc(tenant: Tenant, form: URLSearchParams): EndpointResponse {
  const deviceId = form.get('client_id') ?? '';
  if (!isRegistered(tenant.context(), deviceId)) return json({ error: 'invalid_client' }, 401);
  const access_token = registeredPcToken(directoryOf(tenant), deviceId);
  return json({ token_type: 'Bearer', expires_in: tokenLifeMs / 1000, access_token });
}

/** An access token for a PC that shows a bulk token. */
export function bulkAccess(tenant: Tenant, form: URLSearchParams): EndpointResponse {
  const shown = readBulkToken(directoryOf(tenant), form.get('refresh_token') ?? '');
  if (shown !== undefined && bulkTokenCounts(tenant, shown)) return granted(tenant, shown.upn, form);
  return json({ error: 'invalid_grant', error_description: 'The bulk token expired, was revoked, or is none.' }, 400);
}
