import { readJsonObject } from '../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import { refuseProvisioning } from '../device.js';

/** A profile as the service hands it to the device. */
export interface KnoxProfile {
  readonly profileType: string;
  readonly agentApk: string;
  readonly customJson: JsonObject;
  readonly leaveAllSystemAppsEnabled: boolean;
  readonly skipSetupWizard: boolean;
  readonly allowCancel: boolean;
  readonly userId?: string;
  readonly password?: string;
}

const step = 'ReadProfile';

/** Reads a profile. What this device cannot do with it ends the enrollment: custom JSON that is none, an empty address, Dual DAR. */
export function readAssignedProfile(text: string): KnoxProfile {
  const profile = object(text);
  const { serverUri, dualDar, legalText } = profile;
  if (serverUri !== undefined && !URL.canParse(String(serverUri)))
    return refuseProvisioning(step, 'SERVER_URI', `"${serverUri}" is no address of an MDM server`);
  if (dualDar !== undefined) return refuseProvisioning(step, 'DUAL_DAR', 'the device has no licence for Dual DAR');
  if (legalText === '') return refuseProvisioning(step, 'LEGAL_TEXT', 'there is no text to agree to');
  const { userId, password } = profile;
  return {
    profileType: String(profile.profileType),
    agentApk: String(profile.agentApk),
    customJson: object(typeof profile.customJson === 'string' ? profile.customJson : '{}'),
    leaveAllSystemAppsEnabled: profile.leaveAllSystemAppsEnabled === true,
    skipSetupWizard: profile.skipSetupWizard === true,
    allowCancel: profile.allowCancel === true,
    ...(typeof userId === 'string' && { userId }),
    ...(typeof password === 'string' && { password }),
  };
}

function object(text: string): JsonObject {
  const read = readJsonObject(text);
  return read.kind === 'object' ? read.object : refuseProvisioning(step, 'unreadable', read.message);
}
