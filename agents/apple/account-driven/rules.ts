import {
  type DiscoveredServer,
  type EnrollmentMode,
  isEnrollmentVersion,
  splitAccount,
} from '../../../protocol/apple/account-driven/discovery.js';
import type { MdmPayload } from '../../../protocol/apple/profile.js';
import { isOlder } from '../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { MachineInfo } from '../../../protocol/dep/machine-info.js';

/** The domain that an account leads to: what follows its last @. */
export const domainOfAccount = rule('XAP-231', {
  holds: (_context: RuleContext, account: string): string | undefined => splitAccount(account)?.domain,
  mutants: { splitsAtTheFirst: (_context, account) => account.slice(account.indexOf('@') + 1) },
});

/** The model family that discovery asks for. */
export const familyAsked = rule('XAP-232', {
  holds: (_context: RuleContext, family: string): string => family,
  mutants: { alwaysIPhone: () => 'iPhone', productType: (_context, family) => `${family}1,1` },
});

/** The server of a discovery document that the device enrolls with: the first whose version it speaks, under https. */
export const serverChosen = rule('XAP-233', {
  holds: (_context: RuleContext, servers: readonly DiscoveredServer[]): DiscoveredServer | undefined =>
    servers.find(({ Version, BaseURL }) => isEnrollmentVersion(Version) && BaseURL.startsWith('https:')),
  mutants: {
    anyVersion: (_context, [first]) => first,
    anyScheme: (_context, servers) => servers.find(({ Version }) => isEnrollmentVersion(Version)),
  },
});

/** Whether a device that finds no document under the domain asks Apple's service: since 18.2, macOS 15.2. */
export const asksAppleToo = rule('XAP-234', {
  holds: (_context: RuleContext, version: string, since: string): boolean => !isOlder(version, since),
  mutants: { never: () => false, everyVersion: () => true },
});

/** What the request for the profile tells of the device: nothing that names it. */
export const machineInfoTold = rule('XAP-235', {
  holds: (_context: RuleContext, { LANGUAGE, PRODUCT, VERSION }: MachineInfo): MachineInfo => ({
    ...(LANGUAGE !== undefined && { LANGUAGE }),
    ...(PRODUCT !== undefined && { PRODUCT }),
    ...(VERSION !== undefined && { VERSION }),
  }),
  mutants: { tellsTheSerialNumber: (_context, info) => info },
});

/** The way of signing in that the device takes; undefined ends the enrollment. */
export const methodTaken = rule('XAP-236', {
  holds: (_context: RuleContext, parameters: Readonly<Record<string, string>>): string | undefined => parameters.method,
  mutants: { unknownIsWeb: () => 'apple-as-web' },
});

/** What the device takes from the address where the sign-in ended: a token, or nothing. */
export const tokenTaken = rule('XAP-237', {
  holds: (_context: RuleContext, token: string | undefined, _query: URLSearchParams): string | undefined => token,
  mutants: { anyParameterWillDo: (_context, token, query) => token ?? query.values().next().value },
});

/** Whether an authorization response belongs to the device's own request (RFC 6749 §10.12). */
export const stateFits = rule('XAP-238', {
  holds: (_context: RuleContext, sent: string, received: string | null): boolean => sent === received,
  mutants: { acceptsAnyState: () => true },
});

/** Who signs in, as the authorization request hints. */
export const loginHint = rule('XAP-239', {
  holds: (_context: RuleContext, account: string): string => account,
  mutants: { userPartOnly: (_context, account) => splitAccount(account)?.user ?? account },
});

/** Whether the profile is for the kind of enrollment that was discovered. */
export const modeFits = rule('XAP-240', {
  holds: (_context: RuleContext, mode: EnrollmentMode, { EnrollmentMode }: MdmPayload): boolean =>
    EnrollmentMode === mode,
  mutants: { takesAnyMode: () => true },
});

/** Whether enrollment goes on after the sign-in with the Managed Apple Account that the profile names. */
export const goesOnAfterAccount = rule('XAP-241', {
  holds: (_context: RuleContext, signedIn: boolean): boolean => signedIn,
  mutants: { signsInLater: () => true },
});

/** Whether a request to the MDM server carries the access token: all do. */
export const carriesToken = rule('XAP-242', {
  holds: (_context: RuleContext, _message: 'check-in' | 'report'): boolean => true,
  mutants: { checkInsOnly: (_context, message) => message === 'check-in', notAfterEnrollment: () => false },
});

/** Whether the device stays in management when its token is not accepted any more. */
export const staysManaged = rule('XAP-243', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { givesUpManagement: () => false },
});

/** Whether an answer that was refused for want of a token is sent again after the sign-in. */
export const resendsAnswer = rule('XAP-244', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { forgetsTheAnswer: () => false },
});

/** Whether the device gets itself a new token, given whether it holds a refresh token. */
export const refreshesSilently = rule('XAP-245', {
  holds: (_context: RuleContext, holdsRefreshToken: boolean): boolean => holdsRefreshToken,
  mutants: { asksTheHolder: () => false },
});

/** The refresh token to show next time: the newest one that was given (RFC 6749 §6). */
export const refreshTokenKept = rule('XAP-369', {
  holds: (_context: RuleContext, old: string, given: string | undefined): string => given ?? old,
  mutants: { keepsTheFirst: (_context, old) => old },
});

/** Whether this version of the OS enrolls in this way. */
export const offersWay = rule('XAP-246', {
  holds: (_context: RuleContext, version: string, since: string): boolean => !isOlder(version, since),
  mutants: { everyVersion: () => true },
});

/** How a device names itself in account-driven Device Enrollment: it stays the organisation's to know. */
export const namesItself = rule('XAP-247', {
  holds: (_context: RuleContext, mode: string | undefined): boolean => mode === 'BYOD',
  mutants: { hidesInDeviceEnrollment: (_context, mode) => mode !== undefined },
});

export const accountDrivenRules: readonly RuleSummary[] = [
  domainOfAccount,
  familyAsked,
  serverChosen,
  asksAppleToo,
  machineInfoTold,
  methodTaken,
  tokenTaken,
  stateFits,
  loginHint,
  modeFits,
  goesOnAfterAccount,
  carriesToken,
  staysManaged,
  resendsAnswer,
  refreshesSilently,
  refreshTokenKept,
  offersWay,
  namesItself,
];
