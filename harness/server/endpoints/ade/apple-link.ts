import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { type AssignAnswer, protocolVersionHeader, sessionHeader } from '../../../../protocol/dep/messages.js';
import { type OAuthCredentials, signRequest } from '../../../../protocol/dep/oauth1.js';
import type { DepProfile } from '../../../../protocol/dep/profile.js';
import { readTokenFile } from '../../../../protocol/dep/token-file.js';
import { parseCertificate } from '../../../../protocol/pki/certificate.js';
import { toPem } from '../../../../protocol/pki/pem.js';
import type { CloudResponse } from '../../clouds/cloud.js';
import { depPath } from '../../clouds/dep/endpoint.js';
import type { DeviceFacts } from '../../clouds/dep/organisation.js';
import type { TenantClouds } from '../../clouds/dep/tenant-clouds.js';
import { ThrottledByCloud } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';

/** The server entry of this organisation's MDM server in Apple's portal. */
interface Link {
  readonly server: string;
  readonly credentials: OAuthCredentials;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The organisation in the simulated Apple Business Manager: its administrator in the portal, its MDM server at the web API. */
export class AppleLink {
  readonly #clouds: TenantClouds;
  readonly #links = new WeakMap<Tenant, Link>();

  constructor(clouds: TenantClouds) {
    this.#clouds = clouds;
  }

  /** The organisation buys the device, and its administrator assigns it to the MDM server. */
  register(tenant: Tenant, facts: DeviceFacts): void {
    const { server } = this.#linkOf(tenant);
    const known = this.#clouds.of(tenant).organisations.get('org')?.devices.has(facts.serial_number) ?? false;
    if (!known) this.#portal(tenant, '/devices', { devices: [{ ...facts }] });
    this.#portal(tenant, '/assign', { serials: [facts.serial_number], server });
  }

  /** The MDM server defines the profile and assigns it to the devices that it names ("Define a Profile"). Throws ThrottledByCloud where Apple's service took too many in the last minute. */
  define(tenant: Tenant, profile: DepProfile): void {
    const session = this.#openSession(tenant);
    const names = { session: sessionHeader.toLowerCase(), version: protocolVersionHeader.toLowerCase() };
    const headers = { [names.session]: session, [names.version]: '7', 'user-agent': 'muster (simulated)' };
    const { body } = this.#ask(tenant, { method: 'POST', path: '/profile', headers, body: profile as JsonObject });
    const { devices = {} } = JSON.parse(body) as Partial<AssignAnswer>;
    if (Object.values(devices).includes('THROTTLED'))
      throw new ThrottledByCloud("Apple's service assigns no more profiles in this minute");
  }

  #openSession(tenant: Tenant): string {
    const { credentials } = this.#linkOf(tenant);
    const authorization = signRequest({
      method: 'GET',
      url: urlOf(tenant, '/session'),
      credentials,
      timestamp: Math.floor(tenant.clock.now() / 1000),
      nonce: tenant.random.uuid(),
    });
    const { body } = this.#ask(tenant, { method: 'GET', path: '/session', headers: { authorization } });
    return (JSON.parse(body) as { readonly auth_session_token: string }).auth_session_token;
  }

  /** The entry is made when it is first needed; its token is encrypted to the tenant's own authority. */
  #linkOf(tenant: Tenant): Link {
    const known = this.#links.get(tenant);
    if (known !== undefined) return known;
    const { certificate, privateKey } = tenant.ca;
    const made = this.#portal(tenant, '/servers', { name: 'MDM server', publicKey: toPem('CERTIFICATE', certificate) });
    const { id: server } = JSON.parse(made.body) as { readonly id: string };
    const { body } = this.#portal(tenant, `/servers/${server}/token`, {});
    const holder = { certificate: parseCertificate(certificate), key: privateKey };
    const link = { server, credentials: readTokenFile(Buffer.from(body), holder).message };
    this.#links.set(tenant, link);
    return link;
  }

  #portal(tenant: Tenant, path: string, body: JsonObject): CloudResponse {
    const headers = { authorization: 'Bearer in-process' };
    return this.#ask(tenant, { method: 'POST', path: `/portal/organisations/org${path}`, headers, body }, 'in-process');
  }

  /** Throws Error when the service does not do it. */
  #ask(tenant: Tenant, { method, path, body, headers = {} }: Call, portalToken?: string): CloudResponse {
    const request = {
      method,
      path,
      url: urlOf(tenant, path),
      query: new URLSearchParams(),
      headers,
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    };
    const response = this.#clouds.of(tenant).answer(request, portalToken);
    if (response.status >= 400)
      throw new Error(`Apple's service: ${method} ${path}: ${response.status} ${response.body}`);
    return response;
  }
}

const urlOf = (tenant: Tenant, path: string): string => tenant.url('mdmenrollment', depPath + path);
