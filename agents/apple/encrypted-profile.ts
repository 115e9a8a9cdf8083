import type { ErrorChainItem } from '../../protocol/apple/command.js';
import { openEncryptedProfile } from '../../protocol/apple/encrypted-profile.js';
import { errorItem } from '../../protocol/apple/errors.table.js';
import type { ReceivedProfile } from '../../protocol/apple/profile.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Decoded } from '../../protocol/base/finding.js';
import { type AppleDevice, refuse } from './device.js';
import type { FetchedProfile } from './fetch-profile.js';
import { type Identity, storedIdentity } from './mdm-request.js';
import { opensEncrypted } from './profile-rules.js';

/** A profile with its payloads in the open, where it was encrypted for this device's identity; why not, where it was for another. */
export function inTheOpen(
  device: AppleDevice,
  received: Decoded<ReceivedProfile>,
  identity = storedIdentity(device),
): Decoded<ReceivedProfile> | ErrorChainItem {
  if (received.message.profile.IsEncrypted !== true) return received;
  const opened = open(received.message, identity);
  if (!opensEncrypted(device.rules, !(opened instanceof ProtocolError)))
    return errorItem('profileMalformed', opened instanceof ProtocolError ? opened.message : 'it is encrypted');
  if (opened instanceof ProtocolError) return received;
  return {
    message: { ...received.message, profile: opened.message },
    findings: [...received.findings, ...opened.findings],
  };
}

/** A profile that came by itself, opened by the identity that it is for. Throws EnrollmentStopped where that does not open it. */
export function openedBy(device: AppleDevice, received: FetchedProfile, identity: Identity): FetchedProfile {
  const { exchange, bytes } = received;
  const by = exchange === undefined ? {} : { exchange };
  const opened = inTheOpen(device, received, identity);
  if (!('ErrorCode' in opened)) return { ...opened, bytes, ...by };
  const code = `${opened.ErrorDomain}:${opened.ErrorCode}`;
  return refuse({ form: 'profile', code, message: opened.LocalizedDescription, step: 'InstallProfile', ...by });
}

function open(
  { profile }: ReceivedProfile,
  identity: Identity | undefined,
): ReturnType<typeof openEncryptedProfile> | ProtocolError {
  if (identity === undefined)
    return new ProtocolError('APPLE_NO_IDENTITY', 'the device has no identity to open it with');
  try {
    return openEncryptedProfile(profile, identity);
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}
