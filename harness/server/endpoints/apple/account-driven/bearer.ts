import { bearerIn } from '../../../../../protocol/apple/account-driven/tokens.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import { findDevice } from '../../../domain/devices.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { EndpointRequest, EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { appleDetail } from '../device-detail.js';
import { readIssueOptions } from '../issue-options.js';
import { askForSignIn } from './challenge.js';
import { messageIsAuthorized } from './rules.js';
import { findToken } from './tokens.js';

/**
 * Devices that came in by an account show a token of its user with every message; without one the user has to sign in again. Undefined lets the message
 * pass (Apple: "Onboarding users with account sign-in").
 */
export function requireToken(
  { tenant, headers, query }: EndpointRequest,
  enrollmentId: string | undefined,
): EndpointResponse | undefined {
  const device = enrollmentId === undefined ? undefined : findDevice(tenant.state, enrollmentId);
  const reference = query.get('ref') ?? (device && appleDetail(device).reference) ?? '';
  const issued = tenant.state.enrollments.get(reference);
  if (issued === undefined || !readIssueOptions(issued.options).accountDriven) return undefined;
  const token = findToken(tenant, 'access', bearerIn(headers.authorization) ?? '');
  const inForce = token !== undefined && token.upn === issued.upn && countsStill(tenant, token);
  return messageIsAuthorized(tenant.context(), inForce) ? undefined : askForSignIn(tenant);
}

/** A token may be good for a number of messages only. */
function countsStill({ state }: Tenant, token: IssuedEnrollment): boolean {
  const { tokenMessages = Number.POSITIVE_INFINITY } = accountDriven(state);
  token.uses += 1;
  return token.uses <= tokenMessages;
}
