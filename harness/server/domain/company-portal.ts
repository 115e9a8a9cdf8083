import { z } from 'zod';
import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { configurationFor } from './apple-policies/applicable.js';
import { modeOf } from './apple-policies/reports.js';
import { reaching } from './apple-policies/user-enrollment.js';
import type { DeviceState } from './state.js';

/** Settings kind `company-portal`. */
const schema = z.strictObject({
  /** What the organisation says that it cannot see, in place of the product's own words. */
  cannotSee: z.string().min(1).optional(),
  /** The privacy statement, in place of the product's own. */
  privacyStatement: z.string().min(1).optional(),
});

export function normalizeCompanyPortal(document: JsonObject): JsonObject {
  return schema.parse(document) as JsonObject;
}

/** The apps that the Company Portal lists, given those that are targeted and those that can be installed. */
const appsListed = rule('UEN-036', {
  holds: (_context: TenantContext, targeted: readonly string[], _installable: readonly string[]): readonly string[] =>
    targeted,
  mutants: { onlyWhatCanBeInstalled: (_context, _targeted, installable) => installable },
});

/** The apps that the holder of this device finds. */
export function portalApps(context: TenantContext, device: DeviceState): readonly string[] {
  const policies = configurationFor(context, device, modeOf(device));
  const names = (each: typeof policies): readonly string[] =>
    each.flatMap(({ apps }) => apps.map(({ identifier }) => identifier));
  return appsListed(context, names(policies), names(policies.map((policy) => reaching(context, device, policy))));
}

const canSee: Readonly<Record<'user' | 'device', string>> = {
  user: 'Your organization sees the managed apps and nothing that names your device.',
  device: 'Your organization sees model, serial number, system version and the managed apps.',
};

/** The text on what the organisation sees: with a text of its own on what it cannot see, the same for everybody. */
const visibilityText = rule('UEN-037', {
  holds: (_context: TenantContext, customized: boolean, kind: 'user' | 'device'): string =>
    customized ? canSee.device : canSee[kind],
  mutants: {
    alwaysByKind: (_context, _customized, kind) => canSee[kind],
    alwaysTheSame: () => canSee.device,
  },
});

/** The privacy statement that is shown: the organisation's own, where there is one. */
const statementShown = rule('IOS-005', {
  holds: (_context: TenantContext, own: string | undefined): string => own ?? productStatement,
  mutants: { theProductsOwn: () => productStatement },
});

const productStatement = 'The organization manages this device to protect its data.';

/** The page on privacy. */
export function privacyPage(
  context: TenantContext,
  method: Method,
): { readonly canSee: string; readonly cannotSee: string; readonly statement: string } {
  const { cannotSee, privacyStatement } = schema.parse(context.state.settings.get('company-portal') ?? {});
  const kind = method === 'ios-user-enrollment' ? 'user' : 'device';
  const seen = visibilityText(context, cannotSee !== undefined, kind);
  return {
    canSee: seen,
    cannotSee: cannotSee ?? 'Your organization cannot see calls, messages or pictures.',
    statement: statementShown(context, privacyStatement),
  };
}

/** Methods in the list of the console that are marked as preview. */
export const isPreview = rule('UEN-001', {
  holds: (_context: TenantContext, method: Method): boolean => method === 'ios-user-enrollment',
  mutants: { nothingIsPreview: () => false, everythingIsPreview: () => true },
});

export const companyPortalRules: readonly RuleSummary[] = [appsListed, visibilityText, statementShown, isPreview];
