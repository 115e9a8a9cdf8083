import { readHardwareHash } from '../../../../protocol/autopilot/hardware-hash.js';
import type { HeaderMap } from '../../../../protocol/base/exchange.js';
import {
  mdmAudience,
  type RegisteredDevice,
  type RegistrationKind,
  registrationKinds,
} from '../../../../protocol/directory/messages.js';
import { tpmGrant } from '../../../../protocol/directory/tpm-attestation.js';
import { bulkTokenCounts, bulkTokenRules, issueBulkToken } from '../../domain/bulk-tokens.js';
import { hybridPc, noteRegistration } from '../../domain/directory-devices.js';
import { directoryGroups, directorySettings } from '../../domain/directory-settings.js';
import { authenticate, findPerson } from '../../domain/people.js';
import { signInRules } from '../../domain/sign-in/rules.js';
import { mdmApplication, windowsEnrollment } from '../../domain/windows-settings.js';
import type { Endpoint, EndpointHandler, EndpointResponse, Route } from '../../endpoint.js';
import { addressOf } from '../../endpoints/mde2/addresses.js';
import { credentialsPage, endPage } from '../../endpoints/portal/pages.js';
import { signInTurn } from '../../endpoints/sign-in/conversation.js';
import type { Tenant } from '../../tenant.js';
import { accessRules, connect } from './access.js';
import { attestedPc } from './device-token.js';
import {
  accessToken,
  bulkToken,
  type DirectoryWorld,
  deviceToken,
  directoryKeys,
  hybridPcToken,
  openIdConfiguration,
  pcOf,
  readBulkToken,
  userOf,
} from './directory.js';
import { opensResource, resourceRules } from './resource.js';
import {
  complianceAddress,
  directoryRules,
  discoveryAddress,
  enrollsAutomatically,
  inScope,
  isApplicationMeant,
  offersAutomaticEnrollment,
  termsAddress,
  tokenLifeMs,
} from './rules.js';

const root = '/directory';

/** The tenant's directory; its key is that of the tenant's authority, because tenants with a key each would take long to make. */
export function directoryOf(tenant: Tenant): DirectoryWorld {
  return {
    issuer: tenant.url('login', root),
    key: tenant.ca.privateKey,
    tenantId: tenant.id,
    now: tenant.clock.now(),
  };
}

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
    if (form.get('grant_type') === 'client_credentials') return ofHybridPc(tenant, form);
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

function granted(tenant: Tenant, upn: string, form: URLSearchParams): EndpointResponse {
  const audience = form.get('resource') || mdmAudience;
  return json({
    token_type: 'Bearer',
    expires_in: tokenLifeMs / 1000,
    access_token: accessToken(directoryOf(tenant), upn, audience),
  });
}

const bearerOf = (headers: HeaderMap): string => /^Bearer (.+)$/.exec(String(headers.authorization ?? ''))?.[1] ?? '';

