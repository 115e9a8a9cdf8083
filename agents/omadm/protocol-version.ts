import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';

/** Versions of OMA-DM that a client can say it speaks. */
export type DmProtocol = '1.1' | '1.2';

/** The version that the header of every message names: the one that the account tells, else the newest (MS-MDE2 §2.2.9.5, PROTOVER). */
export const spokenProtocol = rule('XWE-335', {
  holds: (_: RuleContext, told: DmProtocol | undefined): DmProtocol => told ?? '1.2',
  mutants: {
    alwaysTheNewest: (): DmProtocol => '1.2',
    theOldestUnlessTold: (_, told): DmProtocol => told ?? '1.1',
  },
});

/** Whether a package that a server refused for its version is sent once more in an older one (MS-MDE2 §2.2.9.5, BACKCOMPATRETRYDISABLED). */
export const retriesOlder = rule('XWE-336', {
  holds: (_: RuleContext, allowed: boolean, code: string): boolean => allowed && code === '513',
  mutants: {
    neverRetries: () => false,
    retriesForbidden: (_, _allowed, code) => code === '513',
  },
});

export const protocolVersionRules: readonly RuleSummary[] = [spokenProtocol, retriesOlder];
