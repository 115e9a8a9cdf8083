import type { Channel } from '../../../protocol/apple/command-channels.table.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Whether a Mac obeys on its own channel, given whether the command is for that (mdm/commands, devicechannel). */
export const obeysAsDevice = rule('XAP-425', {
  holds: (_context: RuleContext, offered: boolean): boolean => offered,
  mutants: { theDeviceObeysForItsUser: () => true },
});

/** Whether a Shared iPad obeys a command that came by a channel, given those that it is for (mdm/commands, sharedipad). */
export const obeysOnSharedIpad = rule('XAP-426', {
  holds: (_context: RuleContext, channels: readonly Channel[], came: Channel): boolean => channels.includes(came),
  mutants: {
    likeAnyIpad: () => true,
    usersLikeTheDevice: (_context, channels) => channels.length > 0,
  },
});

/** Whether a command needs its access right, given whether the platform obeys it without (mdm/commands, accessrights). */
export const needsRight = rule('XAP-427', {
  holds: (_context: RuleContext, free: boolean): boolean => !free,
  mutants: { onEveryPlatform: () => true },
});

/** Rules of commands by channel and platform that `prove` can break on an Apple device. */
export const commandRules: readonly RuleSummary[] = [obeysAsDevice, obeysOnSharedIpad, needsRight];
