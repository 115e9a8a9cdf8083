import type { ErrorChainItem } from '../../protocol/apple/command.js';
import { openEncryptedProfile } from '../../protocol/apple/encrypted-profile.js';
import { errorItem } from '../../protocol/apple/errors.table.js';
import type { ReceivedProfile } from '../../protocol/apple/profile.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Decoded } from '../../protocol/base/finding.js';
import type { AppleDevice } from './device.js';
import { storedIdentity } from './mdm-request.js';
import { opensEncrypted } from './profile-rules.js';

/** A profile with its payloads in the open, where it was encrypted for this device's identity; why not, where it was for another. */
export function inTheOpen(
  device: AppleDevice,
  received: Decoded<ReceivedProfile>,
): Decoded<ReceivedProfile> | ErrorChainItem {
  if (received.message.profile.IsEncrypted !== true) return received;
  const opened = open(device, received.message);
  if (!opensEncrypted(device.rules, !(opened instanceof ProtocolError)))
    return errorItem('profileMalformed', opened instanceof ProtocolError ? opened.message : 'it is encrypted');
  if (opened instanceof ProtocolError) return received;
  return {
    message: { ...received.message, profile: opened.message },
    findings: [...received.findings, ...opened.findings],
  };
}

function open(
  device: AppleDevice,
  { profile }: ReceivedProfile,
): ReturnType<typeof openEncryptedProfile> | ProtocolError {
  const identity = storedIdentity(device);
  if (identity === undefined)
    return new ProtocolError('APPLE_NO_IDENTITY', 'the device has no identity to open it with');
  try {
    return openEncryptedProfile(profile, identity);
  } catch (error) {
    if (error instanceof ProtocolError) return error;
    throw error;
  }
}
