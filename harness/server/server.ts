import { writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Clock, minutes } from '../../protocol/base/clock.js';
import type { Random } from '../../protocol/base/random.js';
import type { RuleSummary } from '../../protocol/base/rule.js';
import type { AdminContext, EnqueueRaw, ProductTables } from './admin/admin-context.js';
import type { AdminExtension } from './admin/admin-extension.js';
import { adminListener } from './admin/admin-listener.js';
import type { CertificateAuthority, SavedAuthority } from './domain/authority.js';
import { createCertificateAuthority } from './domain/certificate-authority.js';
import type { Endpoint, PlatformService } from './endpoint.js';
import { mainTenant } from './hosts.js';
import { type Listening, listen } from './listen.js';
import { deviceListener } from './listener.js';
import type { ServerLogger } from './logger.js';
import { Router } from './router.js';
import { SecureContexts } from './secure-contexts.js';
import { acceptingSelfSigned } from './self-signed-identities.js';
import { createServerKeys, restoreKeys, type ServerKeys, saveKeys } from './server-keys.js';
import type { Tenant } from './tenant.js';
import { TenantStore } from './tenant-store.js';
import { type ReferenceTenant, Tenants, type TenantWishes } from './tenants.js';

/** What the server serves; `reference-server.ts` puts it together. */
export interface ServerParts {
  readonly endpoints: readonly Endpoint[];
  readonly services: readonly PlatformService[];
  /** Product rules, beside the ones that the endpoints list. */
  readonly productRules: readonly RuleSummary[];
  readonly product: ProductTables;
  readonly enqueueRaw: EnqueueRaw;
  /** Parts of the product with pages of their own. */
  readonly extensions?: readonly AdminExtension[];
}

export interface ServerOptions {
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly adminPort?: number;
  /** Keeps tenants in this folder; without it they end with the server. */
  readonly dataDir?: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: ServerLogger;
  readonly version: string;
  /** Bytes; 16 MiB when absent. */
  readonly bodyLimit?: number;
  readonly plainHttp?: boolean;
  /** A name by which clients reach the main tenant where names below muster.test do not resolve. */
  readonly publicName?: string;
  /** Headers whose client certificate is believed, such as `Client-Cert` (RFC 9440). */
  readonly trustedCertificateHeaders?: readonly string[];
  /** Devices may identify themselves by certificates they signed themselves. */
  readonly acceptSelfSigned?: boolean;
}

