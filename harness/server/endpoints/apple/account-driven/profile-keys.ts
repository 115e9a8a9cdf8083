import { allAccessRights } from '../../../../../protocol/apple/access-rights.table.js';
import type { PayloadMembers } from '../../../../../protocol/apple/profile.js';
import { accountDriven } from '../../../domain/account-driven-settings.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import type { AppleIssueOptions } from '../issue-options.js';
import { accountKeys } from './rules.js';

/** Keys of the MDM payload by which a device knows whose it is to be, and what the server may do (mdm/profiles/com.apple.mdm.yaml). */
export function ownershipKeys(
  tenant: Tenant,
  { upn }: IssuedEnrollment,
  { accountDriven: byAccount, enrollmentMode, userEnrollment, accessRights }: AppleIssueOptions,
): PayloadMembers {
  const EnrollmentMode = enrollmentMode ?? (userEnrollment ? 'BYOD' : undefined);
  if (EnrollmentMode === undefined) return { AccessRights: accessRights ?? allAccessRights };
  const rights = EnrollmentMode === 'BYOD' ? accessRights : (accessRights ?? allAccessRights);
  const keys = {
    EnrollmentMode,
    AssignedManagedAppleID: upn ?? `user@${tenant.domain}`,
    ...(rights !== undefined && { AccessRights: rights }),
  };
  return byAccount ? spoiled(tenant, accountKeys(tenant.context(), keys)) : keys;
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
