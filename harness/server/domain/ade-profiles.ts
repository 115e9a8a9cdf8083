import { z } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { isSkipKey } from '../../../protocol/dep/skip-keys.table.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** How people with user affinity prove who they are. */
export const adeAuthentications = ['company-portal', 'setup-assistant', 'modern'] as const;

/** How an organisation lets its own Apple devices in: one profile of the settings document `ade-profiles`. */
export const adeProfileSchema = z.strictObject({
  name: z.string().min(1).max(125),
  description: z.string().default(''),
  /** Id of the enrollment program token that it belongs to. */
  token: z.string().optional(),
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
  /** Panes of Setup Assistant that are hidden, by their skip keys. */
  hiddenScreens: z.array(z.string().refine(isSkipKey, 'no pane of Setup Assistant')).default([]),
  /** Shared iPad. */
  shared: z.boolean().default(false),
});

export type AdeProfile = z.infer<typeof adeProfileSchema>;

export const adeProfilesSchema = z
  .strictObject({
    profiles: z.array(adeProfileSchema).default([]),
    /** Name of the profile for devices that have none of their own. */
    default: z.string().optional(),
  })
  .superRefine(({ profiles, default: name }, context) => {
    if (name !== undefined && !profiles.some((profile) => profile.name === name))
      context.addIssue({ code: 'custom', path: ['default'], message: `there is no profile "${name}"` });
    for (const [index, profile] of profiles.entries())
      for (const message of objectionsTo(profile))
        context.addIssue({ code: 'custom', path: ['profiles', index], message });
  });

/** What of a profile does not go together. */
function objectionsTo({ supervised, locked, shared, userAffinity, authentication }: AdeProfile): readonly string[] {
  if (supervised) return [];
  return [
    ...(locked ? ['locked enrollment needs supervision'] : []),
    ...(shared ? ['Shared iPad needs supervision'] : []),
    ...(userAffinity && authentication === 'company-portal' ? ['Company Portal needs supervision'] : []),
  ];
}

export type AdeProfiles = z.infer<typeof adeProfilesSchema>;

/** Checks the document `ade-profiles` and gives the form that is kept. Throws `ZodError`. */
export const normalizeAdeProfiles = (document: JsonObject): JsonObject =>
  adeProfilesSchema.parse(document) as JsonObject;

export const adeProfiles = (state: TenantState): AdeProfiles =>
  adeProfilesSchema.parse(readSettings(state, 'ade-profiles'));

/** The profile that is there before anybody writes one. */
export const firstProfile: AdeProfile = adeProfileSchema.parse({ name: 'Simulated' });