export interface ReferenceServer {
  readonly urls: { readonly devices: string; readonly host: string; readonly port: string };
  readonly adminUrl: string;
  readonly adminToken: string;
  /** Trust anchor of the device listener, PEM; empty in plain-http mode. */
  readonly ca: string;
  /** Where the anchor lies on disk, when a data folder was given. */
  readonly caFile?: string;
  readonly tenants: Tenants;
  readonly main: ReferenceTenant;
  readonly services: readonly PlatformService[];
  createTenant(wishes?: TenantWishes): ReferenceTenant;
  /** Resolves when what the tenant holds now is on disk; at once without a data folder. */
  keep(tenant: ReferenceTenant): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the simulated MDM server: one listener for devices, one for administrators. Throws HarnessError when a port is taken
 * (`PORT_IN_USE`) or the data folder cannot be written (`DATA_DIR`).
 */
export async function startServer(options: ServerOptions & ServerParts): Promise<ReferenceServer> {
  const { host = '127.0.0.1', clock, random } = options;
  const store = options.dataDir === undefined ? undefined : new TenantStore(options.dataDir);
  const listening: Pick<Listening, 'close'>[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(listening.map((listener) => listener.close()));
    await store?.close();
  };
  try {
    const keys = await keysFor(store, clock, random);
    const address = { devicePort: 0 };
    const tenants = new Tenants({
      clock,
      random,
      createAuthority: (tenant, saved) => authorityOf(options, keys, tenant, saved),
      url: (tenant, service, path) =>
        `${schemeOf(options)}://${hostFor(options, tenant, service)}:${address.devicePort}${path}`,
    });
    const main = restoreTenants(tenants, store);
    const settled = async (tenant: ReferenceTenant): Promise<void> => store?.save(tenant);
    const world: ServerWorld = { options, keys, tenants, settled, incident: () => random.uuid() };

    const devices = await listen(devicesOf(world), host, options.port ?? 0, '--port');
    listening.push(devices);
    address.devicePort = devices.port;
    const context = adminContextOf(world, host, devices.port, async (id) => store?.remove(id));
    // The admin side is never offered beyond this machine's loopback: whoever needs it elsewhere tunnels.
    const admin = await listen(await adminListener(context), '127.0.0.1', options.adminPort ?? 0, '--admin-port');
    listening.push(admin);
    listening.push(onceAMinute(world));
    await settled(main);
    const { urls, adminToken, ca } = context;
    return {
      urls,
      adminUrl: `http://127.0.0.1:${admin.port}`,
      adminToken,
      ca,
      ...(options.dataDir === undefined || ca === '' ? {} : { caFile: writeCa(options.dataDir, ca) }),
      tenants,
      main,
      services: options.services,
      createTenant: (wishes) => tenants.create(wishes),
      keep: settled,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lets the product do what is due; a clock that is moved does it by itself. */
function onceAMinute({ options: { extensions = [], logger }, tenants }: ServerWorld): Pick<Listening, 'close'> {
  const timer = setInterval(() => {
    for (const tenant of tenants.all) doDue(tenant, extensions, logger);
  }, minutes(1));
  timer.unref();
  return { close: async () => clearInterval(timer) };
}

/** Nobody waits for an answer: what fails is told to the log. */
function doDue(tenant: ReferenceTenant, extensions: readonly AdminExtension[], logger: ServerLogger): void {
  try {
    for (const extension of extensions) extension.due?.(tenant);
  } catch (error) {
    logger.error({ err: error, tenant: tenant.id }, 'something that was due failed');
  }
}

/** What both listeners stand on. */
interface ServerWorld {
  readonly options: ServerOptions & ServerParts;
  readonly keys: ServerKeys;
  readonly tenants: Tenants;
  readonly settled: (tenant: ReferenceTenant) => Promise<void>;
  readonly incident: () => string;
}

function devicesOf({ options, keys, tenants, settled, incident }: ServerWorld): FastifyInstance {
  const { publicName, clock } = options;
  return deviceListener({
    tenants,
    router: new Router(options.endpoints),
    streams: options.endpoints.flatMap(({ streams = [] }) => streams),
    logger: options.logger,
    incident,
    settled,
    ...(publicName === undefined ? {} : { publicName }),
    trustedCertificateHeaders: options.trustedCertificateHeaders ?? [],
    contexts: new SecureContexts(tenants, keys.tls, () => clock.now(), publicName),
    bodyLimit: options.bodyLimit ?? 16 * 1024 * 1024,
    plainHttp: options.plainHttp ?? false,
  });
}

function adminContextOf(
  { options, keys, tenants, settled, incident }: ServerWorld,
  host: string,
  port: number,
  remove: (tenant: string) => Promise<void>,
) {
  const { clock, random, publicName } = options;
  const devices = `${schemeOf(options)}://${inUrl(publicName ?? host)}:${port}`;
  return {
    ...options,
    extensions: options.extensions ?? [],
    rules: [...options.productRules, ...options.endpoints.flatMap(({ rules }) => rules)],
    tenants,
    adminToken: Buffer.from(random.bytes(24)).toString('base64url'),
    ca: options.plainHttp === true ? '' : keys.tls.pem,
    urls: { devices, host, port: String(port) },
    now: () => clock.now(),
    incident,
    uuid: () => random.uuid(),
    settled,
    forgetTenant: async (id) => {
      tenants.delete(id);
      await remove(id);
    },
  } satisfies AdminContext;
}

const schemeOf = ({ plainHttp = false }: ServerOptions): string => (plainHttp ? 'http' : 'https');

async function keysFor(store: TenantStore | undefined, clock: Clock, random: Random): Promise<ServerKeys> {
  const saved = store?.readKeys();
  if (saved !== undefined) return restoreKeys(saved, clock.now(), random);
  const keys = await createServerKeys(clock.now(), random);
  await store?.writeKeys(saveKeys(keys));
  return keys;
}

function authorityOf(
  { acceptSelfSigned = false }: ServerOptions,
  { deviceAuthorityKey }: ServerKeys,
  { id, random, clock, rules }: Omit<Tenant, 'ca'>,
  saved: SavedAuthority | undefined,
): CertificateAuthority {
  const options = { tenantId: id, key: deviceAuthorityKey, random, now: clock.now(), rules };
  const authority = createCertificateAuthority(saved === undefined ? options : { ...options, saved });
  return acceptSelfSigned ? acceptingSelfSigned(authority) : authority;
}

/** What was kept comes back; the main tenant is always there. */
function restoreTenants(tenants: Tenants, store: TenantStore | undefined): ReferenceTenant {
  for (const { record, kept } of store?.restore() ?? []) tenants.create(record, kept).clock.shiftMs = record.shiftMs;
  return tenants.get(mainTenant) ?? tenants.create({ id: mainTenant });
}

function hostFor({ publicName }: ServerOptions, { id, domain }: Tenant, service: string): string {
  if (id === mainTenant && publicName !== undefined) return inUrl(publicName);
  return service === '' ? domain : `${service}.${domain}`;
}

const inUrl = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

function writeCa(folder: string, pem: string): string {
  const file = join(folder, 'ca.pem');
  writeFileSync(file, pem);
  return file;
}
