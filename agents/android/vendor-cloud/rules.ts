import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** Whether a device looks for a zero-touch configuration: only while nobody has set it up (zero-touch enrollment, "How it works"). */
export const looksForConfiguration = rule('XAD-040', {
  holds: (_context: RuleContext, userSetupComplete: boolean): boolean => !userSetupComplete,
  mutants: { anyTime: () => true },
});

/** Whether a device looks again that was reset so often. */
export const looksAgain = rule('XAD-041', {
  holds: (_context: RuleContext, _factoryResets: number): boolean => true,
  mutants: { onceInItsLife: (_context, factoryResets) => factoryResets === 0 },
});

export interface OfflineSetup {
  /** When the set-up was finished (ms). */
  readonly at: number;
  readonly forcedResetMs: number;
}

/** Whether a device that was set up without network resets itself now that it has heard of its configuration. */
export const resetsItself = rule('XAD-042', {
  holds: ({ now }: RuleContext, { at, forcedResetMs }: OfflineSetup): boolean => now >= at + forcedResetMs,
  mutants: {
    never: () => false,
    atOnce: () => true,
    afterTwoHours: ({ now }, { at }) => now >= at + 7_200_000,
  },
});

/** Whether the network lets a device through to a host; one that blocks the cloud keeps its profiles away. */
export const reachesHost = rule('KME-008', {
  holds: (_context: RuleContext, blocked: readonly string[], host: string): boolean =>
    !blocked.some((pattern) => covers(pattern, host)),
  mutants: { goesAround: () => true, blockedAlways: (_context, _blocked, host) => !host.startsWith('knox') },
});

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** Every app that the maker has put on the device, and the few that a managed device shows unless all are to stay. */
const systemApps = ['Phone', 'Messages', 'Settings', 'Camera', 'Email', 'Gallery'] as const;
const basicApps = systemApps.slice(0, 3);

/** Apps of the system in the app tray of a device owner's device. */
export const systemAppsShown = rule('KME-022', {
  holds: (_context: RuleContext, allStay: boolean): readonly string[] => (allStay ? systemApps : basicApps),
  mutants: { allShown: () => systemApps, fewShown: () => basicApps },
});

/** Address that an agent is downloaded from, by what the profile says. */
export const agentAddress = rule(['KME-018', 'KME-013'], {
  holds: (_context: RuleContext, configured: string): string => configured,
  mutants: {
    fixedAddress: () => 'https://play.google.com/store/apps/details?id=com.google.android.apps.work.clouddpc',
  },
});

/** Whether a device takes up an enrollment without an account of Google. */
export const goesWithoutGoogleAccount = rule('KME-035', {
  holds: (_context: RuleContext, _hasAccount: boolean): boolean => true,
  mutants: { wantsAccount: (_context, hasAccount) => hasAccount },
});

/** What begins when a device that was registered is turned on and gets a network. */
export const beginsByItself = rule('KME-002', {
  holds: (_context: RuleContext, network: 'wifi' | 'cellular' | 'none'): boolean => network !== 'none',
  mutants: {
    wifiOnly: (_context, network) => network === 'wifi',
    cellularOnly: (_context, network) => network === 'cellular',
  },
});

/** Rules of devices at the clouds of their vendors. */
export const vendorCloudRules = [
  looksForConfiguration,
  looksAgain,
  resetsItself,
  reachesHost,
  systemAppsShown,
  agentAddress,
  goesWithoutGoogleAccount,
  beginsByItself,
];