/** A token for many PCs: a refresh token of an account that is made for it. */
const fetchBulkToken: EndpointHandler = ({ tenant, headers }) => {
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
function deviceAccess(tenant: Tenant, nonces: WeakMap<Tenant, Set<string>>, form: URLSearchParams): EndpointResponse {
  const nonce = form.get('nonce') ?? '';
  const asked = nonces.get(tenant)?.delete(nonce) ?? false;
  const pc = asked ? attestedPc(tenant, nonce, form.get('statement') ?? '') : 'the question was never asked';
  if (typeof pc === 'string') return json({ error: 'invalid_grant', error_description: pc }, 400);
  const access_token = deviceToken(directoryOf(tenant), pc.serial);
  return json({ token_type: 'Bearer', expires_in: tokenLifeMs / 1000, access_token });
}

/** For whoever signed in to Windows with the account of the domain; nobody is asked (RFC 6749 §4.3). */
function signedInToWindows(tenant: Tenant, form: URLSearchParams): EndpointResponse {
  const person = authenticate(tenant.state, form.get('username') ?? '', form.get('password') ?? '');
  return person === undefined ? json({ error: 'invalid_grant' }, 400) : granted(tenant, person.upn, form);
}

/** For a hybrid-joined PC itself (RFC 6749 §4.4). */
function ofHybridPc(tenant: Tenant, form: URLSearchParams): EndpointResponse {
  const deviceId = form.get('client_id') ?? '';
  if (hybridPc(tenant.context(), deviceId) === undefined) return json({ error: 'invalid_client' }, 401);
  const access_token = hybridPcToken(directoryOf(tenant), deviceId);
  return json({ token_type: 'Bearer', expires_in: tokenLifeMs / 1000, access_token });
}

/** An access token for a PC that shows a bulk token. */
function bulkAccess(tenant: Tenant, form: URLSearchParams): EndpointResponse {
  const shown = readBulkToken(directoryOf(tenant), form.get('refresh_token') ?? '');
  if (shown !== undefined && bulkTokenCounts(tenant, shown)) return granted(tenant, shown.upn, form);
  return json({ error: 'invalid_grant', error_description: 'The bulk token expired, was revoked, or is none.' }, 400);
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

/** Whose token it is: a user's, with the groups that scopes look at, or that of a PC without one. */
function holderOf(
  tenant: Tenant,
  bearer: string,
): { readonly upn?: string; readonly groups?: readonly string[]; readonly serial?: string } | undefined {
  const directory = directoryOf(tenant);
  const serial = pcOf(directory, bearer);
  if (serial !== undefined) return { serial };
  const upn = userOf(directory, bearer);
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  return person && { upn: person.upn, groups: person.groups };
}

function serialIn(hardwareHash: unknown): string | undefined {
  try {
    return typeof hardwareHash === 'string' ? readHardwareHash(hardwareHash).serial : undefined;
  } catch {
    return undefined;
  }
}

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

/** Joins or registers the PC, and names its MDM server where the user's scopes say so. */
const registerDevice: EndpointHandler = ({ tenant, headers, body }) => {
  const holder = holderOf(tenant, bearerOf(headers));
  if (holder === undefined) return json({ error: 'invalid_token' }, 401);
  const {
    kind: wanted,
    osVersion,
    hardwareHash,
    deviceName,
    configurationManager,
    mdmApplicationId,
  } = readObject(body);
  const kind = registrationKinds.find((one) => one === wanted);
  if (kind === undefined)
    return json({ error: 'invalid_request', error_description: `kind: ${registrationKinds}` }, 400);
  const deviceId = tenant.random.uuid();
  const serial = holder.serial ?? serialIn(hardwareHash);
  const { upn, groups } = holder;
  noteRegistration(tenant, {
    deviceId,
    kind,
    ...(typeof deviceName === 'string' && { deviceName }),
    ...(configurationManager === true && { configurationManager }),
    ...(upn !== undefined && { upn }),
    ...(serial !== undefined && { serial }),
  });
  const asked = typeof mdmApplicationId === 'string' ? mdmApplicationId : undefined;
  const mdm = isApplicationMeant(tenant.context(), asked, mdmApplication(tenant.state))
    ? managementFor(tenant, groups, kind, Number.parseInt(String(osVersion), 10))
    : undefined;
  return json({ deviceId, ...(mdm && { mdm }) } satisfies RegisteredDevice, 201);
};

/** The addresses of the MDM application for a PC that is to enroll by itself. */
function managementFor(
  tenant: Tenant,
  groups: readonly string[] | undefined,
  kind: RegistrationKind,
  windows: number,
): RegisteredDevice['mdm'] {
  const context = tenant.context();
  const { mdm, mam } = windowsEnrollment(tenant.state).automaticEnrollment;
  const premium = directorySettings(tenant.state).premium !== 'none';
  if (!offersAutomaticEnrollment(context, windows, premium)) return undefined;
  const scopes = {
    mdm: groups === undefined ? mdm.scope !== 'none' : inScope(context, mdm, groups, directoryGroups(tenant.state)),
    mam: groups !== undefined && coveredByMam(mam, groups),
  };
  if (!enrollsAutomatically(context, kind, scopes)) return undefined;
  const absolute = (address: string): string => new URL(address, addressOf(tenant, '/')).href;
  return {
    enrollmentUrl: absolute(discoveryAddress(context, mdm)),
    termsOfUseUrl: absolute(termsAddress(context, mdm)),
  };
}

const coveredByMam = (
  { scope, groups }: { scope: string; groups: readonly string[] },
  own: readonly string[],
): boolean => scope === 'all' || (scope === 'some' && groups.some((group) => own.includes(group)));

function readObject(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function redirectTo(address: string, parameters: Readonly<Record<string, string>>): EndpointResponse {
  if (!address.startsWith('ms-appx-web://')) return endPage('Unknown program', 'This address takes no codes.', 400);
  return { status: 302, headers: { location: `${address}?${new URLSearchParams(parameters)}` }, body: '' };
}

function json(value: object, status = 200): EndpointResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}
