import { encodeProfile } from '../../../../../protocol/apple/profile.js';
import type { Json, JsonObject } from '../../../../../protocol/base/vocabulary.js';
import { issueEnrollment } from '../../../domain/enrollments.js';
import { returnToServiceSchema } from '../../../domain/return-to-service.js';
import { readSettings } from '../../../domain/settings-read.js';
import type { DeviceState } from '../../../domain/state.js';
import type { Tenant } from '../../../tenant.js';
import { profileOfDevice } from '../../ade/session-start.js';
import { buildEnrollmentProfile } from '../enrollment-profile.js';
import { sendsMdmProfile, sendsNetwork } from './rules.js';

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
  const profile = settings.fault === undefined ? mdmProfile(tenant, device) : Buffer.from('no profile');
  return {
    ...command,
    ReturnToService: {
      ...(withProfile && { MDMProfileData: data(profile) }),
      ...(ssid !== undefined && { WiFiProfileData: data(wifiProfile(tenant, ssid, settings.wifi?.password)) }),
      ...wish,
    },
  };
}

/** A device of the organisation whose profile asks nobody to sign in. */
function fetchesByItself(tenant: Tenant, device: DeviceState): boolean {
  const profile = profileOfDevice(tenant, device);
  return profile !== undefined && profile.authentication !== 'modern';
}

function mdmProfile(tenant: Tenant, { platform, method, upn }: DeviceState): Uint8Array {
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
