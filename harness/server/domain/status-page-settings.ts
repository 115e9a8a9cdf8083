import { ZodError, z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** Of a status page profile; minutes. */
const behaviour = z.strictObject({
  showProgress: z.boolean().default(true),
  timeoutMinutes: z.int().min(1).max(1440).default(60),
  /** Empty: the device's own words. */
  customMessage: z.string().default(''),
  collectLogs: z.boolean().default(false),
  onlyFirstRun: z.boolean().default(false),
  block: z.boolean().default(false),
  allowReset: z.boolean().default(false),
  allowUse: z.boolean().default(false),
  /** Names of the apps that block, or every assigned one. */
  blockingApps: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
});

const filter = z.strictObject({ property: z.string().min(1), value: z.string().min(1) });

const profile = z.strictObject({
  name: z.string().default(''),
  description: z.string().optional(),
  enabled: z.boolean().default(true),
  /** Groups of devices and of users; `all` stands for everybody. */
  deviceGroups: z.array(z.string().min(1)).default([]),
  userGroups: z.array(z.string().min(1)).default([]),
  filter: filter.optional(),
  scopeTags: z.array(z.string().min(1)).default([]),
  settings: behaviour.prefault({}),
});

/** The Enrollment Status Page: profiles in the order of their priority, the highest first, and the one for everybody else. */
export const statusPageSchema = z.strictObject({
  default: behaviour.prefault({ showProgress: false }),
  profiles: z.array(profile).default([]),
});

export type StatusPageBehaviour = z.infer<typeof behaviour>;
export type StatusPageProfile = z.infer<typeof profile>;
export type StatusPageSettings = z.infer<typeof statusPageSchema>;

export const statusPageSettings = (state: TenantState): StatusPageSettings =>
  statusPageSchema.parse(readSettings(state, 'enrollment-status-page'));

const filterProperties = ['osVersion', 'operatingSystemSKU', 'enrollmentProfileName'];

const nameIsGiven = rule('ESP-005', {
  holds: (_context: RuleContext, name: string): boolean => name !== '',
  mutants: { takesNameless: () => true },
});

const filterIsAllowed = rule('ESP-017', {
  holds: (_context: RuleContext, property: string): boolean => filterProperties.includes(property),
  mutants: { takesAnyProperty: () => true, forgetsProfileName: (_context, property) => property === 'osVersion' },
});

const mostBlockingApps = rule('ESP-026', {
  holds: (_context: RuleContext, count: number): boolean => count <= 100,
  mutants: { noLimit: () => true, oneLess: (_context, count) => count < 100 },
});

const selectionCounts = rule('ESP-027', {
  holds: (_context: RuleContext, { showProgress, block }: StatusPageBehaviour): boolean => showProgress && block,
  mutants: {
    withoutBlocking: (_context, { showProgress }) => showProgress,
    withoutProgress: (_context, { block }) => block,
  },
});

/** Checks the document and gives the form that is kept. Throws `ZodError`. */
export function normalizeStatusPage(document: JsonObject, context: RuleContext): JsonObject {
  const settings = statusPageSchema.parse(document);
  settings.profiles.forEach((one, index) => {
    objectTo(context, one, ['profiles', String(index)]);
  });
  return settings as unknown as JsonObject;
}

function objectTo(context: RuleContext, { name, filter: wanted, settings }: StatusPageProfile, path: string[]): void {
  if (!nameIsGiven(context, name)) throw refusal([...path, 'name'], 'a profile has a name');
  if (wanted !== undefined && !filterIsAllowed(context, wanted.property))
    throw refusal([...path, 'filter'], `a filter may look at ${filterProperties.join(', ')}`);
  const selected = settings.blockingApps;
  if (selected === 'all') return;
  if (!mostBlockingApps(context, selected.length))
    throw refusal([...path, 'settings', 'blockingApps'], 'at most 100 apps may block');
  if (!selectionCounts(context, settings))
    throw refusal(
      [...path, 'settings', 'blockingApps'],
      'apps can be selected where progress is shown and use is blocked',
    );
}

const refusal = (path: string[], message: string): ZodError =>
  new ZodError([{ code: 'custom', path, message, input: undefined }]);

export const statusPageSettingsRules: readonly RuleSummary[] = [
  nameIsGiven,
  filterIsAllowed,
  mostBlockingApps,
  selectionCounts,
];
