import { identityPayloadTypes } from '../../../protocol/apple/payload-types.table.js';
import type { Payload } from '../../../protocol/apple/profile.js';
import { refuse } from '../device.js';
import type { FetchedProfile } from '../fetch-profile.js';

/** The payload of the answer to the attributes that gives the device an identity to ask again with. Throws EnrollmentStopped without one. */
export function identityOffered({ message: { profile }, exchange }: FetchedProfile): Payload {
  const payload = profile.payloads.find(({ PayloadType = '' }) => identityPayloadTypes.has(PayloadType));
  if (payload !== undefined) return payload;
  const message = 'the answer to the device attributes offers no identity';
  return refuse({
    form: 'profile',
    code: 'NO_IDENTITY_OFFERED',
    message,
    step: 'DeviceAttributes',
    ...(exchange !== undefined && { exchange }),
  });
}
