import type { RuleSummary } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { SettingsKind } from '../domain/settings.js';
import type { PlatformService } from '../endpoint.js';
import type { ServerLogger } from '../logger.js';
import type { Tenant, TenantContext } from '../tenant.js';
import type { ReferenceTenant, Tenants } from '../tenants.js';
import { notFound } from './admin-error.js';
import type { AdminExtension } from './admin-extension.js';

export type ReportKind = (context: TenantContext, filter: JsonObject) => JsonObject;

/** What the product offers to its administrator, as tables. */
export interface ProductTables {
  readonly settingsKinds: Readonly<Record<string, SettingsKind>>;
  /** A settings document as it holds now. */
  readonly readSettings: (context: TenantContext, kind: string) => JsonObject;
  readonly reportKinds: Readonly<Record<string, ReportKind>>;
}

/** Queues an Apple command, given as its plist, for each enrollment id. Throws `ProtocolError` on a plist that is no command. */
export type EnqueueRaw = (
  tenant: Tenant,
  ids: readonly string[],
  plist: Uint8Array,
) => {
  readonly commandUuid: string;
  readonly requestType: string;
  /** By id: why it was not queued, undefined when it was. */
  readonly errors: Readonly<Record<string, string | undefined>>;
};

/** What the admin API stands on. */
export interface AdminContext {
  readonly tenants: Tenants;
  readonly services: readonly PlatformService[];
  readonly enqueueRaw: EnqueueRaw;
  readonly rules: readonly RuleSummary[];
  readonly product: ProductTables;
  readonly extensions: readonly AdminExtension[];
  readonly logger: ServerLogger;
  readonly adminToken: string;
  /** Trust anchor of the device listener, PEM; empty in plain-http mode. */
  readonly ca: string;
  readonly urls: Readonly<Record<string, string>>;
  readonly version: string;
  readonly now: () => number;
  readonly incident: () => string;
  readonly uuid: () => string;
  /** Keeps what changed before the answer leaves. */
  readonly settled: (tenant: ReferenceTenant) => Promise<void>;
  readonly forgetTenant: (id: string) => Promise<void>;
}

/** The tenant of a request. Throws 404. */
export function tenantOf({ tenants }: Pick<AdminContext, 'tenants'>, id: string): ReferenceTenant {
  const tenant = tenants.get(id);
  if (tenant === undefined) throw notFound('tenant', id, 'Create one with POST /tenants.');
  return tenant;
}

/** The service of a platform. Throws 404. */
export function serviceFor({ services }: AdminContext, platform: string, method?: string): PlatformService {
  const service = services.find(
    (each) =>
      each.platforms.some((name) => name === platform) &&
      (method === undefined || each.methods.some((name) => name === method)),
  );
  if (service === undefined)
    throw notFound('enrollment for', method === undefined ? platform : `${platform} by ${method}`);
  return service;
}
