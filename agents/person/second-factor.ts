import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { oneTimeCode } from '../../protocol/directory/one-time-code.js';
import type { AgentWorld } from '../device/agent.js';
import type { Person } from './person.js';

/** What a person can answer beside the password. */
export interface SecondFactor {
  /** `pin` is typed as it is; the others make codes (RFC 6238). */
  readonly kind: 'authenticator' | 'biometrics' | 'pin';
  readonly secret: string;
  /** Where it is: in an app of the device itself, or not. */
  readonly on: 'this device' | 'another device';
}

/** Whether the person gets at the factor, given where it is and whether the device is kept in one app. */
export const reachesFactor = rule('ADE-050', {
  holds: (_context: RuleContext, on: SecondFactor['on'], kept: boolean): boolean => on === 'another device' || !kept,
  mutants: { changesApps: () => true, looksAtOneDeviceOnly: (_context, on, kept) => on === 'this device' && !kept },
});

/** The code that this person types now; undefined where there is none to type. `kept`: the device is kept in one app. */
export function codeOf(
  { clock, rules }: Pick<AgentWorld, 'clock' | 'rules'>,
  { factor }: Pick<Person, 'factor'>,
  kept: boolean,
): string | undefined {
  const now = clock.now();
  if (factor === undefined || !reachesFactor({ now, rules }, factor.on, kept)) return undefined;
  return factor.kind === 'pin' ? factor.secret : oneTimeCode(Buffer.from(factor.secret, 'utf8'), now);
}

/** Rules about a person's means at a sign-in. */
export const personRules: readonly RuleSummary[] = [reachesFactor];
