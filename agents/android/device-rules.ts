import {
  allowedProvisioningModes,
  hardwareIdentifiersHiddenFromAdministrators,
  hardwareIdentifiersHiddenFromApiLevel,
  type ManagementMode,
  managementModeFacts,
} from '../../protocol/android/management-modes.table.js';
import type { ProvisioningParams } from '../../protocol/android/messages.js';
import {
  judgeUserRestriction,
  type ManagedAs,
  type PolicyReach,
  type PolicyVerdict,
} from '../../protocol/android/policy-engine.js';
import { type RuleContext, rule } from '../../protocol/base/rule.js';
import { administratorRules } from './administrator/rules.js';
import { aospDeviceRules } from './aosp-rules.js';
import { managingAppRules } from './apps/managing-app-rules.js';
import { androidAppRules } from './apps/rules.js';
import { keyAttestationRules } from './attestation/rules.js';
import { cloudRules } from './cloud/cloud-rules.js';

import { dedicatedRules } from './dedicated/rules.js';
import { androidEntryRules } from './entry-rules.js';
import { androidModeRules } from './mode-rules.js';
import { androidSecurityRules } from './security/rules.js';
import type { AndroidState } from './state.js';
import { knoxDeviceRules } from './vendor-cloud/knox-rules.js';
import { vendorCloudRules } from './vendor-cloud/rules.js';
import { workProfileRules } from './work-profile/rules.js';

/** Why provisioning cannot begin (DevicePolicyManager, STATUS_*). */
export type PreconditionCode =
  | 'USER_SETUP_COMPLETED'
  | 'HAS_DEVICE_OWNER'
  | 'CANNOT_ADD_MANAGED_PROFILE'
  | 'MANAGED_USERS_NOT_SUPPORTED';

export interface PreconditionFacts {
  readonly mode: ManagementMode;
  readonly managedUsers: boolean;
}

/** A device owner needs a device that nobody has set up; a profile needs the feature and no profile before it. */
export const provisioningPrecondition = rule(['XAD-021', 'ENT-002', 'AOU-018', 'AOL-016', 'KME-034'], {
  holds: (_context: RuleContext, state: AndroidState, facts: PreconditionFacts) => precondition(state, facts),
  mutants: {
    forgetsUserSetup: (_context, state, facts) => precondition({ ...state, userSetupComplete: false }, facts),
  },
});

function precondition(state: AndroidState, { mode, managedUsers }: PreconditionFacts): PreconditionCode | undefined {
  const { owner, startsFrom } = managementModeFacts[mode];
  if (owner === 'PROFILE_OWNER' && !managedUsers) return 'MANAGED_USERS_NOT_SUPPORTED';
  if (startsFrom === 'reset' && state.userSetupComplete) return 'USER_SETUP_COMPLETED';
  if (state.mode === undefined) return undefined;
  const { owner: present } = managementModeFacts[state.mode];
  if (present === 'DEVICE_ADMIN') return undefined;
  return present === 'DEVICE_OWNER' ? 'HAS_DEVICE_OWNER' : 'CANNOT_ADD_MANAGED_PROFILE';
}

/** Whether the DPC may choose this mode: the payload's supported modes bind it, and profiles need the feature of the device. */
export const provisioningModeAllowed = rule('XAD-022', {
  holds: (_context: RuleContext, params: Pick<ProvisioningParams, 'supportedModes'>, mode: ManagementMode) =>
    allowedProvisioningModes[params.supportedModes].includes(mode),
  mutants: { anyMode: () => true },
});

/** Every failure but that of the network sends an organization-owned device back to factory settings (AOSP ManagedProvisioning). */
export const failureResetsDevice = rule('XAD-023', {
  holds: (_context: RuleContext, mode: ManagementMode, code: string) =>
    managementModeFacts[mode].ownership === 'COMPANY_OWNED' && code !== 'wifi',
  mutants: {
    neverResets: () => false,
    resetsPersonalDevices: () => true,
  },
});

/** IMEI and serial number leave a personal device only below Android 12 (Android 12, changes for enterprise). */
export const mayReportHardwareIdentifiers = rule(['XAD-024', 'XAM-058'], {
  holds: (_context: RuleContext, { mode, apiLevel }: ManagedAs) =>
    managementModeFacts[mode].ownership === 'COMPANY_OWNED' || apiLevel < hiddenFrom(mode),
  mutants: {
    always: () => true,
    never: () => false,
    neverOnPersonalDevices: (_context, { mode }) => managementModeFacts[mode].ownership === 'COMPANY_OWNED',
  },
});

