import { z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { RefusedByProduct } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { canBeSwitchedOn } from './rules.js';

/** What the organisation is: the settings document `organization`. */
export const organizationSchema = z.strictObject({
  /** It is managed by this server alone, and not beside Configuration Manager. */
  standalone: z.boolean().default(true),
  /** When the tenant was made, milliseconds since the epoch; until told, now. */
  createdAt: z.int().exactOptional(),
  /** ISO 3166-1 code of the country where its devices are. */
  country: z.string().length(2).default('DE'),
});

export const organization = (state: TenantState) => organizationSchema.parse(readSettings(state, 'organization'));

/** Whether users may enroll corporate-owned user devices: the settings document `corporate-user-devices`. */
const userDevicesSchema = z.strictObject({ allowed: z.boolean().default(true) });

export const userDevicesAllowed = (state: TenantState): boolean =>
  userDevicesSchema.parse(readSettings(state, 'corporate-user-devices')).allowed;

/** Checks the document. Throws ZodError, and RefusedByProduct for a tenant that does not stand alone. */
export function normalizeUserDevices(document: JsonObject, context: TenantContext): JsonObject {
  const settings = userDevicesSchema.parse(document);
  if (settings.allowed && !canBeSwitchedOn(context, organization(context.state).standalone))
    throw new RefusedByProduct('Fully managed devices need a tenant that this server manages alone.');
  return settings;
}
