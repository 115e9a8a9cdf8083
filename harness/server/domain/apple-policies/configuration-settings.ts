import { z } from 'zod';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { TenantState } from '../state.js';
import type { Lines } from './framework-levels.table.js';
import { levelSettings, type Mode } from './framework-rules.js';
import { imported } from './rules.js';
import { type SettingTarget, settingNames } from './setting-names.table.js';
import { appKinds } from './user-enrollment-rules.js';

const value = z.union([z.string(), z.int()]);

/** A line as exports of the framework write it; the section is for people. */
export const lineSchema = z.strictObject({ section: z.string().optional(), setting: z.string().min(1), value });

export const assignment = {
  name: z.string().min(1),
  /** Whose devices get it. */
  groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
};

const appSchema = z.strictObject({
  identifier: z.string().min(1),
  storeId: z.int().optional(),
  /** A licence of the volume purchase program, which needs no account on the device. */
  volumePurchase: z.boolean().default(true),
  configuration: z.record(z.string(), z.json()).optional(),
  /** How it is deployed. */
  kind: z.enum(appKinds).optional(),
  /** Of a web app. */
  url: z.url().optional(),
});

const vpnSchema = z.strictObject({
  name: z.string().min(1),
  server: z.string().min(1),
  /** For these apps only, by identifier, and for these domains in Safari. */
  perApp: z.strictObject({ apps: z.array(z.string()), safariDomains: z.array(z.string()).default([]) }).optional(),
});

const policySchema = z.strictObject({
  ...assignment,
  for: z.enum(['personal', 'supervised', 'any']).default('any'),
  /** A level of the security configuration framework, whose settings come first. */
  level: z.int().min(1).max(3).optional(),
  settings: z.array(lineSchema.superRefine(isOffered)).default([]),
  /** The profile is encrypted for the device that gets it. */
  encrypted: z.boolean().default(false),
  /** Restrictions that the form has no name for, by payload key. */
  restrictions: z.record(z.string(), z.json()).default({}),
  wifi: z.array(z.strictObject({ ssid: z.string().min(1), password: z.string().optional() })).default([]),
  vpn: z.array(vpnSchema).default([]),
  /** Certificates for users, by what their subject names. */
  scep: z.array(z.strictObject({ name: z.string().min(1), subject: z.enum(['user', 'serial number']) })).default([]),
  mail: z.array(z.strictObject({ address: z.string().min(1), host: z.string().min(1) })).default([]),
  /** DER, base64. */
  certificates: z.array(z.strictObject({ name: z.string().min(1), data: z.base64() })).default([]),
  apps: z.array(appSchema).default([]),
});

const schema = z.strictObject({
  policies: z
    .array(policySchema)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each name once'),
});

export type ConfigurationPolicy = Omit<z.infer<typeof policySchema>, 'settings'> & { readonly settings: Lines };
export type PolicyApp = z.infer<typeof appSchema>;

/**
 * Settings `apple-configuration`: policies for iPhones and iPads. What is stored has the settings of its level written out, so that an
 * administrator reads what devices get. Throws ZodError.
 */
export function normalizeAppleConfiguration(document: JsonObject, context: TenantContext): JsonObject {
  const policies = schema
    .parse(document)
    .policies.map((policy) => ({ ...policy, settings: settingsOf(context, policy) }));
  return { policies } as unknown as JsonObject;
}

/** What the lines say themselves wins over the level. */
function settingsOf(context: TenantContext, policy: z.infer<typeof policySchema>): JsonObject {
  const mode: Mode = policy.for === 'supervised' ? 'supervised' : 'personal';
  const ofLevel = policy.level === undefined ? {} : levelSettings(context, mode, policy.level);
  return { ...ofLevel, ...imported(context, policy.settings) };
}

export function appleConfiguration(state: TenantState): readonly ConfigurationPolicy[] {
  const { policies = [] } = readSettings(state, 'apple-configuration');
  return policies as unknown as readonly ConfigurationPolicy[];
}

function isOffered({ setting, value: given }: z.infer<typeof lineSchema>, issues: z.RefinementCtx): void {
  const target = Object.hasOwn(settingNames, setting) ? settingNames[setting] : undefined;
  if (target === undefined) issues.addIssue(`there is no setting "${setting}"`);
  else if (given !== 'Not configured' && !takes(target, given))
    issues.addIssue(`"${setting}" takes ${wordsOf(target).join(' or ') || 'a number'} or "Not configured"`);
}

function takes(target: SettingTarget, given: string | number): boolean {
  return target.number ? typeof given === 'number' : wordsOf(target).includes(String(given));
}

function wordsOf({ yes, words = {} }: SettingTarget): readonly string[] {
  return yes === undefined ? Object.keys(words) : ['Yes'];
}
