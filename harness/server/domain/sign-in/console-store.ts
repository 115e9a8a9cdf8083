import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { type AccessPolicy, signInSchema } from './settings.js';

/** The settings document in which a console keeps conditional access policies: one and the same for both consoles. */
export const storeOfConsole = rule('MFA-007', {
  holds: (_context: TenantContext, _console: 'directory' | 'device management'): string => 'sign-in',
  mutants: {
    oneStoreEach: (_context, console) => (console === 'directory' ? 'sign-in of the directory' : 'sign-in'),
  },
});

/** The policies as the console of the directory lists them. */
export function policiesInDirectory({ state, ...context }: TenantContext): readonly AccessPolicy[] {
  const kind = storeOfConsole({ ...context, state }, 'directory');
  return signInSchema.parse(state.settings.get(kind) ?? {}).policies;
}

/** A policy that somebody made in the console of the directory. Throws ZodError. */
export function addInDirectory(context: TenantContext, policy: JsonObject): void {
  const kind = storeOfConsole(context, 'directory');
  const { policies = [], ...others } = context.state.settings.get(kind) ?? {};
  const all = [...(policies as readonly JsonObject[]), policy];
  context.state.settings.set(kind, signInSchema.parse({ ...others, policies: all }) as unknown as JsonObject);
}

export const consoleStoreRules: readonly RuleSummary[] = [storeOfConsole];
