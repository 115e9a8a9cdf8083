import { sharedIpadUserId } from '../../../../../protocol/apple/shared-ipad.js';
import { type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { TenantContext } from '../../../tenant.js';

/** Whoever a message is from, beside the device: every user of a Shared iPad has the same UserID. */
export interface MessageUser {
  readonly UserID?: string;
  readonly UserShortName?: string;
}

/** By which name the server keeps a user channel apart from the others of its device (mdm/checkin/tokenupdate.yaml, UserID and UserShortName). */
export const channelOf = rule('XAP-280', {
  holds: (_context: TenantContext, { UserID, UserShortName }: MessageUser): string | undefined =>
    UserID === sharedIpadUserId ? UserShortName : UserID,
  mutants: {
    oneChannelForAll: (_context, { UserID }) => UserID,
    userIsTheDevice: (_context, { UserID }) => (UserID === sharedIpadUserId ? undefined : UserID),
  },
});

/** Whether a user who waits in Setup Assistant is let go once everything was sent (mdm/commands/user.configured.yaml). */
export const letsUserGo = rule('XAP-293', {
  holds: (_context: TenantContext, awaiting: boolean): boolean => awaiting,
  mutants: { leavesThemWaiting: () => false },
});

export const sharedIpadServerRules: readonly RuleSummary[] = [channelOf, letsUserGo];
