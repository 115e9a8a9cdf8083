import { ZodError, z } from 'zod';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import { configured } from './framework.js';
import { type Lines, policySets, type Sections } from './section.js';
import { isOffered } from './setting-nodes.js';

const policySchema = z.strictObject({
  name: z.string().min(1),
  for: z.enum(policySets),
  /** By section and setting of the form. */
  settings: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  wifi: z.array(z.strictObject({ ssid: z.string().min(1) })).default([]),
  vpn: z.array(z.strictObject({ name: z.string().min(1), server: z.string().min(1) })).default([]),
  /** DER, base64. */
  certificates: z.array(z.strictObject({ name: z.string().min(1), data: z.base64() })).default([]),
  /** Whose devices get it. */
  groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
});

const schema = z.strictObject({
  policies: z
    .array(policySchema)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each name once'),
});

export type AndroidPolicy = z.infer<typeof policySchema>;

/** What is kept of an imported section. */
export const importedSection = rule('AFW-013', {
  holds: (_context: RuleContext, _section: string, lines: Lines): Lines => configured(lines),
  mutants: {
    losesPasswords: (_context, section, lines) => (/password/i.test(section) ? {} : configured(lines)),
    onlyTheFirstLine: (_context, _section, lines) => configured(Object.fromEntries(Object.entries(lines).slice(0, 1))),
    roundsNumbers: (_context, _section, lines) =>
      configured(Object.fromEntries(Object.entries(lines).map(([name, value]) => [name, value === '6' ? '4' : value]))),
  },
});

/** Settings `android-configuration`: policies for Android Enterprise devices, such as the templates of the framework. Throws ZodError. */
export function normalizeAndroidConfiguration(document: JsonObject, context: TenantContext): JsonObject {
  const policies = schema.parse(document).policies.map((policy) => ({
    ...policy,
    settings: importedSections(context, policy.settings),
  }));
  return { policies } as unknown as JsonObject;
}

function importedSections(context: TenantContext, sections: Sections): Sections {
  return Object.fromEntries(
    Object.entries(sections).map(([section, lines]) => {
      for (const [setting, value] of Object.entries(lines)) checkLine(section, setting, value);
      return [section, importedSection(context, section, lines)];
    }),
  );
}

function checkLine(section: string, setting: string, value: string): void {
  const objection = isOffered(section, setting, value);
  if (objection === undefined) return;
  throw new ZodError([{ code: 'custom', path: ['policies', section, setting], message: objection, input: value }]);
}

export function androidPolicies(state: TenantState): readonly AndroidPolicy[] {
  const { policies = [] } = readSettings(state, 'android-configuration');
  return policies as unknown as readonly AndroidPolicy[];
}
