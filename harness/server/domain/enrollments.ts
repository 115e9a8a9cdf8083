import type { JsonObject, Method, Platform } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { Admission } from './admission.js';
import type { IssuedEnrollment, TenantState } from './state.js';

export interface NewEnrollment {
  /** Id for the administrator; never a secret. */
  readonly reference: string;
  /** What the device shows: SCEP challenge, enrollment token. */
  readonly secret: string;
  readonly platform: Platform;
  readonly method: Method;
  readonly upn?: string;
  readonly expiresAt?: number;
  readonly options?: JsonObject;
}

/** Remembers what was handed out, so that it can be recognised, expire, be revoked and be used up. */
export function issueEnrollment(context: TenantContext, enrollment: NewEnrollment): IssuedEnrollment {
  const issued: IssuedEnrollment = {
    options: {},
    ...enrollment,
    issuedAt: context.now,
    revoked: false,
    uses: 0,
  };
  context.state.enrollments.set(issued.reference, issued);
  return issued;
}

export function findEnrollmentBySecret(state: TenantState, secret: string): IssuedEnrollment | undefined {
  for (const issued of state.enrollments.values()) if (issued.secret === secret) return issued;
  return undefined;
}

/** One device has come in by it; ends the attempt that the person began in the portal. */
export function spendEnrollment(context: TenantContext, issued: IssuedEnrollment): void {
  issued.uses += 1;
  const { attempt } = issued.options;
  if (attempt === undefined) return;
  context.state.events.push({
    at: context.now,
    kind: 'enrollment-finished',
    platform: issued.platform,
    ...(issued.upn === undefined ? {} : { upn: issued.upn }),
    detail: { attempt, section: 'Compliance/Activation' },
  });
}

/** Whether a token has not run out yet. */
export function tokenInForce({ now }: TenantContext, { expiresAt }: IssuedEnrollment): boolean {
  return expiresAt === undefined || now <= expiresAt;
}

/** Whether a token opens the door right now; `oneTime` in its options limits it to one device. */
export function admitToken(context: TenantContext, secret: string): Admission {
  const issued = findEnrollmentBySecret(context.state, secret);
  if (issued === undefined) return refused('token-unknown', 'The enrollment token is not known.');
  if (issued.revoked) return refused('token-revoked', 'The enrollment token was revoked.');
  if (!tokenInForce(context, issued)) return refused('token-expired', 'The enrollment token has expired.');
  if (issued.options.oneTime === true && issued.uses > 0)
    return refused('token-used-up', 'The enrollment token was used already.');
  return { kind: 'admitted' };
}

function refused(reason: Extract<Admission, { kind: 'refused' }>['reason'], message: string): Admission {
  return { kind: 'refused', reason, message };
}
