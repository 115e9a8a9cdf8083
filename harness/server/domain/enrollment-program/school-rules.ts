import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';

/** Skip keys of the screens that a profile hides, of all that its form has. */
export const hiddenKeys = rule('ASM-009', {
  holds: (_context: RuleContext, hidden: readonly string[], _all: readonly string[]): readonly string[] => hidden,
  mutants: {
    hidesTheOthers: (_context, hidden, all) => all.filter((key) => !hidden.includes(key)),
    hidesEverything: (_context, _hidden, all) => all,
    hidesNothing: () => [],
  },
});

/** Whether a device that a token of the other program lists as well is left out. */
export const otherProgramExcludes = rule('ASM-002', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { programsMayShare: () => false },
});

/** Whether an account that enrolls devices for others is turned away. */
export const managerIsTurnedAway = rule('ASM-002', {
  holds: (_context: RuleContext, method: Method, isManager: boolean): boolean => isManager && method === 'ios-asm',
  mutants: { managersMay: () => false },
});

/** Whether AD FS is spoken to by WS-Trust: by Setup Assistant (legacy), which has no web page for it. */
export const speaksWsTrust = rule(['ADE-039', 'MAC-028'], {
  holds: (_context: RuleContext, authentication: string): boolean => authentication === 'setup-assistant',
  mutants: { everySignIn: () => true, noSignIn: () => false },
});

/** Whether people whose directory signs in by AD FS are kept out for want of a WS-Trust endpoint. */
export const wantsWsTrust = rule(['ASM-003', 'ADE-039', 'MAC-028'], {
  holds: (_context: RuleContext, federated: boolean, wsTrust: boolean): boolean => federated && !wsTrust,
  mutants: { worksWithout: () => false },
});

/** Rules of Apple School Manager, and of signing in at AD FS. */
export const schoolRules: readonly RuleSummary[] = [
  hiddenKeys,
  otherProgramExcludes,
  managerIsTurnedAway,
  speaksWsTrust,
  wantsWsTrust,
];
