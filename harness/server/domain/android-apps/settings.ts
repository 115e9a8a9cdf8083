import { z } from 'zod';
import { appIntents } from '../../../../protocol/android/managed-play.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { RefusedByProduct } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { playBinding } from '../managed-play/binding.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { mayBeDeployed } from './rules.js';

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const assignment = z.strictObject({
  app: z.string().min(1),
  intent: z.enum(appIntents),
  /** Groups of people or of devices. */
  groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
  /** Values of managed configuration. */
  configuration: values.exactOptional(),
});

/** Deployments of managed Google Play apps: the settings document `android-apps`. */
export const androidAppsSchema = z.strictObject({ assignments: z.array(assignment).default([]) });

export type AppDeployment = z.infer<typeof assignment>;

export const appDeployments = (state: TenantState): readonly AppDeployment[] =>
  androidAppsSchema.parse(readSettings(state, 'android-apps')).assignments;

/** Checks the document. Throws ZodError, and RefusedByProduct where an app is not in the console. */
export function normalizeAndroidApps(document: JsonObject, context: TenantContext): JsonObject {
  const settings = androidAppsSchema.parse(document);
  const console = new Set(playBinding(context.state).apps.map((app) => app.package));
  const stranger = settings.assignments.find(({ app }) => !mayBeDeployed(context, console.has(app)));
  if (stranger === undefined) return settings as JsonObject;
  throw new RefusedByProduct(`${stranger.app} is not in the app list: approve it in managed Google Play, then sync.`);
}
