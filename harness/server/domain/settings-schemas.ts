import { z } from 'zod';
import { restrictedPlatforms } from './restrictions.js';
import { isVersion } from './versions.js';

const version = z.string().refine(isVersion, 'a version is digits with dots, such as 17.5');

const assigned = {
  name: z.string().min(1),
  priority: z.int().min(1),
  groups: z.array(z.string().min(1)),
};

const platformRestriction = z.strictObject({
  allowed: z.boolean().default(true),
  /** Whether devices may enroll that are not the organisation's. */
  personal: z.boolean().optional(),
  minVersion: version.optional(),
  maxVersion: version.optional(),
});

const restrictionPolicy = { platforms: z.partialRecord(z.enum(restrictedPlatforms), platformRestriction).default({}) };

export const restrictionsSchema = z.strictObject({
  default: z.strictObject(restrictionPolicy),
  policies: z.array(z.strictObject({ ...assigned, ...restrictionPolicy })).default([]),
});

/** A person may have 1 to 15 devices. */
const limit = z.int().min(1).max(15);

export const limitSchema = z.strictObject({
  default: z.strictObject({ limit }),
  policies: z.array(z.strictObject({ ...assigned, limit })).default([]),
});

export const termsSchema = z.strictObject({
  policies: z.array(
    z.strictObject({
      name: z.string().min(1),
      description: z.string().optional(),
      title: z.string().min(1),
      summary: z.string().default(''),
      text: z.string().min(1),
      groups: z.union([z.literal('all'), z.array(z.string().min(1))]),
      /** Users must accept again; raises the version. */
      requireReacceptance: z.boolean().default(false),
    }),
  ),
});

/** Opens the administrator's side of the tenant's simulated Apple services to who shows this token. */
export const appleCloudsSchema = z.strictObject({ portalToken: z.string().min(8).optional() });

/** Opens the portals of the tenant's simulated zero-touch and Knox services to who shows this token. */
export const cloudPortalSchema = z.strictObject({ portalToken: z.string().min(8).optional() });
