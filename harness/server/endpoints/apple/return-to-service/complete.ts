import { encodeProfile } from '../../../../../protocol/apple/profile.js';
import type { Json, JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { issueEnrollment } from '../../../domain/enrollments.js';
import { returnToServiceSchema } from '../../../domain/return-to-service.js';
import { readSettings } from '../../../domain/settings-read.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { assignedTo, beginEnrollment } from '../../ade/assignments.js';
import { signInBy } from '../../ade/profile-rules.js';
import { profileOfDevice } from '../../ade/session-start.js';
import { appleDetail } from '../device-detail.js';
import { buildEnrollmentProfile } from '../enrollment-profile.js';
import { sendsBootstrapToken, sendsMdmProfile, sendsNetwork } from './rules.js';

/**
 * EraseDevice as the device needs it to come back by itself: where `ReturnToService` is asked for, with the profiles that the administrator
 * did not write (Apple: EraseDeviceCommand.Command.ReturnToService).
 */
export function completedErase(tenant: Tenant, device: DeviceState, command: JsonObject): JsonObject {
  const wish = command.ReturnToService;
  if (command.RequestType !== 'EraseDevice' || !isObject(wish) || wish.Enabled !== true) return command;
  const settings = returnToServiceSchema.parse(readSettings(tenant.state, 'return-to-service'));
  const ssid = sendsNetwork(tenant.context(), settings.wifi?.ssid);
  const withProfile = sendsMdmProfile(tenant.context(), fetchesByItself(tenant, device));
  const profile = (): Uint8Array =>
    settings.fault === undefined ? mdmProfile(tenant, device) : Buffer.from('no profile');
  const token = tokenFor(tenant, device);
  return {
    ...command,
    ReturnToService: {
      ...(withProfile && { MDMProfileData: data(profile()) }),
      ...(ssid !== undefined && { WiFiProfileData: data(wifiProfile(tenant, ssid, settings.wifi?.password)) }),
      ...(token !== undefined && { BootstrapToken: { $data: token } }),
      ...wish,
    },
  };
}

/** What the device needs to keep its apps. */
function tokenFor(tenant: Tenant, device: DeviceState): string | undefined {
  const keepsApps = profileOfDevice(tenant, device)?.returnToService === true;
  return sendsBootstrapToken(tenant.context(), keepsApps, appleDetail(device).bootstrapToken);
}

/** A device of the organisation whose profile asks nobody to sign in, on a web page or by HTTP authentication. */
function fetchesByItself(tenant: Tenant, device: DeviceState): boolean {
  const profile = profileOfDevice(tenant, device);
  if (profile === undefined) return false;
  const way = signInBy(tenant.context(), profile);
  return way === 'none' || way === 'company-portal';
}

/** The device comes in as before: by its assignment where it is the organisation's, otherwise by an enrollment of its own. */
function mdmProfile(tenant: Tenant, device: DeviceState): Uint8Array {
  const { enrollmentId: udid, upn, serial = '' } = device;
  const assigned = assignedTo(tenant.context(), serial);
  const profile = profileOfDevice(tenant, device);
  if (assigned === undefined || profile === undefined) return anotherProfile(tenant, device);
  const { userAffinity, manageUsers: perUserConnections } = profile;
  const begun = beginEnrollment(tenant, assigned, { udid, upn, userAffinity, perUserConnections });
  return buildEnrollmentProfile(tenant, begun);
}

function anotherProfile(tenant: Tenant, { platform, method, upn }: DeviceState): Uint8Array {
  const issued = issueEnrollment(tenant.context(), {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    options: { oneTime: true },
    ...(upn !== undefined && { upn }),
  });
  return buildEnrollmentProfile(tenant, issued);
}

function wifiProfile(tenant: Tenant, ssid: string, password: string | undefined): Uint8Array {
  const identifier = `${tenant.domain}.return-to-service`;
  const members = { PayloadIdentifier: identifier, PayloadUUID: tenant.random.uuid(), PayloadDisplayName: 'Wi-Fi' };
  const key = password === undefined ? {} : { Password: password };
  const network = { SSID_STR: ssid, AutoJoin: true, EncryptionType: password === undefined ? 'None' : 'WPA2', ...key };
  const named = { PayloadIdentifier: `${identifier}.wifi`, PayloadUUID: tenant.random.uuid() };
  return encodeProfile(members, [{ PayloadType: 'com.apple.wifi.managed', ...named, ...network }]);
}

const data = (bytes: Uint8Array): Json => ({ $data: Buffer.from(bytes).toString('base64') });

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
