import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** Whether the Company Portal serves the holder of a device that came with or without user affinity. */
export const servesDevice = rule('MAC-027', {
  holds: (_context: RuleContext, hasUser: boolean): boolean => hasUser,
  mutants: { servesEveryDevice: () => true, servesNobody: () => false },
});

/** Whether it serves the holder of a Mac that was enrolled directly: such a Mac has no user. */
export const servesDirectMac = rule('MDE-004', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { installsForAnybody: () => true },
});

/** Whether the device is registered in the directory: with its user's sign-in to the Company Portal, and no sooner. */
export const isRegistered = rule('MAC-045', {
  holds: (_context: RuleContext, _hasUser: boolean, signedIn: boolean): boolean => signedIn,
  mutants: { sinceItEnrolled: (_context, hasUser) => hasUser, never: () => false },
});

/** What a device that is registered, or is not yet, gets of the directory and of conditional access. */
export interface Standing {
  readonly registered: boolean;
  readonly listedForUser: boolean;
  readonly reachesResources: boolean;
  readonly complianceEvaluated: boolean;
  readonly opensManagedApps: boolean;
}

const all = (registered: boolean): Standing => ({
  registered,
  listedForUser: registered,
  reachesResources: registered,
  complianceEvaluated: registered,
  opensManagedApps: registered,
});

/** Everything waits for the registration. */
export const standingOf = rule('MAC-031', {
  holds: (_context: RuleContext, registered: boolean): Standing => all(registered),
  mutants: {
    fullyRegistered: (_context, registered) => ({ ...all(registered), registered: true }),
    listedAtOnce: (_context, registered) => ({ ...all(registered), listedForUser: true }),
    reachesResources: (_context, registered) => ({ ...all(registered), reachesResources: true }),
    evaluatedAtOnce: (_context, registered) => ({ ...all(registered), complianceEvaluated: true }),
    opensManagedApps: (_context, registered) => ({ ...all(registered), opensManagedApps: true }),
    signInChangesNothing: () => all(false),
  },
});

export const companyPortalRules: readonly RuleSummary[] = [servesDevice, servesDirectMac, isRegistered, standingOf];
