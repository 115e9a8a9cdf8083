import { ZodError } from 'zod';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { normalizeAccountDriven } from './account-driven-settings.js';
import { normalizeAcmeSettings } from './acme-settings.js';
import { normalizeAdeProfiles } from './ade-profiles.js';
import { administratorRoleSchema } from './administrator-role.js';
import { androidMailSchema } from './android-apps/mail.js';
import { normalizeAndroidApps } from './android-apps/settings.js';
import { androidManagementSchema, androidManagementSettings } from './android-emm-settings.js';
import { androidPoliciesReport, frameworkSets, frameworkTemplate } from './android-policies/reports.js';
import { normalizeAndroidConfiguration } from './android-policies/settings.js';
import { normalizeUserDevices, organizationSchema } from './android-preparation/settings.js';
import { aospAppsSchema, discoveredApps } from './aosp/apps.js';
import { aospConfigurationSchema, aospPolicyStatus } from './aosp/policies.js';
import { supportIncidents, troubleshooting } from './aosp/support.js';
import { initialSupportedDevices, supportedDevicesSchema } from './aosp/supported-devices.js';
import { appInstallStatus } from './app-licences.js';
import { appProtectionReport } from './app-protection/report.js';
import { appProtectionSchema } from './app-protection/settings.js';
import { appleAnswersSchema } from './apple-answers.js';
import { normalizeAppleDeclarations } from './apple-declarations.js';
import { appleIdentities } from './apple-identities.js';
import { normalizeAppleCompliance, partnerSignalsSchema } from './apple-policies/compliance-settings.js';
import { normalizeAppleConfiguration } from './apple-policies/configuration-settings.js';
import { applePoliciesReport, deviceComplianceReport, unsupportedSettingsReport } from './apple-policies/reports.js';
import { autopilotReport, normalizeAutopilotDevices, normalizeAutopilotProfiles } from './autopilot/devices.js';
import { directoryStanding } from './company-portal/standing.js';
import { normalizeCompanyPortal } from './company-portal.js';
import { sentMails, templatesSchema } from './compliance/messages.js';
import { normalizeCompliancePolicies } from './compliance/policy.js';
import { complianceRows, offeredComplianceSettings } from './compliance/report.js';
import { normalizeConfigurator } from './configurator/settings.js';
import { connectorReport, connectorSchema, normalizeConnector } from './connector/settings.js';
import { corporateIdentifiersSchema } from './corporate-identifiers.js';
import { kioskSchema } from './dedicated/kiosk.js';
import { enrollmentRestrictions } from './default-restrictions.js';
import { administratorAppsSchema } from './device-administrator/deliver.js';
import { administratorMigration } from './device-administrator/report.js';
import { deviceAdministratorSchema } from './device-administrator/settings.js';
import { deviceGroupsSchema } from './device-groups.js';
import { normalizePreparationPolicies } from './device-preparation/normalize.js';
import { preparationReport } from './device-preparation/report.js';
import { directoryDevices } from './directory-devices.js';
import { directorySchema } from './directory-settings.js';
import { dnsAliases, dnsSchema, dnsValidation, normalizeDns } from './dns-zone.js';
import { dynamicGroupsSchema, groupMembers } from './dynamic-groups.js';
import { normalizeEnrollmentTypes } from './enrollment-type-profiles.js';
import { hardwareReport } from './hardware-report.js';
import { normalizeIdentitySettings } from './identity-settings.js';
import { inactiveDevices, inactiveDevicesSchema } from './inactive-devices.js';
import { incompleteEnrollments } from './incomplete-enrollments.js';
import { keyAttestationReport } from './key-attestation/attested.js';
import { attestationStatusSchema, keyAttestationSchema } from './key-attestation/settings.js';
import { knoxEnrollmentSchema } from './knox-enrollment.js';
import { macAccountsSchema } from './mac/accounts.js';
import { directProfilesSchema } from './mac/direct-profiles.js';
import { preparationSchema } from './mac/preparation.js';
import { conditionalAccessSchema, managedAccountsReport, managedAccountsSchema } from './managed-accounts.js';
import { googlePlaySchema } from './managed-play/store.js';
import { managementSessionSchema } from './management-settings.js';
import { mdmAuthoritySchema } from './mdm-authority.js';
import { onPremisesSchema, waysToSimplify } from './on-premises.js';
import { normalizePushCertificate, pushCertificateRecord } from './push-certificate.js';
import { offersVersionRange, type RestrictedPlatform } from './restrictions.js';
import { returnToServiceSchema } from './return-to-service.js';
import { normalizeScepSettings } from './scep-settings.js';
import { readSettings, termsPolicies } from './settings-read.js';
import {
  appleCloudsSchema,
  cloudPortalSchema,
  limitSchema,
  restrictionsSchema,
  termsSchema,
} from './settings-schemas.js';
import { sharedDevicesReport } from './shared-ipad/report.js';
import { normalizeSharedDevices } from './shared-ipad/settings.js';
import { signInPolicies } from './sign-in/report.js';
import { signInSchema } from './sign-in/settings.js';
import { spoiltAnswersSchema } from './spoilt-answers/settings.js';
import type { TenantState } from './state.js';
import { normalizeStatusPage, statusPageSchema } from './status-page-settings.js';
import { subscriptionSchema } from './subscription.js';
import { termsVersion } from './terms.js';
import { normalizeUserEnrollment } from './user-enrollment-prerequisites.js';
import { normalizeVolumePurchase, volumePurchaseReport } from './volume-purchase.js';
import { windowsDeploymentsSchema } from './windows-deployments.js';
import { windowsDevices } from './windows-records.js';
import { scriptResults, windowsScriptsSchema } from './windows-scripts.js';
import { normalizeWindowsEnrollment, windowsEnrollmentSchema } from './windows-settings.js';
import { workProfileSchema } from './work-profile/settings.js';
import { zeroTouchSchema } from './zero-touch/settings.js';

