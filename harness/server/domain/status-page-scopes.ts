import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { type StatusPageProfile, statusPageSettings } from './status-page-settings.js';

/** Whether an administrator with a scope tag sees a profile and may reorder it. */
const isInScope = rule('ESP-018', {
  holds: (_context: RuleContext, { scopeTags }: StatusPageProfile, tag: string): boolean => scopeTags.includes(tag),
  mutants: {
    everything: () => true,
    untaggedToo: (_context, { scopeTags }, tag) => scopeTags.length === 0 || scopeTags.includes(tag),
  },
});

/** The profiles in scope, each with its priority among all of them. */
export function profilesFor(context: TenantContext, tag: string): readonly JsonObject[] {
  const { profiles } = statusPageSettings(context.state);
  return profiles.flatMap((profile, index) =>
    isInScope(context, profile, tag) ? [{ name: profile.name, priority: index + 1 }] : [],
  );
}

/** Puts a profile first; or why it stays where it is. */
export function raiseProfile(context: TenantContext, tag: string, name: string): string | undefined {
  const settings = statusPageSettings(context.state);
  const found = settings.profiles.find((profile) => profile.name === name);
  if (found === undefined || !isInScope(context, found, tag)) return `"${name}" is out of the scope of ${tag}`;
  const profiles = [found, ...settings.profiles.filter((profile) => profile !== found)];
  context.state.settings.set('enrollment-status-page', { ...settings, profiles } as unknown as JsonObject);
  return undefined;
}

export const statusPageScopeRules: readonly RuleSummary[] = [isInScope];
