import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { PlistDict, PlistValue } from '../../../protocol/plist/value.js';
import type { Identity } from '../mdm-request.js';

/** What the device tells, given all that it knows: what it was asked for, and the challenge as it came. */
export const attributesTold = rule('XAP-305', {
  holds: (
    _context: RuleContext,
    known: PlistDict,
    asked: readonly string[],
    challenge: PlistValue | undefined,
  ): PlistDict => told(known, asked, challenge),
  mutants: {
    tellsEverything: (_context, known, _asked, challenge) => told(known, [...known.keys()], challenge),
    keepsTheChallenge: (_context, known, asked) => told(known, asked, undefined),
    tellsTheSerialOnly: (_context, known, _asked, challenge) => told(known, ['SERIAL'], challenge),
  },
});

function told(known: PlistDict, asked: readonly string[], challenge: PlistValue | undefined): PlistDict {
  const answers = [...known].filter(([key]) => asked.includes(key));
  return new Map([...answers, ...(challenge === undefined ? [] : [['CHALLENGE', challenge] as const])]);
}

/** By which identity the device signs when it asks again: by the one that it was given for it. */
export const signsAgainWith = rule('XAP-306', {
  holds: (_context: RuleContext, _builtIn: Identity, issued: Identity): Identity => issued,
  mutants: { signsAsBefore: (_context, builtIn) => builtIn },
});

/** Rules that a device keeps when its profile comes over the air. */
export const otaDeviceRules: readonly RuleSummary[] = [attributesTold, signsAgainWith];
