import type { LockTaskPolicy } from '../../../protocol/android/lock-task.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';

const listed = ({ apps, webLinks }: LockTaskPolicy, what: string): boolean =>
  apps.includes(what) || webLinks.some(({ name }) => name === what);

/** Whether an app or a link can be started on a device that is locked to some. */
export const lockLetsStart = rule('ADD-001', {
  holds: (_context: RuleContext, policy: LockTaskPolicy, what: string): boolean => listed(policy, what),
  mutants: {
    startsAnything: () => true,
    onlyTheFirst: (_context, { apps }, what) => apps[0] === what,
    withoutLinks: (_context, policy, what) => listed({ ...policy, webLinks: [] }, what),
  },
});

/** Whether the user may do something else on such a device: add an app or an account, open the settings. */
export const lockLetsAct = rule('ADD-001', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { likeAnyDevice: () => true },
});

/** Who is signed in to which app. */
export type SignedIn = Readonly<Record<string, string>>;

/** The apps that a sign-in or a sign-out reaches: in shared device mode all that take part in it, else the one where it happens. */
export const reachOfSignIn = rule('ADD-002', {
  holds: (_context: RuleContext, app: string, taking: readonly string[], _kind: 'in' | 'out'): readonly string[] =>
    taking.includes(app) ? taking : [app],
  mutants: {
    eachAppByItself: (_context, app) => [app],
    signsOutOfOneOnly: (_context, app, taking, kind) => (kind === 'in' && taking.includes(app) ? taking : [app]),
    reachesEverything: (_context, app, taking) => [...taking, app],
  },
});

/** Rules that a dedicated device keeps. */
export const dedicatedRules = [lockLetsStart, lockLetsAct, reachOfSignIn];
