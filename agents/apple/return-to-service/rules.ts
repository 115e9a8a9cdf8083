import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';

/** Whether an erased device comes back by itself: iOS from 17 on, where the command asks for it (mdm/commands/device.erase.yaml). */
export const returnsByItself = rule('XAP-360', {
  holds: (_context: RuleContext, asked: boolean, family: 'ios' | 'macos', osVersion: string): boolean =>
    asked && family === 'ios' && !isOlder(osVersion, '17.0'),
  mutants: {
    waitsForSomebody: () => false,
    onEveryVersion: (_context, asked) => asked,
    unasked: (_context, _asked, family) => family === 'ios',
  },
});

/** Whether the device gets on a network of the Wi-Fi profile that came with the command: without one it reaches nobody. */
export const getsOnline = rule('XAP-361', {
  holds: (_context: RuleContext, network: string | undefined, inReach: readonly string[]): boolean =>
    network !== undefined && inReach.includes(network),
  mutants: {
    staysOffline: () => false,
    remembersNetworks: (_context, _network, inReach) => inReach.length > 0,
    anyNetworkWillDo: (_context, network) => network !== undefined,
  },
});

/** Whether the profile of the command is installed instead of asking the server of the configuration for one. */
export const takesGivenProfile = rule('XAP-362', {
  holds: (_context: RuleContext, given: boolean): boolean => given,
  mutants: { asksTheServer: () => false },
});

/** Panes of Setup Assistant that are shown: none to a device that comes back by itself. */
export const panesOnReturn = rule('XAP-363', {
  holds: (_context: RuleContext, returning: boolean, panes: readonly string[]): readonly string[] =>
    returning ? [] : panes,
  mutants: { showsPanes: (_context, _returning, panes) => panes },
});

export const returnToServiceRules: readonly RuleSummary[] = [
  returnsByItself,
  getsOnline,
  takesGivenProfile,
  panesOnReturn,
];
