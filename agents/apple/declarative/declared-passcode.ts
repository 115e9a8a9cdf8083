import type { Json } from '../../../protocol/base/vocabulary.js';
import type { PlistValue } from '../../../protocol/plist/value.js';
import type { StoredDeclaration } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { evaluateDeclarations } from './evaluate.js';
import { restrictsWhileActive } from './rules.js';

const passcodeSettings = 'com.apple.configuration.passcode.settings';

/** The key of the passcode payload that says the same (apple/device-management, declarative/declarations/configurations/passcode.settings.yaml). */
const payloadKeys: Readonly<Record<string, string>> = {
  RequirePasscode: 'forcePIN',
  RequireAlphanumericPasscode: 'requireAlphanumeric',
  MinimumLength: 'minLength',
  MinimumComplexCharacters: 'minComplexChars',
  MaximumFailedAttempts: 'maxFailedAttempts',
  MaximumGracePeriodInMinutes: 'maxGracePeriod',
  MaximumInactivityInMinutes: 'maxInactivity',
  MaximumPasscodeAgeInDays: 'maxPINAgeInDays',
  PasscodeReuseLimit: 'pinHistory',
  ChangeAtNextAuth: 'changeAtNextAuth',
};

/** What declared passcode rules ask for, by key of the passcode payload: each configuration that is active. */
export function declaredPasscode(device: AppleDevice): readonly (readonly [key: string, value: PlistValue])[] {
  const declarations = device.state.declarative?.declarations ?? [];
  const rules = declarations.filter(({ type }) => type === passcodeSettings);
  if (rules.length === 0) return [];
  const statuses = evaluateDeclarations(device, declarations);
  const holding = rules.filter(({ identifier }) => {
    const active = statuses.some((status) => status.identifier === identifier && status.active);
    return restrictsWhileActive(device.rules, active);
  });
  return holding.flatMap(keysOf);
}

function keysOf({ payload }: StoredDeclaration): readonly (readonly [key: string, value: PlistValue])[] {
  const { RequireComplexPasscode, ...others } = payload;
  const plain = Object.entries(others).flatMap(([key, value]) => {
    const name = payloadKeys[key];
    return name !== undefined && isPlain(value) ? [[name, value] as const] : [];
  });
  return RequireComplexPasscode === true ? [...plain, ['allowSimple', false]] : plain;
}

function isPlain(value: Json | undefined): value is boolean | number {
  return typeof value === 'boolean' || Number.isSafeInteger(value);
}
