import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { directorySettings } from './directory-settings.js';
import { readSettings } from './settings-read.js';
import type { TenantState } from './state.js';

/** What the organisation's own domain and Configuration Manager tell PCs: the settings document `on-premises`. */
export const onPremisesSchema = z.strictObject({
  groupPolicy: z
    .strictObject({
      autoEnrollMdm: z.boolean().default(false),
      /** Whose credential a PC enrolls with. */
      credential: z.enum(['user', 'device']).default('user'),
      mdmApplicationId: z.string().default(''),
      /** "Disable MDM Enrollment": keeps PCs of the domain out of management. */
      disableRegistration: z.boolean().default(false),
    })
    .prefault({}),
  coManagement: z.strictObject({ enabled: z.boolean().default(false) }).prefault({}),
});

export const onPremises = (state: TenantState) => onPremisesSchema.parse(readSettings(state, 'on-premises'));

/** By whom an enrolled PC is managed. */
export const managedBy = rule('WIN-024', {
  holds: (_context: RuleContext, configurationManager: boolean): readonly string[] =>
    configurationManager ? ['ConfigMgr', 'MDM'] : ['MDM'],
  mutants: { byMdmOnly: () => ['MDM'], alwaysByBoth: () => ['ConfigMgr', 'MDM'] },
});

type Way = 'automatic enrollment' | 'DNS alias' | 'bulk enrollment';

const all: readonly Way[] = ['automatic enrollment', 'DNS alias', 'bulk enrollment'];
const withoutPremium: readonly Way[] = ['DNS alias'];

/** What there is to make enrollment simpler: aliases for everybody, the other two with the premium directory. */
const waysOffered = rule('WIN-026', {
  holds: (_context: RuleContext, premium: boolean): readonly Way[] => (premium ? all : withoutPremium),
  mutants: {
    alwaysAll: () => all,
    bulkForEverybody: (_context, premium) => (premium ? all : ['DNS alias', 'bulk enrollment']),
    nothingWithoutPremium: (_context, premium) => (premium ? all : []),
  },
});

/** The report `enrollment-simplifications`. */
export const waysToSimplify = (context: TenantContext): JsonObject => ({
  ways: waysOffered(context, directorySettings(context.state).premium !== 'none'),
});

export const onPremisesRules: readonly RuleSummary[] = [managedBy, waysOffered];