export interface SettingsKind {
  /** Checks a document and gives the form that is stored; throws `ZodError` on a document that is not of this kind. */
  readonly normalize: (document: JsonObject, context: TenantContext) => JsonObject;
  /** The document as administrators read it before anybody wrote one. */
  readonly initial?: JsonObject;
}

/** Settings documents by kind. `PUT` replaces one as a whole; `readSettings` gives the initial one until then. */
export const settingsKinds: Readonly<Record<string, SettingsKind>> = {
  'enrollment-restrictions': { normalize: normalizeRestrictions },
  'device-limit': { normalize: (document) => asJson(limitSchema.parse(document)) },
  terms: { normalize: normalizeTerms },
  'device-administrator': {
    normalize: (document) => asJson(deviceAdministratorSchema.parse(document)),
    initial: asJson(deviceAdministratorSchema.parse({})),
  },
  'administrator-apps': { normalize: (document) => asJson(administratorAppsSchema.parse(document)) },
  'dedicated-kiosk': { normalize: (document) => asJson(kioskSchema.parse(document)) },
  'compliance-policies': { normalize: normalizeCompliancePolicies },
  'notification-templates': { normalize: (document) => asJson(templatesSchema.parse(document)) },
  'corporate-identifiers': { normalize: (document) => asJson(corporateIdentifiersSchema.parse(document)) },
  'enrollment-type-profiles': { normalize: normalizeEnrollmentTypes },
  'user-enrollment': { normalize: normalizeUserEnrollment },
  'company-portal': { normalize: normalizeCompanyPortal },
  'account-driven': { normalize: normalizeAccountDriven },
  acme: { normalize: normalizeAcmeSettings },
  scep: { normalize: normalizeScepSettings },
  'device-identities': { normalize: normalizeIdentitySettings },
  'apple-configuration': { normalize: normalizeAppleConfiguration },
  'apple-compliance': { normalize: normalizeAppleCompliance },
  'partner-signals': { normalize: (document) => asJson(partnerSignalsSchema.parse(document)) },
  'apple-declarations': { normalize: normalizeAppleDeclarations },
  'ade-profiles': { normalize: normalizeAdeProfiles },
  'apple-push-certificate': { normalize: normalizePushCertificate },
  'volume-purchase': { normalize: normalizeVolumePurchase },
  'shared-devices': { normalize: normalizeSharedDevices },
  'managed-apple-accounts': { normalize: (document) => asJson(managedAccountsSchema.parse(document)) },
  'app-protection': { normalize: (document) => asJson(appProtectionSchema.parse(document)) },
  'inactive-devices': { normalize: (document) => asJson(inactiveDevicesSchema.parse(document)) },
  'return-to-service': { normalize: (document) => asJson(returnToServiceSchema.parse(document)) },
  'conditional-access': { normalize: (document) => asJson(conditionalAccessSchema.parse(document)) },
  configurator: { normalize: normalizeConfigurator },
  'mdm-authority': { normalize: (document) => asJson(mdmAuthoritySchema.parse(document)) },
  'aosp-apps': { normalize: (document) => asJson(aospAppsSchema.parse(document)) },
  'aosp-configuration': { normalize: (document) => asJson(aospConfigurationSchema.parse(document)) },
  'aosp-devices': {
    normalize: (document) => asJson(supportedDevicesSchema.parse(document)),
    initial: initialSupportedDevices,
  },
  subscription: { normalize: (document) => asJson(subscriptionSchema.parse(document)) },
  'dynamic-groups': { normalize: (document) => asJson(dynamicGroupsSchema.parse(document)) },
  'mac-preparation': { normalize: (document) => asJson(preparationSchema.parse(document)) },
  'mac-accounts': { normalize: (document) => asJson(macAccountsSchema.parse(document)) },
  'direct-enrollment-profiles': { normalize: (document) => asJson(directProfilesSchema.parse(document)) },
  'apple-answers': { normalize: (document) => asJson(appleAnswersSchema.parse(document)) },
  'apple-clouds': { normalize: (document) => asJson(appleCloudsSchema.parse(document)) },
  'knox-enrollment': { normalize: (document) => asJson(knoxEnrollmentSchema.parse(document)) },
  'zero-touch': { normalize: (document) => asJson(zeroTouchSchema.parse(document)) },
  'android-clouds': { normalize: (document) => asJson(cloudPortalSchema.parse(document)) },
  [androidManagementSettings]: {
    normalize: (document) => asJson(androidManagementSchema.parse(document)),
    initial: asJson(androidManagementSchema.parse({})),
  },
  'management-session': { normalize: (document) => asJson(managementSessionSchema.parse(document)) },
  'windows-answers': { normalize: (document) => asJson(spoiltAnswersSchema.parse(document)) },
  'windows-enrollment': { normalize: normalizeWindowsEnrollment, initial: asJson(windowsEnrollmentSchema.parse({})) },
  'enrollment-status-page': { normalize: normalizeStatusPage, initial: asJson(statusPageSchema.parse({})) },
  'windows-deployments': { normalize: (document) => asJson(windowsDeploymentsSchema.parse(document)) },
  'windows-scripts': { normalize: (document) => asJson(windowsScriptsSchema.parse(document)) },
  'on-premises': { normalize: (document) => asJson(onPremisesSchema.parse(document)) },
  'directory-connector': { normalize: normalizeConnector, initial: asJson(connectorSchema.parse({})) },
  dns: { normalize: normalizeDns, initial: asJson(dnsSchema.parse({})) },
  'device-preparation-policies': { normalize: normalizePreparationPolicies },
  'autopilot-devices': { normalize: normalizeAutopilotDevices },
  'autopilot-profiles': { normalize: normalizeAutopilotProfiles },
  'sign-in': { normalize: (document) => asJson(signInSchema.parse(document)) },
  organization: { normalize: (document) => asJson(organizationSchema.parse(document)) },
  'device-groups': { normalize: (document) => asJson(deviceGroupsSchema.parse(document)) },
  'android-work-profile': { normalize: (document) => asJson(workProfileSchema.parse(document)) },
  'corporate-user-devices': { normalize: normalizeUserDevices },
  'administrator-role': { normalize: (document) => asJson(administratorRoleSchema.parse(document)) },
  'android-mail': { normalize: (document) => asJson(androidMailSchema.parse(document)) },
  'google-play': { normalize: (document) => asJson(googlePlaySchema.parse(document)) },
  'android-configuration': { normalize: normalizeAndroidConfiguration },
  'android-apps': { normalize: normalizeAndroidApps },
  'key-attestation': { normalize: (document) => asJson(keyAttestationSchema.parse(document)) },
  'attestation-status': { normalize: (document) => asJson(attestationStatusSchema.parse(document)) },
  directory: { normalize: (document) => asJson(directorySchema.parse(document)) },
};

