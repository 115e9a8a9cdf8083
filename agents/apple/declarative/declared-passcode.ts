import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { PlistValue } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { combineAll } from './combine.js';
import { restrictsWhileActive } from './rules.js';

const passcodeSettings = 'com.apple.configuration.passcode.settings';

/** The key of the passcode payload that says the same (apple/device-management, declarative/declarations/configurations/passcode.settings.yaml). */
const payloadKeys: Readonly<Record<string, string>> = {
  RequirePasscode: 'forcePIN',
  RequireAlphanumericPasscode: 'requireAlphanumeric',
  MinimumLength: 'minLength',
  MinimumComplexCharacters: 'minComplexChars',
  MaximumFailedAttempts: 'maxFailedAttempts',
  FailedAttemptsResetInMinutes: 'minutesUntilFailedLoginReset',
  MaximumGracePeriodInMinutes: 'maxGracePeriod',
  MaximumInactivityInMinutes: 'maxInactivity',
  MaximumPasscodeAgeInDays: 'maxPINAgeInDays',
  PasscodeReuseLimit: 'pinHistory',
  ChangeAtNextAuth: 'changeAtNextAuth',
};

/** What declared passcode rules ask for, by key of the passcode payload: all configurations together that are active. */
export function declaredPasscode(device: AppleDevice): readonly (readonly [key: string, value: PlistValue])[] {
  const { declarations = [], active = [] } = device.state.declarative ?? {};
  const payloads = declarations
    .filter(({ type }) => type === passcodeSettings)
    .filter(({ identifier }) => restrictsWhileActive(device.rules, active.includes(identifier)))
    .map(({ payload }) => payload);
  return keysOf(combineAll(device, passcodeSettings, payloads));
}

function keysOf({
  RequireComplexPasscode,
  ...others
}: JsonObject): readonly (readonly [key: string, value: PlistValue])[] {
  const plain = Object.entries(others).flatMap(([key, value]) => {
    const name = payloadKeys[key];
    return name !== undefined && isPlain(value) ? [[name, value] as const] : [];
  });
  return RequireComplexPasscode === true ? [...plain, ['allowSimple', false]] : plain;
}

function isPlain(value: Json | undefined): value is boolean | number {
  return typeof value === 'boolean' || Number.isSafeInteger(value);
}
