import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Apps that the one sign-in of Shared Device Mode signs in: those that were changed to support it. */
export const appsSignedIn = rule('SIP-018', {
  holds: (_context: RuleContext, apps: readonly string[], supporting: readonly string[]): readonly string[] =>
    apps.filter((app) => supporting.includes(app)),
  mutants: { everyApp: (_context, apps) => apps, noApp: () => [] },
});

/** The layout that holds, given those of the iPad and of the user: the user's own goes first. */
export const layoutOfUser = rule('SIP-035', {
  holds: (_context: RuleContext, ofDevice: Layout, ofUser: Layout): Layout => ofUser ?? ofDevice,
  mutants: { forgetsTheUser: (_context, ofDevice) => ofDevice },
});

/** Apps that somebody finds: those that the layout names, of the system or not. */
export const appsInLayout = rule('SIP-036', {
  holds: (_context: RuleContext, apps: readonly string[], layout: Layout): readonly string[] => shown(apps, layout),
  mutants: {
    hidesNothing: (_context, apps) => apps,
    keepsSystemApps: (_context, apps, layout) =>
      apps.filter((app) => app.startsWith('com.apple.') || shown([app], layout).length > 0),
  },
});

type Layout = readonly string[] | undefined;

function shown(apps: readonly string[], layout: Layout): readonly string[] {
  return layout === undefined ? apps : apps.filter((app) => layout.includes(app));
}

export const sharedModeRules: readonly RuleSummary[] = [appsSignedIn, layoutOfUser, appsInLayout];