/** The settings document of a kind as administrators read it. */
export const shownSettings = (context: TenantContext, kind: string): JsonObject =>
  kind === 'enrollment-restrictions' ? asJson(enrollmentRestrictions(context)) : shownDocument(context.state, kind);

const shownDocument = (state: TenantState, kind: string): JsonObject =>
  state.settings.get(kind) ?? settingsKinds[kind]?.initial ?? readSettings(state, kind);

/** Reports by kind, computed from the tenant's state and events. */
export const reportKinds: Readonly<Record<string, (context: TenantContext, filter: JsonObject) => JsonObject>> = {
  'administrator-migration': administratorMigration,
  'android-framework': frameworkSets,
  'android-framework-template': frameworkTemplate,
  'android-policies': androidPoliciesReport,
  'key-attestation': keyAttestationReport,
  'app-protection': appProtectionReport,
  'apple-policies': applePoliciesReport,
  'apple-identities': appleIdentities,
  'discovered-apps': discoveredApps,
  troubleshooting,
  'aosp-policy-status': aospPolicyStatus,
  'support-incidents': supportIncidents,
  'app-install-status': appInstallStatus,
  'unsupported-settings': unsupportedSettingsReport,
  'shared-devices': sharedDevicesReport,
  'managed-apple-accounts': managedAccountsReport,
  'device-compliance': deviceCompliance,
  'compliance-settings': offeredComplianceSettings,
  'sent-mails': sentMails,
  'inactive-devices': inactiveDevices,
  'incomplete-enrollments': incompleteEnrollments,
  'volume-purchase': volumePurchaseReport,
  'enrollment-failures': enrollmentFailures,
  'apple-push-certificate': pushCertificateRecord,
  'directory-devices': directoryDevices,
  'group-members': groupMembers,
  'directory-standing': directoryStanding,
  'sign-in-policies': signInPolicies,
  hardware: hardwareReport,
  'autopilot-devices': autopilotReport,
  'device-preparation-deployments': preparationReport,
  'windows-devices': windowsDevices,
  'enrollment-simplifications': waysToSimplify,
  'directory-connector': connectorReport,
  'script-results': scriptResults,
  'dns-aliases': dnsAliases,
  'dns-validation': dnsValidation,
};

