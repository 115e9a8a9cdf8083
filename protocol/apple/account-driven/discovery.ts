import { ProtocolError } from '../../base/errors.js';
import { documentation } from '../sections.js';

/** What a server offers under an account's domain (Apple: "Discover authentication servers"). */
export interface DiscoveryDocument {
  readonly Servers: readonly DiscoveredServer[];
}

export interface DiscoveredServer {
  /** The protocol behind BaseURL: User Enrollment or account-driven Device Enrollment. */
  readonly Version: string;
  readonly BaseURL: string;
}

/** Versions by the EnrollmentMode that the profile must carry. */
export const modeOfVersion = { 'mdm-byod': 'BYOD', 'mdm-adde': 'ADDE' } as const;
export type EnrollmentVersion = keyof typeof modeOfVersion;
export type EnrollmentMode = (typeof modeOfVersion)[EnrollmentVersion];

export const isEnrollmentVersion = (version: string): version is EnrollmentVersion =>
  Object.hasOwn(modeOfVersion, version);

export const discoveryPath = '/.well-known/com.apple.remotemanagement';
export const discoverySection = documentation('Discover authentication servers');

/** The two parts of an account identifier; undefined where one is empty or the second is no domain name. */
export function splitAccount(account: string): { readonly user: string; readonly domain: string } | undefined {
  const at = account.lastIndexOf('@');
  const [user, domain] = [account.slice(0, Math.max(at, 0)), account.slice(at + 1)];
  return user !== '' && /^([a-z0-9-]+\.)+[a-z0-9-]+$/i.test(domain) ? { user, domain } : undefined;
}

/** Where a device looks for the servers of an account. */
export function discoveryUrl(domain: string, account: string, family: string): string {
  const query = new URLSearchParams({ 'user-identifier': account, 'model-family': family });
  return `https://${domain}${discoveryPath}?${query}`;
}

export function encodeDiscovery(document: DiscoveryDocument): string {
  return JSON.stringify(document);
}

/** Reads a discovery document. Throws ProtocolError on what is none. */
export function decodeDiscovery(body: Uint8Array): DiscoveryDocument {
  const { Servers } = objectOf(parse(body));
  if (!Array.isArray(Servers) || Servers.length === 0) throw malformed('it has no Servers');
  return { Servers: Servers.map(readServer) };
}

function readServer(value: unknown): DiscoveredServer {
  const { Version, BaseURL } = objectOf(value);
  if (typeof Version !== 'string' || typeof BaseURL !== 'string' || !URL.canParse(BaseURL))
    throw malformed('a server needs Version and BaseURL');
  return { Version, BaseURL };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw malformed('it is no JSON');
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('it is no object');
  return { ...value };
}

function malformed(why: string): ProtocolError {
  return new ProtocolError('DISCOVERY_MALFORMED', `the discovery document cannot be used: ${why}`);
}
