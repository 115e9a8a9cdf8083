import type { RuleSummary } from '../protocol/base/rule.js';
import { androidDeviceRules } from './android/device-rules.js';
import { accountDrivenRules } from './apple/account-driven/rules.js';
import { migrationDeviceRules } from './apple/ade/migration-rules.js';
import { adeDeviceRules } from './apple/ade/rules.js';
import { webViewRules } from './apple/ade/web-view-rules.js';
import { backupRules } from './apple/backup/rules.js';
import { propertiesAttestationRules } from './apple/commands/attestation-rules.js';
import { commandRules } from './apple/commands/command-rules.js';
import { configuratorDeviceRules } from './apple/configurator/rules.js';
import { combineRules } from './apple/declarative/combine-rules.js';
import { declarativeRules } from './apple/declarative/rules.js';
import { statusRules } from './apple/declarative/status-rules.js';
import { updateRules } from './apple/declarative/update-rules.js';
import { appleDeviceRules } from './apple/device-rules.js';
import { frameworkDeviceRules } from './apple/framework-rules.js';
import { macRules } from './apple/mac/rules.js';
import { messageRules } from './apple/message-rules.js';
import { otaDeviceRules } from './apple/ota/rules.js';
import { profileRules } from './apple/profile-rules.js';
import { profileShapeRules } from './apple/profile-shape-rules.js';
import { renewalDeviceRules } from './apple/renewal-rules.js';
import { restrictionRules } from './apple/restrictions/rules.js';
import { preservationRules } from './apple/return-to-service/preservation-rules.js';
import { returnToServiceRules } from './apple/return-to-service/rules.js';
import { sharedModeRules } from './apple/shared-ipad/mode-rules.js';
import { sharedIpadProtocolRules } from './apple/shared-ipad/protocol-rules.js';
import { sharedIpadRules } from './apple/shared-ipad/rules.js';
import { userEnrollmentRules } from './apple/user-enrollment/rules.js';
import { wireRules } from './apple/wire-rules.js';
import { acmeMessageRules } from './identity/acme-message-rules.js';
import { acmeDeviceRules } from './identity/acme-rules.js';
import { scepAnswerRules } from './identity/answer-rules.js';
import { payloadRules } from './identity/payload-rules.js';
import { pkcs12DeviceRules } from './identity/pkcs12-rules.js';
import { scepRequestRules } from './identity/request-rules.js';
import { scepDeviceRules } from './identity/scep-rules.js';
import { omadmDeviceRules } from './omadm/device-rules.js';
import { personRules } from './person/second-factor.js';
import { accountRules } from './windows/account-rules.js';
import { aliasRules } from './windows/alias.js';
import { attestationRules } from './windows/attestation.js';
import { autopilotDeviceRules } from './windows/autopilot/rules.js';
import { backOffRules } from './windows/back-off.js';
import { officeRules } from './windows/csp/office-csp.js';
import { cspRules } from './windows/csp/rules.js';
import { scriptRules } from './windows/deeds/scripts.js';
import { preparationNodeRules } from './windows/device-preparation/node-rules.js';
import { preparationPersonRules } from './windows/device-preparation/person-rules.js';
import { devicePreparationRules } from './windows/device-preparation/rules.js';
import { windowsDeviceRules } from './windows/device-rules.js';
import { windowsDirectoryRules } from './windows/directory-rules.js';
import { endOfManagementRules } from './windows/end-of-management.js';
import { groupPolicyRules } from './windows/group-policy/rules.js';
import { messageSealRules } from './windows/message-seal.js';
import { messageSignatureRules } from './windows/message-signature.js';
import { networkRules } from './windows/networks.js';
import { packageRules } from './windows/package/rules.js';
import { pollRules } from './windows/poll-schedule.js';
import { pushChannelRules } from './windows/push.js';
import { recoveryRules } from './windows/recovery-rules.js';
import { requestHeaderRules } from './windows/request-headers.js';
import { sessionTokenRules } from './windows/session-tokens.js';
import { settingsAppRules } from './windows/settings-app.js';
import { statusPageRules } from './windows/status-page/rules.js';
import { wayInRules } from './windows/ways-in.js';
import { whoMayEnrollRules } from './windows/who-may-enroll.js';

/** Every rule that a device keeps and `muster prove` can break. Each agent appends its own. */
export const deviceRules: readonly RuleSummary[] = [
  ...androidDeviceRules,
  ...appleDeviceRules,
  ...adeDeviceRules,
  ...migrationDeviceRules,
  ...webViewRules,
  ...restrictionRules,
  ...declarativeRules,
  ...statusRules,
  ...combineRules,
  ...commandRules,
  ...propertiesAttestationRules,
  ...messageRules,
  ...wireRules,
  ...updateRules,
  ...profileRules,
  ...otaDeviceRules,
  ...backupRules,
  ...configuratorDeviceRules,
  ...frameworkDeviceRules,
  ...accountDrivenRules,
  ...macRules,
  ...userEnrollmentRules,
  ...returnToServiceRules,
  ...preservationRules,
  ...sharedModeRules,
  ...sharedIpadProtocolRules,
  ...sharedIpadRules,
  ...personRules,
  ...omadmDeviceRules,
  ...acmeDeviceRules,
  ...acmeMessageRules,
  ...scepDeviceRules,
  ...scepAnswerRules,
  ...scepRequestRules,
  ...pkcs12DeviceRules,
  ...payloadRules,
  ...renewalDeviceRules,
  ...profileShapeRules,
  ...windowsDeviceRules,
  ...windowsDirectoryRules,
  ...packageRules,
  ...autopilotDeviceRules,
  ...devicePreparationRules,
  ...preparationPersonRules,
  ...preparationNodeRules,
  ...statusPageRules,
  ...settingsAppRules,
  ...groupPolicyRules,
  ...scriptRules,
  ...networkRules,
  ...aliasRules,
  ...wayInRules,
  ...whoMayEnrollRules,
  ...pushChannelRules,
  ...cspRules,
  ...officeRules,
  ...backOffRules,
  ...pollRules,
  ...endOfManagementRules,
  ...recoveryRules,
  ...requestHeaderRules,
  ...sessionTokenRules,
  ...accountRules,
  ...attestationRules,
  ...messageSignatureRules,
  ...messageSealRules,
];
