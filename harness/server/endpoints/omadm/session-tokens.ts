import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { HeaderMap } from '../../../../protocol/base/exchange.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { readJwt } from '../../../../protocol/directory/jwt.js';
import { registrations } from '../../domain/directory-devices.js';
import type { DeviceState } from '../../domain/state.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { directoryClaims } from '../mde2/directory-caller.js';

const notVerified = 'not verified';

interface ShownToken {
  /** What it says, whoever made it. */
  readonly said: JsonObject | undefined;
  /** The same, where the directory made it for this server and it is in force. */
  readonly proven: JsonObject | undefined;
}

/** Whom a token speaks of: a user, or the PC that shows it; `ownIds` are the directory's ids of that PC. */
function spokenOf(claims: JsonObject | undefined, ownIds: readonly unknown[]): string {
  if (claims?.idtyp === 'device') return ownIds.includes(claims.deviceid) ? 'this PC' : notVerified;
  return typeof claims?.upn === 'string' ? claims.upn.toLowerCase() : notVerified;
}

/** What the administrator sees of a token in the headers of a session (MS-MDM §2.1; RFC 7519 §7.2). */
const verdictOn = rule('XDM-185', {
  holds: (_context: RuleContext, { proven }: ShownToken, ownIds: readonly unknown[]): string =>
    spokenOf(proven, ownIds),
  mutants: {
    believesAnything: (_context, { said }, ownIds) => spokenOf(said, ownIds),
    ofAnyPc: (_context, { proven }) => spokenOf(proven, [proven?.deviceid]),
    verifiesNone: () => notVerified,
  },
});

/** Whether a session goes on: its certificate tells whose it is, and the tokens are optional (MS-MDM §2.1). */
const goesOn = rule('XDM-186', {
  holds: (_context: RuleContext, _verdicts: readonly string[]): boolean => true,
  mutants: {
    refusesWhatIsNotVerified: (_context, verdicts) => !verdicts.includes(notVerified),
  },
});

/** Rules of the directory's tokens in sessions that `muster prove` can break in the server. */
export const sessionTokenRules: readonly RuleSummary[] = [verdictOn, goesOn];

/** Judges the tokens that come with a message, keeps the verdicts for the administrator, and tells whether the session goes on. */
export function takeTokens(tenant: Tenant, context: TenantContext, device: DeviceState, headers: HeaderMap): boolean {
  const tokens = Object.entries(shownTokens(headers));
  if (tokens.length === 0) return true;
  const ownIds = idsOf(context, device);
  const verdicts = tokens.map(([name, token]) => [name, verdictOn(context, judged(tenant, token), ownIds)] as const);
  device.detail = { ...device.detail, directoryTokens: Object.fromEntries(verdicts) };
  return goesOn(
    context,
    verdicts.map(([, verdict]) => verdict),
  );
}

function shownTokens({ authorization, devicetoken }: HeaderMap): Readonly<Record<string, string>> {
  const bearer = /^Bearer (.+)$/i.exec(String(authorization ?? ''))?.[1];
  return {
    ...(bearer !== undefined && { authorization: bearer }),
    ...(typeof devicetoken === 'string' && { deviceToken: devicetoken }),
  };
}

const judged = (tenant: Tenant, token: string): ShownToken => ({
  said: claimsIn(token),
  proven: directoryClaims(tenant, token),
});

function claimsIn(token: string): JsonObject | undefined {
  try {
    return readJwt(token).claims;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

/** The directory knows a PC by the name that it gave and by who joined it. */
const idsOf = (context: TenantContext, { detail, upn }: DeviceState): readonly string[] =>
  registrations(context)
    .filter((one) => one.name === detail.deviceName && (upn === undefined || one.upn === upn))
    .map(({ deviceId }) => deviceId);
