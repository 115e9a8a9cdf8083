import type { TokenUpdate, UserAuthenticate } from '../../../../protocol/apple/check-in.js';
import { answersRightly, encodeChallenge, readAnswer } from '../../../../protocol/apple/digest.js';
import { writePlist } from '../../../../protocol/plist/codec.js';
import { dict } from '../../../../protocol/plist/value.js';
import type { DeviceState } from '../../domain/state.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { appleDetail, keepUser, managedUser } from './device-detail.js';
import { readIssueOptions } from './issue-options.js';
import { accepted, document, refusedWith } from './responses.js';
import { userIsAuthentic } from './rules.js';
import { answersItsChallenge, unknownUserStatus } from './session-rules.js';

/**
 * UserAuthenticate: first a challenge, then, for the right answer, a token; a wrong one gets an empty answer. A user whom nobody knows
 * here is not managed in this login, 410 (mdm/checkin/userauthenticate.yaml).
 */
export function authenticateUser(tenant: Tenant, device: DeviceState, message: UserAuthenticate): EndpointResponse {
  const { UserID = '', UserShortName = '', DigestResponse } = message;
  const password = passwordOf(tenant, UserShortName);
  if (password === undefined)
    return refusedWith(unknownUserStatus(tenant.context()), `${UserShortName} is not managed.`);
  if (!challengesUsers(tenant, device)) return plist({ DigestChallenge: '' });
  const waiting = managedUser(device, UserID)?.nonce;
  const answer = DigestResponse === undefined ? undefined : readAnswer(DigestResponse);
  const fresh = answer !== undefined && answersItsChallenge(tenant.context(), waiting, answer.nonce);
  if (DigestResponse === undefined || (waiting === undefined && !fresh)) return challenge(tenant, device, message);
  const right = fresh && answersRightly(answer, password);
  keepUser(device, UserID, { shortName: UserShortName });
  if (!userIsAuthentic(tenant.context(), right)) return accepted();
  return plist({ AuthToken: Buffer.from(tenant.random.bytes(24)).toString('base64url') });
}

/** Whether users of this enrollment have to prove themselves; an empty challenge asks for nothing. */
function challengesUsers({ state }: Tenant, device: DeviceState): boolean {
  const issued = state.enrollments.get(appleDetail(device).reference ?? '');
  return issued === undefined || readIssueOptions(issued.options).challengesUsers;
}

function challenge(
  tenant: Tenant,
  device: DeviceState,
  { UserID = '', UserShortName = '' }: UserAuthenticate,
): EndpointResponse {
  const nonce = Buffer.from(tenant.random.bytes(16)).toString('hex');
  keepUser(device, UserID, { shortName: UserShortName, nonce });
  return plist({ DigestChallenge: encodeChallenge({ realm: tenant.domain, nonce }) });
}

/** People are known by the part of their sign-in name before the @. */
function passwordOf({ state }: Tenant, shortName: string): string | undefined {
  const wanted = shortName.toLowerCase();
  for (const { upn, password } of state.people.values())
    if (upn.toLowerCase().split('@')[0] === wanted) return password;
  return undefined;
}

/** TokenUpdate of a user: how to wake that channel. */
export function updateUserToken(
  device: DeviceState,
  userId: string,
  { Token = new Uint8Array(0), PushMagic = '', UserShortName = '', AwaitingConfiguration }: TokenUpdate,
): EndpointResponse {
  keepUser(device, userId, {
    shortName: UserShortName,
    pushMagic: PushMagic,
    token: Buffer.from(Token).toString('hex'),
    ...(AwaitingConfiguration === true && { awaiting: true }),
  });
  return accepted();
}

function plist(members: Parameters<typeof dict>[0]): EndpointResponse {
  return document('application/xml; charset=utf-8', writePlist(dict(members)));
}
