import { type EnrollmentVersion, modeOfVersion } from '../../../../../protocol/apple/account-driven/discovery.js';
import { bearerIn } from '../../../../../protocol/apple/account-driven/tokens.js';
import { ProtocolError } from '../../../../../protocol/base/errors.js';
import type { Method, Platform } from '../../../../../protocol/base/vocabulary.js';
import { type MachineInfo, readMachineInfo } from '../../../../../protocol/dep/machine-info.js';
import { issueEnrollment } from '../../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { EndpointHandler } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { buildEnrollmentProfile } from '../enrollment-profile.js';
import { document, refusedWith } from '../responses.js';
import { profileServedAs } from '../rules.js';
import { askForSignIn } from './challenge.js';
import { tokenOpens } from './rules.js';
import { findToken } from './tokens.js';

/** BaseURL: without a token the challenge, with one the profile of who signed in (Apple: "Implementing the simple authentication user-enrollment flow"). */
export const enrollBy =
  (version: EnrollmentVersion): EndpointHandler =>
  ({ tenant, headers, body }) => {
    const info = machineInfo(body);
    if (info === undefined) return refusedWith(400, 'The request is no signed MachineInfo.');
    const shown = bearerIn(headers.authorization);
    if (shown === undefined) return askForSignIn(tenant);
    const token = findToken(tenant, 'access', shown);
    if (!tokenOpens(tenant.context(), token !== undefined)) return askForSignIn(tenant);
    const profile = buildEnrollmentProfile(tenant, issueFor(tenant, version, info, token?.upn));
    return document(profileServedAs(tenant.context()), profile);
  };

/** What cannot be read, or whose signature is wrong, is none. */
function machineInfo(body: Uint8Array): MachineInfo | undefined {
  try {
    const { info, signature } = readMachineInfo(body).message;
    return signature.valid ? info : undefined;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function issueFor(
  tenant: Tenant,
  version: EnrollmentVersion,
  { PRODUCT = '' }: MachineInfo,
  upn: string | undefined,
): IssuedEnrollment {
  const platform = platformOf(PRODUCT);
  const enrollmentMode = modeOfVersion[version];
  const options = { oneTime: true, accountDriven: true, enrollmentMode, userEnrollment: enrollmentMode === 'BYOD' };
  return issueEnrollment(tenant.context(), {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method: methodOf(platform, version),
    options,
    ...(upn !== undefined && { upn }),
  });
}

function platformOf(product: string): Platform {
  if (product.startsWith('iPad')) return 'ipados';
  return product.startsWith('Mac') ? 'macos' : 'ios';
}

function methodOf(platform: Platform, version: EnrollmentVersion): Method {
  if (platform === 'macos') return 'macos-byod';
  return version === 'mdm-byod' ? 'ios-user-enrollment' : 'ios-byod';
}
