import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { MachineFile } from './mac-state.js';

/** What of a Mac decides what it may do. */
export interface MacFacts {
  readonly osVersion: string;
  readonly supervised: boolean;
  /** It came by Automated Device Enrollment. */
  readonly ade: boolean;
}

const since = (version: string, osVersion: string): boolean => !isOlder(osVersion, version);

/** Whether a Mac has bootstrap tokens (Apple Platform Deployment, "Use secure token, bootstrap token, and volume ownership in deployments"). */
export const mayUseBootstrapToken = rule('MAC-004', {
  holds: (_context: RuleContext, { osVersion, supervised, ade }: MacFacts): boolean =>
    since('10.15', osVersion) && (supervised || ade),
  mutants: {
    everyVersion: (_context, { supervised, ade }) => supervised || ade,
    everyMac: (_context, { osVersion }) => since('10.15', osVersion),
    adeOnly: (_context, { osVersion, ade }) => since('10.15', osVersion) && ade,
  },
});

/** Whether a user may authorize what volume owners may: an administrator, or anybody where the server keeps the token. */
export const mayAuthorize = rule('MAC-005', {
  holds: (_context: RuleContext, administrator: boolean, token: boolean): boolean => administrator || token,
  mutants: {
    anybody: () => true,
    administratorsOnly: (_context, administrator) => administrator,
  },
});

/** Whether the Mac makes its token and leaves it with the server by itself. */
export const escrowsByItself = rule('MAC-006', {
  holds: (_context: RuleContext, checkedIn: boolean, secureTokenUser: boolean): boolean => checkedIn && secureTokenUser,
  mutants: {
    whenItChecksIn: (_context, checkedIn) => checkedIn,
    neverByItself: () => false,
  },
});

/** Whether the command line leaves the token with the server. */
export const escrowsByHand = rule('MAC-007', {
  holds: (_context: RuleContext, administrator: boolean): boolean => administrator,
  mutants: { commandDoesNothing: () => false, whoeverAsks: () => true },
});

/** Whether the token authorizes software updates that a user begins, with nothing else done. */
export const tokenAuthorizesUpdates = rule('MAC-009', {
  holds: (_context: RuleContext, { osVersion, supervised, ade }: MacFacts): boolean =>
    ade ? since('11.1', osVersion) : supervised && since('11.2', osVersion),
  mutants: {
    supervisionIsEnough: (_context, { osVersion, supervised, ade }) => (ade || supervised) && since('11.1', osVersion),
    adeOnly: (_context, { osVersion, ade }) => ade && since('11.1', osVersion),
  },
});

/** Whether the security that was lowered in recovery lets the token authorize an update all the same. */
export const loweredSecurityIsEnough = rule('MAC-010', {
  holds: (_context: RuleContext, reducedSecurity: boolean): boolean => reducedSecurity,
  mutants: { fullSecurityIsEnough: () => true, neverEnough: () => false },
});

/** Whether policies for kernel extensions are in force: by themselves, or since security was lowered in recovery. */
export const kernelExtensionsManaged = rule('MAC-011', {
  holds: (_context: RuleContext, { osVersion, ade }: MacFacts, reducedSecurity: boolean): boolean =>
    reducedSecurity || (ade && since('11', osVersion)),
  mutants: {
    everyMac: () => true,
    onlyAde: (_context, { ade }) => ade,
    onlyLowered: (_context, _facts, reducedSecurity) => reducedSecurity,
  },
});

/** Whether an enrolled Mac counts as approved by its user. One that a script enrolled before June 2020 does not. */
export const isUserApproved = rule('MAC-015', {
  holds: (_context: RuleContext, byScript: boolean, _ade: boolean): boolean => !byScript,
  mutants: {
    onlyByAde: (_context, _byScript, ade) => ade,
    exceptByAde: (_context, byScript, ade) => !byScript && !ade,
  },
});

/** Whether the approval of its user makes a Mac supervised. */
export const approvalSupervises = rule('MAC-016', {
  holds: (_context: RuleContext, osVersion: string): boolean => since('11', osVersion),
  mutants: { everyVersion: () => true, never: () => false },
});

/** What becomes of a profile whose approval the user put off. */
export const putOffApproval = rule('MAC-018', {
  holds: (_context: RuleContext): 'waits' | 'forgotten' | 'installed' => 'waits',
  mutants: { forgetsTheProfile: () => 'forgotten', installsUnasked: () => 'installed' },
});

