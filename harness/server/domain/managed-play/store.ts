import { z } from 'zod';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { publicApps } from './public-apps.table.js';

const playApp = z.strictObject({
  /** `com.example.notes` */
  package: z.string().regex(/^[\w-]+(\.[\w-]+)+$/),
  name: z.string().min(1),
  /** A new version is an app of the same package with a higher number. */
  version: z.int().min(1).default(1),
  /** The developer supports managed configuration. */
  managedConfiguration: z.boolean().default(false),
  /** A private app: the organisation for which it was published. */
  organization: z.string().min(1).exactOptional(),
});

export type PlayApp = z.infer<typeof playApp>;

/** Google Play as far as an organisation can tell: what developers published, and what its administrator approved. The settings document `google-play`. */
export const googlePlaySchema = z.strictObject({
  apps: z.array(playApp).default([]),
  approved: z.array(z.string()).default([]),
  /** Google accounts that the store knows more of than their name. */
  accounts: z
    .array(
      z.strictObject({
        account: z.string().min(1),
        /** It belongs to the domain of a Workspace customer, once called G Suite. */
        workspace: z.boolean().default(false),
        /** An organisation that is connected by it already. */
        boundTo: z.string().min(1).exactOptional(),
      }),
    )
    .default([]),
});

export type GooglePlay = z.infer<typeof googlePlaySchema>;

export const googlePlay = (state: TenantState): GooglePlay =>
  googlePlaySchema.parse(readSettings(state, 'google-play'));

/** Every app that was published, each once. */
export function publishedApps(state: TenantState): readonly PlayApp[] {
  const { apps } = googlePlay(state);
  const own = new Set(apps.map((app) => app.package));
  return [...publicApps.filter((app) => !own.has(app.package)), ...apps];
}