function hiddenFrom(mode: ManagementMode): number {
  return mode === 'device-admin' ? hardwareIdentifiersHiddenFromAdministrators : hardwareIdentifiersHiddenFromApiLevel;
}

const outOfReach: PolicyVerdict = { kind: 'refused', reason: 'MANAGEMENT_MODE' };

/** A restriction acts only where the management mode reaches (Android Management API, NonComplianceReason MANAGEMENT_MODE). */
export const restrictionReach = rule(['XAD-025', 'AWP-008'], {
  holds: (_context: RuleContext, verdict: PolicyVerdict, wanted: PolicyReach): PolicyVerdict => within(verdict, wanted),
  mutants: {
    onlyProfiles: (_context, verdict, wanted) => (wanted === 'profile' ? within(verdict, wanted) : outOfReach),
    onlyDevices: (_context, verdict, wanted) => (wanted === 'device' ? within(verdict, wanted) : outOfReach),
    ignoresMode: (_context, verdict, wanted): PolicyVerdict => {
      const judged = within(verdict, wanted);
      return judged.kind === 'refused' && judged.reason === 'MANAGEMENT_MODE'
        ? { kind: 'applied', reach: wanted }
        : judged;
    },
  },
});

function within(verdict: PolicyVerdict, wanted: PolicyReach): PolicyVerdict {
  return verdict.kind === 'refused' || verdict.reach === wanted ? verdict : outOfReach;
}

/** A restriction that a later Android version brought is not there (Android Management API, NonComplianceReason API_LEVEL). */
export const restrictionApiLevel = rule('XAD-026', {
  holds: (_context: RuleContext, value: string, managed: ManagedAs) => judgeUserRestriction(value, managed),
  mutants: {
    ignoresApiLevel: (_context, value, { mode }) =>
      judgeUserRestriction(value, { mode, apiLevel: Number.POSITIVE_INFINITY }),
    oneVersionTooLate: (_context, value, { mode, apiLevel }) =>
      judgeUserRestriction(value, { mode, apiLevel: apiLevel - 1 }),
  },
});

/** What becomes of a restriction on this device when the server wants it for the whole device or for the profile. */
export function judgeRestriction(
  context: RuleContext,
  value: string,
  managed: ManagedAs,
  wanted: PolicyReach,
): PolicyVerdict {
  return restrictionReach(context, restrictionApiLevel(context, value, managed), wanted);
}

/** The downloaded package is the promised one (AOSP ManagedProvisioning, VerifyAdminPackageTask). */
export const packageMatches = rule('XAD-027', {
  holds: (_context: RuleContext, promised: Uint8Array, found: Uint8Array) => Buffer.compare(promised, found) === 0,
  mutants: { believesIt: () => true },
});

/** Only a work profile on a personal device can be removed by its user (Android Enterprise, management modes). */
export const userMayEndManagement = rule('XAD-028', {
  holds: (_context: RuleContext, mode: ManagementMode) => managementModeFacts[mode].removableByUser,
  mutants: { always: () => true, never: () => false },
});

/** What the end of management leaves: a device without its work profile, or one at factory settings (Android Management API, devices.delete). */
export const endResetsDevice = rule('XAD-029', {
  holds: (_context: RuleContext, mode: ManagementMode) => managementModeFacts[mode].removal === 'factory-reset',
  mutants: { neverResets: () => false, alwaysResets: () => true },
});

/** Rules that an Android device keeps. */
export const androidDeviceRules = [
  provisioningPrecondition,
  provisioningModeAllowed,
  failureResetsDevice,
  mayReportHardwareIdentifiers,
  restrictionReach,
  restrictionApiLevel,
  packageMatches,
  userMayEndManagement,
  endResetsDevice,
  ...administratorRules,
  ...dedicatedRules,
  ...androidEntryRules,
  ...aospDeviceRules,
  ...vendorCloudRules,
  ...androidAppRules,
  ...managingAppRules,
  ...androidSecurityRules,
  ...cloudRules,
  ...keyAttestationRules,
  ...androidModeRules,
  ...knoxDeviceRules,
  ...workProfileRules,
];
