import { allAccessRights } from '../../../../../protocol/apple/access-rights.table.js';
import type { PayloadMembers } from '../../../../../protocol/apple/profile.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import { scopeOf } from '../../../domain/app-protection/rules.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import type { AppleIssueOptions } from '../issue-options.js';
import { accountKeys } from './rules.js';

/** Keys of the MDM payload by which a device knows whose it is to be, and what the server may do (mdm/profiles/com.apple.mdm.yaml). */
export function ownershipKeys(
  tenant: Tenant,
  issued: IssuedEnrollment,
  { accountDriven: byAccount, enrollmentMode, userEnrollment, accessRights }: AppleIssueOptions,
): PayloadMembers {
  const EnrollmentMode = enrollmentMode ?? modeOf(tenant, issued, userEnrollment);
  if (EnrollmentMode === undefined) return { AccessRights: accessRights ?? allAccessRights };
  const rights = EnrollmentMode === 'BYOD' ? accessRights : (accessRights ?? allAccessRights);
  const keys = {
    EnrollmentMode,
    AssignedManagedAppleID: issued.upn ?? `user@${tenant.domain}`,
    ...(rights !== undefined && { AccessRights: rights }),
  };
  return byAccount ? spoiled(tenant, accountKeys(tenant.context(), keys)) : keys;
}

/** A person's own device is managed as far as its way in goes; one of the organisation as a whole. */
function modeOf(tenant: Tenant, { method }: IssuedEnrollment, userEnrollment: boolean): 'BYOD' | undefined {
  if (!userEnrollment && method !== 'ios-byod') return undefined;
  const way = userEnrollment ? 'User Enrollment' : 'Device Enrollment';
  return scopeOf(tenant.context(), way) === 'work part' ? 'BYOD' : undefined;
}

/** As a server with the tenant's fault writes them. */
function spoiled(tenant: Tenant, keys: PayloadMembers): PayloadMembers {
  const { EnrollmentMode, AssignedManagedAppleID, ...others } = keys;
  switch (accountDriven(tenant.state).fault) {
    case 'no EnrollmentMode':
      return { AssignedManagedAppleID, ...others };
    case 'another EnrollmentMode':
      return { ...keys, EnrollmentMode: EnrollmentMode === 'BYOD' ? 'ADDE' : 'BYOD' };
    case 'no AssignedManagedAppleID':
      return { EnrollmentMode, ...others };
    case 'AssignedManagedAppleID of somebody else':
      return { ...keys, AssignedManagedAppleID: `somebody-else@${tenant.domain}` };
    default:
      return keys;
  }
}
