import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { ProfileStatus } from '../../../../protocol/dep/messages.js';

/** The session token that goes with an answer: the one to use from then on (Apple: "Authenticating with a device enrollment program server"). */
export const tokenTold = rule('XDP-050', {
  holds: (_context: RuleContext, token: string): string | undefined => token,
  mutants: { keptToItself: () => undefined },
});

/** Status of a device's profile after it was removed (Apple: "Device", profile_status). */
export const statusAfterRemoval = rule('XDP-051', {
  holds: (_context: RuleContext): Extract<ProfileStatus, 'removed' | 'empty'> => 'removed',
  mutants: { asIfNeverAssigned: (): Extract<ProfileStatus, 'removed' | 'empty'> => 'empty' },
});

/** Devices that a profile is assigned to as it is defined (Apple: "Define a Profile", devices). */
export const assignedAtOnce = rule('XDP-052', {
  holds: (_context: RuleContext, devices: readonly string[]): readonly string[] => devices,
  mutants: { definesOnly: () => [] },
});

/** Whether a sync begins without a cursor (Apple: "Sync the List of Devices"). */
export const syncsWithoutCursor = rule('XDP-053', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { fromTheBeginning: () => true },
});

/** Whether a call that is about devices may name none (Apple: "Interpreting error codes", DEVICE_ID_REQUIRED). */
export const mayNameNobody = rule('XDP-054', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { nothingIsDone: () => true },
});

/** Whether tokens of beta programs are given to an organisation that has not joined the program (Apple: "Interpreting error codes", APPLE_SEED_FOR_IT_TURNED_OFF). */
export const givesBetaTokens = rule('XDP-055', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { givesNone: () => true },
});

/** The address that is kept for account-driven enrollment, given what the server said and what was there (Apple: "Assign a discovery profile"). */
export const discoveryKept = rule('XDP-056', {
  holds: (_context: RuleContext, said: string, _before: string | undefined): string | undefined => said,
  mutants: { keepsTheFirst: (_context, said, before) => before ?? said, keepsNothing: () => undefined },
});

/** Whether a program that does not say who it is may define profiles (Apple: "Interpreting error codes", USER_AGENT_MISSING). */
export const mayBeNobody = rule('XDP-057', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { takesAnonymousProfiles: () => true },
});

/** Rules of single calls. */
export const callRules: readonly RuleSummary[] = [
  tokenTold,
  statusAfterRemoval,
  assignedAtOnce,
  syncsWithoutCursor,
  mayNameNobody,
  givesBetaTokens,
  discoveryKept,
  mayBeNobody,
];
