import { tpmGrant } from '../../../../protocol/directory/tpm-attestation.js';
import { bulkTokenRules } from '../../domain/bulk-tokens.js';
import { signInRules } from '../../domain/sign-in/rules.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Endpoint, EndpointHandler, EndpointResponse, Route } from '../../endpoint.js';
import { addressOf } from '../../endpoints/mde2/addresses.js';
import { credentialsPage, endPage } from '../../endpoints/portal/pages.js';
import { signInTurn } from '../../endpoints/sign-in/conversation.js';
import type { Tenant } from '../../tenant.js';
import { accessRules, connect } from './access.js';
import { directoryKeys, openIdConfiguration, userOf } from './directory.js';
import { bulkAccess, deviceAccess, fetchBulkToken, granted, ofRegisteredPc, signedInToWindows } from './grants.js';
import { registerDevice } from './registration.js';
import { opensResource, resourceRules } from './resource.js';
import { complianceAddress, directoryRules } from './rules.js';
import { bearerOf, directoryOf, json, root } from './tenant-directory.js';

/** A simulated cloud directory: sign-in with a code (OpenID Connect Core 1.0 §3.1), and joining and registering as this project invented them. */
export function directoryEndpoint(): Endpoint {
  const codes = new WeakMap<Tenant, Map<string, string>>();
  const nonces = new WeakMap<Tenant, Set<string>>();

  const newNonce: EndpointHandler = ({ tenant }) => {
    const nonce = tenant.random.uuid();
    nonces.set(tenant, (nonces.get(tenant) ?? new Set<string>()).add(nonce));
    return json({ nonce });
  };

  const signIn: EndpointHandler = ({ tenant, body }) => {
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    const [redirect, state] = [form.get('redirect_uri') ?? '', form.get('state') ?? ''];
    const at = { place: 'registration', platform: 'windows', ...formOf(redirect, state) } as const;
    const turn = signInTurn(tenant, form, at);
    if (turn.kind === 'page') return turn.response;
    const code = tenant.random.uuid();
    const ofTenant = codes.get(tenant) ?? new Map<string, string>();
    codes.set(tenant, ofTenant.set(code, turn.person.upn));
    return redirectTo(redirect, { code, state });
  };

  const token: EndpointHandler = ({ tenant, body }) => {
    const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
    const code = form.get('code') ?? '';
    const upn = codes.get(tenant)?.get(code);
    codes.get(tenant)?.delete(code);
    if (form.get('grant_type') === 'password') return signedInToWindows(tenant, form);
    if (form.get('grant_type') === 'client_credentials') return ofRegisteredPc(tenant, form);
    if (form.get('grant_type') === 'refresh_token') return bulkAccess(tenant, form);
    if (form.get('grant_type') === tpmGrant) return deviceAccess(tenant, nonces, form);
    if (form.get('grant_type') !== 'authorization_code' || upn === undefined)
      return json({ error: 'invalid_grant', error_description: 'The code is not known, or was used.' }, 400);
    return granted(tenant, upn, form);
  };

  const routes: readonly Route[] = [
    {
      method: 'GET',
      path: `${root}/.well-known/openid-configuration`,
      handler: ({ tenant }) => json(openIdConfiguration(directoryOf(tenant))),
    },
    { method: 'GET', path: `${root}/keys`, handler: ({ tenant }) => json(directoryKeys(directoryOf(tenant))) },
    { method: 'GET', path: `${root}/authorize`, handler: authorize },
    { method: 'POST', path: `${root}/authorize`, handler: signIn },
    { method: 'POST', path: `${root}/token`, handler: token },
    { method: 'GET', path: `${root}/token/nonce`, handler: newNonce },
    { method: 'POST', path: `${root}/devices`, handler: registerDevice },
    { method: 'POST', path: `${root}/resource`, handler: openResource },
    { method: 'POST', path: `${root}/access`, handler: connect },
    { method: 'POST', path: `${root}/bulk-token`, handler: fetchBulkToken },
  ];
  return {
    name: 'directory',
    routes,
    rules: [...directoryRules, ...resourceRules, ...accessRules, ...signInRules, ...bulkTokenRules],
  };
}

const authorize: EndpointHandler = ({ query }) => {
  const redirect = query.get('redirect_uri') ?? '';
  // codes go to programs on the PC; an address on the web could be anybody's (RFC 9700 §4.1.1)
  if (!redirect.startsWith('ms-appx-web://')) return endPage('Unknown program', 'This address takes no codes.', 400);
  const form = formOf(redirect, query.get('state') ?? '');
  return credentialsPage({ ...form, username: query.get('login_hint') ?? '', failed: false });
};

const formOf = (redirect: string, state: string) => ({
  action: `${root}/authorize`,
  fields: { redirect_uri: redirect, state },
});

/** A resource of the organisation, such as mail, behind conditional access. */
const openResource: EndpointHandler = ({ tenant, headers, body }) => {
  const upn = userOf(directoryOf(tenant), bearerOf(headers));
  const device = new URLSearchParams(Buffer.from(body).toString('utf8')).get('device') ?? '';
  if (upn === undefined) return json({ error: 'invalid_token' }, 401);
  return opensResource(tenant.context(), upn, device)
    ? json({ opened: true })
    : json({ error: 'interaction_required', compliance_url: complianceUrl(tenant) }, 403);
};

/** Where the MDM application sends people whose device is kept out. */
function complianceUrl(tenant: Tenant): string {
  const { mdm } = windowsEnrollment(tenant.state).automaticEnrollment;
  return new URL(complianceAddress(tenant.context(), mdm), addressOf(tenant, '/')).href;
}

function redirectTo(address: string, parameters: Readonly<Record<string, string>>): EndpointResponse {
  if (!address.startsWith('ms-appx-web://')) return endPage('Unknown program', 'This address takes no codes.', 400);
  return { status: 302, headers: { location: `${address}?${new URLSearchParams(parameters)}` }, body: '' };
}
