import type { SharedIpadChannel } from '../../../protocol/apple/shared-ipad.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Days in milliseconds are the caller's; whether a user of the iPad has to prove himself online again (OnlineAuthenticationGracePeriod). */
export const mustProveOnline = rule('XAP-287', {
  holds: (_context: RuleContext, daysSince: number, grace: number | undefined): boolean =>
    grace !== undefined && daysSince >= grace,
  mutants: { neverAgain: () => false, everyTime: () => true },
});

/** Whether what is installed on a user's channel holds, given whether this user is the one who is signed in. */
export const holdsForUser = rule('XAP-282', {
  holds: (_context: RuleContext, isSignedIn: boolean): boolean => isSignedIn,
  mutants: { holdsForEverybody: () => true, holdsForNobody: () => false },
});

/** Whether a payload is taken, given the channels that its schema offers on Shared iPad and the one it came by. */
export const payloadFitsChannel = rule('XAP-283', {
  holds: (_context: RuleContext, offered: SharedIpadChannel, came: 'device' | 'user'): boolean =>
    offered === 'both' || offered === came,
  mutants: { takesItAnywhere: () => true },
});

/** Whether a user can be deleted who has data that is in no cloud yet, given ForceDeletion. */
export const mayLoseData = rule('XAP-285', {
  holds: (_context: RuleContext, unsynced: boolean, forced: boolean): boolean => !unsynced || forced,
  mutants: { deletesAnyway: () => true, neverDeletes: (_context, unsynced) => !unsynced },
});

/** Whether LogOutUser ends the session. */
export const logsOut = rule('XAP-284', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { staysSignedIn: () => false },
});

/** Whether the user waits in Setup Assistant, given AwaitUserConfiguration. */
export const userAwaits = rule('XAP-288', {
  holds: (_context: RuleContext, asked: boolean): boolean => asked,
  mutants: { goesOnAtOnce: () => false, alwaysWaits: () => true },
});

/** Whether the device escrows an unlock token: a Shared iPad has none (mdm/checkin/tokenupdate.yaml, UnlockToken). */
export const escrowsUnlockToken = rule('XAP-289', {
  holds: (_context: RuleContext, shared: boolean): boolean => !shared,
  mutants: { escrowsOnSharedIpad: () => true },
});

/** How a user of the iPad is named to the server (mdm/checkin/tokenupdate.yaml, UserID and UserShortName). */
export const namesUser = rule('XAP-281', {
  holds: (_context: RuleContext, account: string): string => account,
  mutants: { onlyTheFirstPart: (_context, account) => account.split('@')[0] ?? account },
});

/** The free seconds of the lock screen that hold, given those asked for: one of six values, the next lower one (PasscodeLockGracePeriod). */
export const gracePeriod = rule('XAP-286', {
  holds: (_context: RuleContext, asked: number): number => periods.findLast((one) => one <= asked) ?? 0,
  mutants: {
    asAsked: (_context, asked) => asked,
    nextHigher: (_context, asked) => periods.find((one) => one >= asked) ?? 14_400,
  },
});

const periods = [0, 60, 300, 900, 3600, 14_400];

/** Whether an app can be paid for this way by a device that belongs to nobody: redemption codes are somebody's. */
export const purchaseFits = rule('XAP-292', {
  holds: (_context: RuleContext, shared: boolean, volumePurchase: boolean): boolean => !shared || volumePurchase,
  mutants: { redeemsForNobody: () => true },
});

/** Whether users of the iPad have a channel, given whether the server offers connections per user. */
export const opensUserChannel = rule('XAP-290', {
  holds: (_context: RuleContext, offered: boolean): boolean => offered,
  mutants: { opensUnasked: () => true },
});

/** Rules of the protocol that a Shared iPad keeps. */
export const sharedIpadProtocolRules: readonly RuleSummary[] = [
  mustProveOnline,
  holdsForUser,
  payloadFitsChannel,
  mayLoseData,
  logsOut,
  userAwaits,
  escrowsUnlockToken,
  namesUser,
  gracePeriod,
  purchaseFits,
  opensUserChannel,
];
