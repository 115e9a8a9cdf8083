import type { StoreEntry } from '../../../../protocol/amapi/device-link.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Knobs } from './knobs.js';

/** Fields that this project may not use reach no device, and are reported as not complied with (NonComplianceReason, PROJECT_NOT_PERMITTED). */
export const forbiddenIn = rule('XAM-115', {
  holds: (_context: RuleContext, fields: readonly string[], forbidden: readonly string[]): readonly string[] =>
    fields.filter((field) => forbidden.includes(field)),
  mutants: { everyProjectMay: () => [], noProjectMay: (_context, fields) => fields },
});

/** What devices get of a policy. */
export function permittedFields(context: RuleContext, { forbiddenFields }: Knobs, fields: JsonObject): JsonObject {
  const forbidden = forbiddenIn(context, Object.keys(fields), forbiddenFields);
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !forbidden.includes(field)));
}

/** What Google itself adds to the report of a device. */
export function forbiddenDetails(
  context: RuleContext,
  { forbiddenFields }: Knobs,
  fields: JsonObject,
): readonly JsonObject[] {
  const forbidden = forbiddenIn(context, Object.keys(fields), forbiddenFields);
  return forbidden.map((settingName) => ({ settingName, nonComplianceReason: 'PROJECT_NOT_PERMITTED' }));
}

/** An app of which nobody said otherwise. */
const usualApp: StoreEntry = { versionCode: 1, targetSdk: 34, minApiLevel: 21 };

/** What the store has of the apps that a policy names. */
export function storeFor({ store }: Knobs, { applications }: JsonObject): Readonly<Record<string, StoreEntry>> {
  const names = (Array.isArray(applications) ? applications : []).map((app: Json) =>
    String((app as JsonObject).packageName),
  );
  return Object.fromEntries(names.map((name) => [name, { ...usualApp, ...store[name] }]));
}