/** What a virtual machine takes from its file. */
export const readsMachineFile = rule('MAC-013', {
  holds: (_context: RuleContext, file: MachineFile): MachineFile => file,
  mutants: {
    serialOnly: (_context, { serial }): MachineFile => (serial === undefined ? {} : { serial }),
    modelOnly: (_context, { product }): MachineFile => (product === undefined ? {} : { product }),
  },
});

/** Whether a virtual machine has no serial number and model but those of its file. */
export const needsMachineFile = rule('MAC-014', {
  holds: (_context: RuleContext, appleSilicon: boolean): boolean => !appleSilicon,
  mutants: { onEveryHost: () => true },
});

/** Whether a profile that somebody opened is installed. */
export const installsByHand = rule('MDE-006', {
  holds: (_context: RuleContext, confirmations: number, administrator: boolean): boolean =>
    confirmations === 2 && administrator,
  mutants: {
    oneIsEnough: (_context, confirmations, administrator) => confirmations > 0 && administrator,
    unasked: (_context, _confirmations, administrator) => administrator,
    anyUser: (_context, confirmations) => confirmations === 2,
  },
});

/** Whether `profiles renew -type enrollment` enrolls a Mac that is set up already (profiles(1)). */
export const renewsEnrollment = rule('MAC-046', {
  holds: (_context: RuleContext, osVersion: string, administrator: boolean): boolean =>
    since('10.13', osVersion) && administrator,
  mutants: {
    everyVersion: (_context, _osVersion, administrator) => administrator,
    anyUser: (_context, osVersion) => since('10.13', osVersion),
  },
});

/** Whether a Mac of the organisation can still enroll when its Setup Assistant is over. */
export const enrollsLater = rule('MAC-044', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { onlyInSetupAssistant: () => false },
});

/** Whether the Mac has this pane of Setup Assistant (apple/device-management, other/skipkeys.yaml). */
export const hasPane = rule(['MAC-035', 'XAP-462'], {
  holds: (_context: RuleContext, introduced: string | undefined, osVersion: string): boolean =>
    introduced !== undefined && since(introduced, osVersion),
  mutants: {
    everyVersion: (_context, introduced) => introduced !== undefined,
    countsMinorVersionsOnly: (_context, introduced, osVersion) =>
      introduced !== undefined && since(introduced.split('.').slice(0, 2).join('.'), osVersion),
    neverTheNewest: (_context, introduced, osVersion) =>
      introduced !== undefined && since(introduced, osVersion) && !since('11', introduced),
  },
});

/** Whether accounts are made: only from within Setup Assistant (mdm/commands/account.configuration.yaml). */
export const makesAccounts = rule('XAP-261', {
  holds: (_context: RuleContext, waits: boolean): boolean => waits,
  mutants: { atAnyTime: () => true, never: () => false },
});

/** Whether the password of an administrator is changed: of one whom the server made (mdm/commands/autoadmin.password.set.yaml). */
export const changesPassword = rule('XAP-262', {
  holds: (_context: RuleContext, madeByServer: boolean): boolean => madeByServer,
  mutants: { ofAnybody: () => true, ofNobody: () => false },
});

/** Whether the bootstrap token is left with this server, given whether it offers to keep it (mdm/profiles/com.apple.mdm.yaml, ServerCapabilities). */
export const leavesToken = rule('XAP-263', {
  holds: (_context: RuleContext, offered: boolean): boolean => offered,
  mutants: { leavesItWithAnyServer: () => true },
});

/** Whether the Mac has its bootstrap token at hand, given whether it remembers to have left one and whether the server gave it back (mdm/checkin/getbootstraptoken.yaml). */
export const tokenAtHand = rule('XAP-477', {
  holds: (_context: RuleContext, _remembered: boolean, given: boolean): boolean => given,
  mutants: { remembersIt: (_context, remembered) => remembered },
});

/** Every rule that only Macs keep. */
export const macRules: readonly RuleSummary[] = [
  mayUseBootstrapToken,
  mayAuthorize,
  escrowsByItself,
  escrowsByHand,
  tokenAuthorizesUpdates,
  loweredSecurityIsEnough,
  kernelExtensionsManaged,
  isUserApproved,
  approvalSupervises,
  putOffApproval,
  readsMachineFile,
  needsMachineFile,
  installsByHand,
  renewsEnrollment,
  enrollsLater,
  hasPane,
  makesAccounts,
  changesPassword,
  leavesToken,
  tokenAtHand,
];
