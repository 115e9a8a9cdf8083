import type { ErrorChainItem } from '../../protocol/apple/command.js';
import { errorItem } from '../../protocol/apple/errors.table.js';
import { type Profile, twinsAmong } from '../../protocol/apple/profile.js';
import type { AppleDevice } from './device.js';
import { namesInCircles } from './payload-references.js';
import { hasTimeLeft, namesLeadSomewhere, payloadsAreDistinct } from './profile-shape-rules.js';

/** Why a device does not install a profile that can be read: doubled payloads, circles, a time that is over. */
export function objectionToShape({ rules }: AppleDevice, profile: Profile): ErrorChainItem | undefined {
  const twins = twinsAmong(profile.payloads);
  const [twin] = twins;
  if (!payloadsAreDistinct(rules, twins.length))
    return errorItem(twin?.key === 'PayloadIdentifier' ? 'identifierTwins' : 'profileTwins', twin?.value);
  if (!namesLeadSomewhere(rules, namesInCircles(profile)))
    return errorItem('profileMalformed', 'its payloads name each other in a circle');
  if (!hasTimeLeft(rules, profile.RemovalDate?.getTime()))
    return errorItem('removalDatePast', profile.RemovalDate?.toISOString());
  return undefined;
}
