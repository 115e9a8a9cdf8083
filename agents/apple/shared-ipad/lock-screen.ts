import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../../device/agent.js';
import type { AppleDevice } from '../device.js';
import { done, refused } from './holder-deed.js';
import { gracePeriod } from './protocol-rules.js';
import { accountSettingsHold, asksForPasscode } from './rules.js';
import { configured, isTemporaryOnly, partitionOf, updateShared } from './sessions.js';
import type { UserSession } from './state.js';

export function lockScreen(device: AppleDevice, session: UserSession): void {
  updateShared(device, { session: { ...session, lockedAt: device.rules.now } });
}

/** The screen opens without the passcode for as long as the server grants. A temporary session has none. */
export function unlockScreen(device: AppleDevice, session: UserSession, passcode: string | undefined): DeedOutcome {
  const { rules } = device;
  const { lockedAt = rules.now, ...unlocked } = session;
  const lockedFor = Math.floor((rules.now - lockedAt) / 1000);
  const asks = session.kind === 'managed' && asksForPasscode(rules, lockedFor, freeSeconds(device));
  if (asks && passcode !== partitionOf(device, session.account)?.passcode)
    return refused('passcode-required', 'the passcode is asked for');
  updateShared(device, { session: { ...unlocked, touchedAt: rules.now } });
  return done;
}

/** Seconds after the lock in which no passcode is asked for, in the setting of iOS 17 or that of before. */
export function freeSeconds(device: AppleDevice): number {
  const policy = (configured(device, 'PasscodePolicy') ?? {}) as JsonObject;
  const before = (device.state.settings?.PasscodeLockGracePeriod ?? {}) as JsonObject;
  const asked = policy.PasscodeLockGracePeriod ?? before.PasscodeLockGracePeriod;
  const holds = typeof asked === 'number' && accountSettingsHold(device.rules, isTemporaryOnly(device));
  return holds ? gracePeriod(device.rules, asked) : 0;
}
