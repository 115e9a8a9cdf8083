import type { Random } from '../../../../protocol/base/random.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { Admission, RefusalReason } from '../admission.js';
import { markUnenrolled } from '../devices.js';
import { findEnrollmentBySecret, issueEnrollment, type NewEnrollment, tokenInForce } from '../enrollments.js';
import type { DeviceState, IssuedEnrollment } from '../state.js';
import type { AndroidProfile } from './profile.js';
import * as rules from './token-rules.js';

export type TokenState = 'active' | 'expired' | 'revoked';

/** A token of an Android device: a random string of twenty characters, whoever hands it out. */
export function issueToken(
  context: TenantContext,
  random: Random,
  token: Omit<NewEnrollment, 'platform' | 'reference' | 'secret'>,
): IssuedEnrollment {
  const reference = random.uuid();
  return issueEnrollment(context, { ...token, platform: 'android', reference, secret: newSecret(random) });
}

export const newSecret = (random: Random): string => Buffer.from(random.bytes(15)).toString('base64url');

/** The token that a profile shows now. */
export function tokenOf({ state }: TenantContext, { token }: AndroidProfile): IssuedEnrollment {
  const issued = state.enrollments.get(token);
  if (issued === undefined) throw new Error(`the token ${token} of an enrollment profile is gone`);
  return issued;
}

/** What the administrator reads of a token. */
export function tokenState(context: TenantContext, issued: IssuedEnrollment): TokenState {
  if (issued.revoked) return 'revoked';
  return tokenInForce(context, issued) ? 'active' : 'expired';
}

/** Takes the place of the profile's token; the old one lives on to its own date, so that what was printed can be exchanged in peace. */
export function replaceToken(
  context: TenantContext,
  random: Random,
  { profile, method, expiresAt }: TokenReplacement,
): IssuedEnrollment {
  const old = tokenOf(context, profile);
  const secret = rules.replacementSecret(context, newSecret(random), old.secret);
  if (!rules.replacementSparesDevices(context)) letGo(context, profile);
  return issueEnrollment(context, {
    platform: 'android',
    method,
    reference: random.uuid(),
    secret,
    options: { profile: profile.id },
    ...(expiresAt !== undefined && { expiresAt }),
  });
}

export interface TokenReplacement {
  readonly profile: AndroidProfile;
  readonly method: Method;
  readonly expiresAt: number | undefined;
}

/** Ends every token of a profile, those that were replaced before too. */
export function revokeTokens(context: TenantContext, profile: AndroidProfile): void {
  const effective = rules.revocationTakesEffect(context);
  for (const issued of context.state.enrollments.values()) {
    if (issued.options.profile !== profile.id) continue;
    issued.revoked = true;
    issued.revokedFrom = effective;
  }
  if (!rules.revocationSparesDevices(context)) letGo(context, profile);
}

function letGo({ state, now }: TenantContext, profile: AndroidProfile): void {
  for (const device of devicesBy(state.devices.values(), profile)) markUnenrolled(state, device, now, 'server');
}

/** Devices that came in by a profile and are managed still. */
export function devicesBy(devices: Iterable<DeviceState>, { id }: AndroidProfile): readonly DeviceState[] {
  return [...devices].filter(({ detail, state }) => detail.enrollmentProfileId === id && state !== 'unenrolled');
}

/** The enrollment that was issued with this token. */
export function issuedWith(context: TenantContext, secret: string): IssuedEnrollment | undefined {
  return rules.tokenIsKnown(context, findEnrollmentBySecret(context.state, secret));
}

/** Whether an Android device may come in by this token right now. */
export function judgeToken(context: TenantContext, issued: IssuedEnrollment): Admission {
  if (isRevoked(context, issued)) return refused('token-revoked', 'The enrollment token was revoked.');
  if (!isInTime(context, issued)) return refused('token-expired', 'The enrollment token has expired.');
  if (!rules.tokenHasUses(context, issued)) return refused('token-used-up', 'The enrollment token was used already.');
  return { kind: 'admitted' };
}

const isRevoked = ({ now }: TenantContext, { revoked, revokedFrom = 0 }: IssuedEnrollment): boolean =>
  revoked && now >= revokedFrom;

function isInTime(context: TenantContext, issued: IssuedEnrollment): boolean {
  const inForce = rules.tokenHasTime(context, issued);
  return issued.options.profile === undefined ? inForce : rules.dateEndsToken(context, inForce);
}

function refused(reason: RefusalReason, message: string): Admission {
  return { kind: 'refused', reason, message };
}
