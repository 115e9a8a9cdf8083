import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { alertTypes } from '../../protocol/syncml/alerts.table.js';
import type { AgentWorld } from '../device/agent.js';
import type { DeviceRecord } from '../device/record.js';
import type { TreeState } from '../omadm/csp.js';
import type { SessionRequest } from '../omadm/session-request.js';
import { type DirectoryRegistration, fetchToken } from './directory-join.js';
import { EnrollmentRefused } from './refused.js';
import { stateOf } from './state.js';

/** The user's token that goes with messages: where a user of the directory has signed in, and the directory knows the PC (MS-MDM §2.1, Authorization). */
const tokenOfUser = rule('XDM-182', {
  holds: (_context: RuleContext, registered: boolean, token: string | undefined): string | undefined =>
    registered ? token : undefined,
  mutants: { sendsNone: () => undefined, unknownPcsToo: (_context, _registered, token) => token },
});

interface Places {
  /** As DeviceToken, beside Authorization. */
  readonly ownHeader: boolean;
  /** As the bearer of Authorization. */
  readonly bearer: boolean;
}

/** Where the token of the PC itself goes, by ForceAadToken: 1 is a header of its own, 4 the bearer; 2 and 8 are reserved (DMClient CSP, ForceAadToken; MS-MDM §2.1, DeviceToken). */
const placesOfDeviceToken = rule('XDM-183', {
  holds: (_context: RuleContext, forced: number): Places => ({ ownHeader: (forced & 1) > 0, bearer: (forced & 4) > 0 }),
  mutants: {
    nowhere: () => ({ ownHeader: false, bearer: false }),
    alwaysItsOwnHeader: (_context, forced) => ({ ownHeader: true, bearer: (forced & 4) > 0 }),
    reservedToo: (_context, forced) => ({ ownHeader: (forced & 3) > 0, bearer: (forced & 4) > 0 }),
    exchanged: (_context, forced) => ({ ownHeader: (forced & 4) > 0, bearer: (forced & 1) > 0 }),
  },
});

/** Whose token is the bearer: the user's, and the PC's where there is none (DMClient CSP, AADSendDeviceToken and ForceAadToken). */
const bearerOf = rule('XDM-184', {
  holds: (_context: RuleContext, user: string | undefined, pc: string | undefined): string | undefined => user ?? pc,
  mutants: { thePcFirst: (_context, user, pc) => pc ?? user },
});

/** Rules of the directory's tokens in sessions that `muster prove` can break in a PC. */
export const sessionTokenRules: readonly RuleSummary[] = [tokenOfUser, placesOfDeviceToken, bearerOf];

type FetchDeviceToken = (registration: DirectoryRegistration) => Promise<string | undefined>;

interface Standing {
  readonly registration?: DirectoryRegistration;
  readonly tree: TreeState;
  readonly providerId?: string;
}

/** The headers by which a session shows tokens of the directory. A token that the directory does not give is left out. */
export async function directoryTokenHeaders(
  context: RuleContext,
  { registration, tree, providerId = '' }: Standing,
  userToken: string | undefined,
  fetchDeviceToken: FetchDeviceToken,
): Promise<Readonly<Record<string, string>>> {
  const forced = Number(tree[`Device/Vendor/MSFT/DMClient/Provider/${providerId}/ForceAadToken`] ?? 0);
  const { ownHeader, bearer } = placesOfDeviceToken(context, forced);
  const wanted = registration !== undefined && (ownHeader || bearer);
  const ofPc = wanted ? await fetchDeviceToken(registration) : undefined;
  const ofUser = tokenOfUser(context, registration !== undefined, userToken);
  const shown = bearerOf(context, ofUser, bearer ? ofPc : undefined);
  return {
    ...(shown !== undefined && { Authorization: `Bearer ${shown}` }),
    ...(ownHeader && ofPc !== undefined && { DeviceToken: ofPc }),
  };
}

/** A session with the tokens that its PC shows. */
export async function withDirectoryTokens(
  world: AgentWorld,
  record: DeviceRecord,
  request: SessionRequest,
): Promise<SessionRequest> {
  const reached = { ...world, transport: request.transport };
  const context = { now: world.clock.now(), rules: world.rules };
  const headers = await directoryTokenHeaders(context, stateOf(record), signedInToken(request), (registration) =>
    deviceToken(reached, registration),
  );
  return { ...request, habits: { ...request.habits, headers: { ...headers, ...request.habits.headers } } };
}

/** Of whoever signs in with this session. */
const signedInToken = ({ alerts = [] }: SessionRequest): string | undefined =>
  alerts.flatMap(({ items }) => items).find(({ meta }) => meta?.type === alertTypes.userToken)?.data;

/** The directory's token of the PC itself (RFC 6749 §4.4). */
async function deviceToken(
  world: AgentWorld,
  { deviceId, tokenUrl }: DirectoryRegistration,
): Promise<string | undefined> {
  try {
    return await fetchToken(world, tokenUrl, { grant_type: 'client_credentials', client_id: deviceId });
  } catch (error) {
    if (error instanceof EnrollmentRefused) return undefined;
    throw error;
  }
}
