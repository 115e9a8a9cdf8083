import { z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';

/** What a profile of Automated Device Enrollment says about sharing, beside the switch `shared` that makes a Shared iPad. */
export const sharingFields = {
  /** Microsoft's Shared Device Mode: one sign-in for every app that supports it. */
  sharedDeviceMode: z.boolean().default(false),
  maximumCachedUsers: z.int().min(1).optional(),
  /** Seconds after the lock of the screen until the passcode is asked for. */
  secondsBeforePassword: z.int().optional(),
  /** Seconds of inactivity until a user is signed out; 0 or nothing: never. */
  userSessionTimeout: z.int().optional(),
  temporarySessionOnly: z.boolean().default(false),
  /** The same for a temporary session. */
  temporarySessionTimeout: z.int().optional(),
};

export const sharingSchema = z.object({
  name: z.string(),
  userAffinity: z.boolean(),
  supervised: z.boolean(),
  shared: z.boolean(),
  ...sharingFields,
});

export type SharingProfile = z.infer<typeof sharingSchema>;

/** Whether a profile may make Shared iPads: without user affinity, and supervised. */
export const mayMakeSharedIpads = rule('SIP-001', {
  holds: (_context: RuleContext, { userAffinity, supervised }: SharingProfile): boolean => !userAffinity && supervised,
  mutants: {
    withAffinityToo: (_context, { supervised }) => supervised,
    unsupervisedToo: (_context, { userAffinity }) => !userAffinity,
  },
});

/** Whether devices of a profile may be in Shared Device Mode, given whether they belong to whoever enrolls them. */
export const mayBeShared = rule('SIP-016', {
  holds: (_context: RuleContext, userAffinity: boolean): boolean => !userAffinity,
  mutants: { belongingToSomebodyToo: () => true },
});

const cachedUsersFit = rule('SIP-004', {
  holds: (_context: RuleContext, users: number): boolean => users <= 24,
  mutants: { anyNumber: () => true, tenAtMost: (_context, users) => users <= 10 },
});

const secondsFit = rule('SIP-005', {
  holds: (_context: RuleContext, seconds: number): boolean => seconds >= 0 && seconds <= 14_400,
  mutants: { anyNumber: () => true, anHourAtMost: (_context, seconds) => seconds >= 0 && seconds <= 3600 },
});

const userTimeoutFits = rule('SIP-006', {
  holds: (_context: RuleContext, seconds: number): boolean => seconds === 0 || seconds >= 30,
  mutants: { anyNumber: () => true, zeroIsTooShort: (_context, seconds) => seconds >= 30 },
});

const temporaryTimeoutFits = rule('SIP-008', {
  holds: (_context: RuleContext, seconds: number, temporaryOnly: boolean): boolean =>
    temporaryOnly && (seconds === 0 || seconds >= 30),
  mutants: {
    anyNumber: (_context, _seconds, temporaryOnly) => temporaryOnly,
    withUsersToo: (_context, seconds) => seconds === 0 || seconds >= 30,
  },
});

/** What of a profile's sharing does not go together, in words for the administrator. */
export function objectionsToSharing(context: RuleContext, profile: SharingProfile): readonly string[] {
  const { shared, sharedDeviceMode, userAffinity, temporarySessionOnly } = profile;
  const {
    maximumCachedUsers = 1,
    secondsBeforePassword = 0,
    userSessionTimeout = 0,
    temporarySessionTimeout,
  } = profile;
  const checks: readonly (readonly [boolean, string])[] = [
    [!shared || mayMakeSharedIpads(context, profile), 'a Shared iPad is supervised and has no user affinity'],
    [!sharedDeviceMode || mayBeShared(context, userAffinity), 'a shared device has no user affinity'],
    [!(shared && sharedDeviceMode), 'a device is shared in one way'],
    [cachedUsersFit(context, maximumCachedUsers), 'maximumCachedUsers: at most 24'],
    [secondsFit(context, secondsBeforePassword), 'secondsBeforePassword: from 0 to 14400'],
    [userTimeoutFits(context, userSessionTimeout), 'userSessionTimeout: 0, or at least 30'],
    [
      temporarySessionTimeout === undefined ||
        temporaryTimeoutFits(context, temporarySessionTimeout, temporarySessionOnly),
      'temporarySessionTimeout: 0, or at least 30, and with temporarySessionOnly',
    ],
  ];
  return checks.flatMap(([fits, message]) => (fits ? [] : [message]));
}

/** Rules for what an administrator writes into a profile. */
export const sharingProfileRules: readonly RuleSummary[] = [
  mayMakeSharedIpads,
  mayBeShared,
  cachedUsersFit,
  secondsFit,
  userTimeoutFits,
  temporaryTimeoutFits,
];
