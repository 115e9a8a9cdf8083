import type { RuleSummary } from '../../../protocol/base/rule.js';
import { androidMailRules } from './android-apps/mail.js';
import { androidAppRules } from './android-apps/rules.js';
import { factsOnRecord } from './android-facts.js';
import { androidMethodRules } from './android-methods.js';
import { androidOwnershipRules } from './android-ownership.js';
import { androidPolicyRules } from './android-policies/rules.js';
import { androidPreparationRules } from './android-preparation/rules.js';
import { androidProfileRules } from './android-profiles/rules.js';
import { aospRules } from './aosp/rules.js';
import { appLicenceRules } from './app-licences.js';
import { frameworkRules } from './apple-policies/framework-rules.js';
import { applePolicyRules } from './apple-policies/rules.js';
import { appleTargetingRules } from './apple-policies/targeting-rules.js';
import { userEnrollmentPolicyRules } from './apple-policies/user-enrollment-rules.js';
import { automaticEnrollmentRules } from './automatic-enrollment.js';
import { companyPortalRules } from './company-portal.js';
import { complianceRules } from './compliance/rules.js';
import { configuratorRules } from './configurator/rules.js';
import { connectorRules } from './connector/rules.js';
import { corporateIdentifierRules } from './corporate-identifiers.js';

import { dedicatedRules } from './dedicated/rules.js';
import { defaultRestrictionRules } from './default-restrictions.js';
import { deviceActionRules } from './device-actions.js';
import { reachesAdministrated } from './device-administrator/deliver.js';
import { deviceAdministratorRules } from './device-administrator/rules.js';
import { deviceGroupRules } from './device-groups.js';
import { countsTowardLimit } from './device-limit.js';
import { deploymentRules } from './device-preparation/deployment-rules.js';
import { preparationPolicyRules } from './device-preparation/policy-rules.js';
import { enrollmentTypeRules } from './enrollment-type-profiles.js';
import { hardwareRules } from './hardware-rules.js';
import { isInactive } from './inactive-devices.js';
import { isIncomplete } from './incomplete-enrollments.js';
import { keyAttestationServerRules } from './key-attestation/rules.js';
import { knoxEnrollmentRules } from './knox-enrollment.js';
import { licenceDecides } from './licences.js';
import { directProfileRules } from './mac/direct-profiles.js';
import { preparationRules } from './mac/preparation.js';
import { managedPlayRules } from './managed-play/rules.js';

import { mdmAuthorityRules } from './mdm-authority.js';

import { onPremisesRules } from './on-premises.js';

import { policyAssignment } from './policy-assignment.js';
import { pushCertificateRules } from './push-certificate-rules.js';
import { isOrganisations, offersVersionRange, osVersionInRange } from './restrictions.js';
import { sharedAssignmentRules } from './shared-ipad/assignment-rules.js';
import { sharingProfileRules } from './shared-ipad/profile-rules.js';
import { consoleStoreRules } from './sign-in/console-store.js';
import { statusPageProfileRules } from './status-page-profile.js';
import { statusPageScopeRules } from './status-page-scopes.js';
import { statusPageSettingsRules } from './status-page-settings.js';
import { acceptanceHolds, termsGate, termsVersion } from './terms.js';
import { prerequisiteRules } from './user-enrollment-prerequisites.js';
import { windowsAdmissionRules } from './windows-admission.js';
import { windowsFamilyRules } from './windows-families.js';
import { windowsRecordRules } from './windows-records.js';
import { windowsUserRules } from './windows-users.js';
import { wipeRules } from './wipe-rules.js';
import { zeroTouchConsoleRules } from './zero-touch/rules.js';

/** Every product rule of the domain, for lists and for `muster prove`. */
export const productRules: readonly RuleSummary[] = [
  acceptanceHolds,
  ...automaticEnrollmentRules,
  ...androidProfileRules,
  ...aospRules,
  ...applePolicyRules,
  ...appleTargetingRules,
  ...userEnrollmentPolicyRules,
  ...complianceRules,
  ...deviceAdministratorRules,
  reachesAdministrated,
  ...dedicatedRules,
  ...enrollmentTypeRules,
  ...prerequisiteRules,
  ...consoleStoreRules,
  ...deviceActionRules,
  ...companyPortalRules,
  ...androidAppRules,
  ...androidMailRules,
  ...androidMethodRules,
  ...androidPreparationRules,
  ...androidPolicyRules,
  ...keyAttestationServerRules,
  ...managedPlayRules,
  ...deviceGroupRules,
  ...appLicenceRules,
  ...frameworkRules,
  policyAssignment,
  ...pushCertificateRules,
  ...sharedAssignmentRules,
  ...sharingProfileRules,
  ...configuratorRules,
  ...corporateIdentifierRules,
  countsTowardLimit,
  ...hardwareRules,
  ...directProfileRules,
  ...preparationRules,
  ...mdmAuthorityRules,
  isInactive,
  isIncomplete,
  ...statusPageSettingsRules,
  ...statusPageProfileRules,
  ...defaultRestrictionRules,
  offersVersionRange,
  osVersionInRange,
  isOrganisations,
  termsGate,
  ...wipeRules,
  ...windowsAdmissionRules,
  ...windowsFamilyRules,
  ...windowsUserRules,
  ...statusPageScopeRules,
  ...onPremisesRules,
  ...connectorRules,
  ...windowsRecordRules,
  ...preparationPolicyRules,
  ...deploymentRules,
  ...zeroTouchConsoleRules,
  ...androidOwnershipRules,
  factsOnRecord,
  licenceDecides,
  ...knoxEnrollmentRules,
  termsVersion,
];
