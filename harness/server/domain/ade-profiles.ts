import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { needsSupervision, templateFits } from './ade-profile-rules.js';
import { adeScreens } from './ade-screens.table.js';
import { readSettings } from './settings-read.js';
import { objectionsToSharing, sharingFields } from './shared-ipad/profile-rules.js';
import type { TenantState } from './state.js';
import { isVersion } from './versions.js';

/** How people with user affinity prove who they are. */
export const adeAuthentications = ['company-portal', 'setup-assistant', 'modern'] as const;

/** How an organisation lets its own Apple devices in: one profile of the settings document `ade-profiles`. */
export const adeProfileSchema = z.strictObject({
  name: z.string().min(1).max(125),
  description: z.string().default(''),
  /** Id of the enrollment program token that it belongs to. */
  token: z.string().optional(),
  /** Panes that are hidden besides, by their skip keys: what a school's form says by names of its own. */
  skipKeys: z.array(z.string()).default([]),
  /** The device belongs to the person who enrolls it. */
  userAffinity: z.boolean().default(true),
  /** With user affinity only. */
  authentication: z.enum(adeAuthentications).default('modern'),
  supervised: z.boolean().default(true),
  /** The holder cannot remove the enrollment profile. */
  locked: z.boolean().default(false),
  /** Setup Assistant offers no way around management. */
  mandatory: z.boolean().default(true),
  /** The device stays in Setup Assistant until its configuration has arrived. */
  awaitConfiguration: z.boolean().default(true),
  /** Shown under About Configuration. */
  department: z.string().max(125).default(''),
  /** Shown under Need Help. */
  departmentPhone: z.string().max(50).default(''),
  /** Screens of Setup Assistant that are hidden. */
  hiddenScreens: z
    .array(z.string().refine((name) => Object.hasOwn(adeScreens, name), 'no screen of Setup Assistant'))
    .default([]),
  /** Computers that the device pairs with. */
  syncWith: z.enum(['all', 'none', 'certificates']).default('all'),
  /** Of Apple Configurator: DER, base64. */
  configuratorCertificates: z.array(z.string()).default([]),
  /** With `{{SERIAL}}` and `{{DEVICETYPE}}`. */
  nameTemplate: z.string().optional(),
  /** The carrier's server that gives eSIM devices their plan. */
  cellularServer: z.url().optional(),
  /** Older devices update before they come in. */
  requiredVersion: z.string().refine(isVersion, 'a version is digits with dots').optional(),
  /** The app by which people become known on the device. */
  companyPortal: z
    .strictObject({
      install: z.boolean().default(false),
      /** Name of the token of volume purchases that pays for it; without one the holder's Apple ID does. */
      token: z.string().optional(),
      /** The device shows nothing else until somebody has signed in. */
      singleApp: z.boolean().default(false),
      /** The first who signs in owns a device that came without a user. */
      staging: z.boolean().default(false),
    })
    .prefault({}),
  /** The server manages the users of Macs and Shared iPads beside the devices. */
  manageUsers: z.boolean().default(true),
  /** Setup Assistant of Macs goes on by itself. */
  autoAdvance: z.boolean().default(false),
  /** Language and region that go with that, by ISO 639-1 and ISO 3166-1. */
  language: z.string().min(1).optional(),
  region: z.string().min(1).optional(),
  supportEmail: z.string().min(1).max(250).optional(),
  /** What identifies services that one organisation manages. */
  orgMagic: z.string().min(1).max(256).optional(),
  /** A restored backup does not bring its configuration along. */
  freshAfterRestore: z.boolean().default(false),
  /** Devices keep their managed apps when they return to service. */
  returnToService: z.boolean().default(false),
  /** Shared iPad. */
  shared: z.boolean().default(false),
  ...sharingFields,
});

export type AdeProfile = z.infer<typeof adeProfileSchema>;

export const adeProfilesSchema = z.strictObject({
  profiles: z.array(adeProfileSchema).default([]),
  /** Name of the profile for devices that have none of their own. */
  default: z.string().optional(),
  /** Names of the profiles for new devices of a platform. */
  defaults: z.strictObject({ macos: z.string().optional(), ios: z.string().optional() }).optional(),
  /** Licenses for devices without a user; as many as are wanted when absent. */
  deviceLicenses: z.int().min(0).optional(),
});

export type AdeProfiles = z.infer<typeof adeProfilesSchema>;

/** Checks the document `ade-profiles` and gives the form that is kept. Throws `ZodError`. */
export function normalizeAdeProfiles(document: JsonObject, context: TenantContext): JsonObject {
  const settings = adeProfilesSchema.parse(document);
  const { profiles, default: fallback } = settings;
  if (fallback !== undefined && !profiles.some(({ name }) => name === fallback))
    throw refusal(['default'], `there is no profile "${fallback}"`);
  for (const [index, profile] of profiles.entries()) {
    const [objection] = [...objectionsTo(context, profile), ...objectionsToSharing(context, profile)];
    if (objection !== undefined) throw refusal(['profiles', index], objection);
  }
  return settings as unknown as JsonObject;
}

function objectionsTo(context: TenantContext, profile: AdeProfile): readonly string[] {
  const { supervised, nameTemplate, companyPortal, syncWith, configuratorCertificates } = profile;
  const unsupervised = supervised ? [] : needsSupervision(context, profile).map((what) => `${what} needs supervision`);
  return [
    ...unsupervised,
    ...(nameTemplate === undefined || templateFits(context, nameTemplate) ? [] : ['the name template is too long']),
    ...(companyPortal.singleApp && companyPortal.token === undefined ? ['Single App Mode needs a token'] : []),
    ...(syncWith === 'certificates' && configuratorCertificates.length === 0 ? ['a certificate is needed'] : []),
  ];
}

function refusal(path: (string | number)[], message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path, message, input: path }]);
}

export const adeProfiles = (state: TenantState): AdeProfiles =>
  adeProfilesSchema.parse(readSettings(state, 'ade-profiles'));

/** The profile that is there before anybody writes one. */
export const firstProfile: AdeProfile = adeProfileSchema.parse({ name: 'Simulated' });
