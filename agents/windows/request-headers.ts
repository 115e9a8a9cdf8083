import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { WakeReason } from '../device/agent.js';
import type { TreeState } from '../omadm/csp.js';
import { syncVersion } from '../omadm/original-error.js';

/** What the address of management messages tells of the session: with a user's login, or of the system alone (MS-MDM §2.1, note 1). */
const modeOf = rule('XDM-170', {
  holds: (_context: RuleContext, userSignedIn: boolean): string => (userSignedIn ? 'Maintenance' : 'Machine'),
  mutants: { alwaysMaintenance: () => 'Maintenance', alwaysMachine: () => 'Machine' },
});

/** The header client-request-id: the id that the organisation gave the PC (MS-MDM §2.1, note 8). */
const requestId = rule('XDM-171', {
  holds: (_context: RuleContext, enterpriseId: string | undefined): string | undefined => enterpriseId,
  mutants: { sendsNone: () => undefined, inventsOne: () => '00000000-0000-0000-0000-000000000000' },
});

const origins: Partial<Readonly<Record<WakeReason, string>>> = { user: '1', poll: '2', push: '3' };

/** The header UserAgentOrigin: what began the session, from version 4.0 of its protocol on (MS-MDM §3.1.7.2). */
const originOf = rule('XDM-172', {
  holds: (_context: RuleContext, version: number, reason: WakeReason): string | undefined =>
    version >= 4 ? origins[reason] : undefined,
  mutants: {
    never: () => undefined,
    inAnyVersion: (_context, _version, reason) => origins[reason],
    alwaysTheUser: (_context, version) => (version >= 4 ? '1' : undefined),
  },
});

/** Rules of what goes with management messages that `muster prove` can break in a PC. */
export const requestHeaderRules: readonly RuleSummary[] = [modeOf, requestId, originOf];

/** The address of a session: `?mode=Maintenance&Platform=WoA`. */
export function sessionUrl(context: RuleContext, address: string, userSignedIn: boolean): string {
  const parameters = `mode=${modeOf(context, userSignedIn)}&Platform=WoA`;
  return `${address}${address.includes('?') ? '&' : '?'}${parameters}`;
}

/** Headers that depend on what the server has set and on what began the session. */
export function sessionHeaders(
  context: RuleContext,
  { tree, providerId = '' }: { readonly tree: TreeState; readonly providerId?: string },
  reason: WakeReason,
): Readonly<Record<string, string>> {
  const id = requestId(context, tree[`Device/Vendor/MSFT/DMClient/Provider/${providerId}/EntDMID`] ?? undefined);
  const origin = originOf(context, syncVersion(tree), reason);
  return {
    ...(id !== undefined && { 'client-request-id': id }),
    ...(origin !== undefined && { UserAgentOrigin: origin }),
  };
}