function normalizeRestrictions(document: JsonObject, context: TenantContext): JsonObject {
  const settings = restrictionsSchema.parse(document);
  for (const policy of [settings.default, ...settings.policies]) {
    for (const [platform, { minVersion, maxVersion }] of Object.entries(policy.platforms)) {
      if (minVersion === undefined && maxVersion === undefined) continue;
      if (offersVersionRange(context, platform as RestrictedPlatform)) continue;
      const path = ['platforms', platform];
      throw new ZodError([{ code: 'custom', path, message: `${platform} has no version range`, input: platform }]);
    }
  }
  return asJson(settings);
}

function normalizeTerms(document: JsonObject, context: TenantContext): JsonObject {
  const before = termsPolicies(context.state);
  const policies = termsSchema.parse(document).policies.map(({ requireReacceptance, ...policy }) => {
    const known = before.find(({ name }) => name === policy.name);
    return { ...policy, version: termsVersion(context, known, requireReacceptance) };
  });
  return asJson({ policies });
}

/** Policies of iPhones and iPads are a document of their own; an administrator reads of both in one report. */
function deviceCompliance(context: TenantContext): JsonObject {
  const { rows } = deviceComplianceReport(context);
  return { rows: [...(rows as readonly JsonObject[]), ...complianceRows(context)] };
}

function enrollmentFailures({ state }: TenantContext): JsonObject {
  const rows = state.events
    .filter(({ kind }) => kind === 'enrollment-refused')
    .map(({ at, platform, upn, detail }) => ({ at, ...(platform && { platform }), ...(upn && { upn }), ...detail }));
  return { rows };
}

/** Documents are plain data by construction; the type system cannot see that optional members are absent, not undefined. */
function asJson(value: object): JsonObject {
  return value as JsonObject;
}
