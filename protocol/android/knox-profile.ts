import type { Decoded } from '../base/finding.js';
import type { JsonObject } from '../base/vocabulary.js';
import { provisioningExtrasOf } from './emit-payload.js';
import type { ProvisioningParams, ProvisioningReading } from './messages.js';
import { readProvisioningExtras } from './parse-payload.js';
import { extraKey } from './provisioning-extras.table.js';
import { payloadRules } from './qr-rules.table.js';
import { readJsonObject } from './read-json.js';

/*
 * How a Samsung device learns of its profile is not public: the form of this text is ours. What the administrator fills in is Samsung's: agent
 * APK, component, and custom JSON, which is the admin extras bundle itself, flat and without the wrapper that zero-touch has.
 */
const parts = {
  component: extraKey('DEVICE_ADMIN_COMPONENT_NAME'),
  agentApk: extraKey('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION'),
  packageChecksum: extraKey('DEVICE_ADMIN_PACKAGE_CHECKSUM'),
  signatureChecksum: extraKey('DEVICE_ADMIN_SIGNATURE_CHECKSUM'),
  leaveAllSystemAppsEnabled: extraKey('LEAVE_ALL_SYSTEM_APPS_ENABLED'),
} as const;

/** A profile of Knox Mobile Enrollment as the simulated device gets it. */
export function writeKnoxProfile(params: ProvisioningParams): string {
  const extras = provisioningExtrasOf(params);
  const filled = Object.entries(parts).filter(([, key]) => extras[key] !== undefined);
  const profile = Object.fromEntries(filled.map(([part, key]) => [part, extras[key] ?? null]));
  return JSON.stringify({ ...profile, customJson: JSON.stringify(params.adminExtras) });
}

/** Reads a profile into the parameters that every way in leads to. Never throws. */
export function readKnoxProfile(text: string): Decoded<ProvisioningReading> {
  const profile = readJsonObject(text);
  if (profile.kind === 'unreadable') return refused(profile.message);
  const { customJson = '{}' } = profile.object;
  const bundle = typeof customJson === 'string' ? readJsonObject(customJson) : undefined;
  if (bundle?.kind !== 'object') return refused(`custom JSON: ${bundle?.message ?? 'no text'}`);
  const extras: JsonObject = Object.fromEntries(
    Object.entries(parts).flatMap(([part, key]) => {
      const value = profile.object[part];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const values = { ...extras, [extraKey('ADMIN_EXTRAS_BUNDLE')]: bundle.object };
  return readProvisioningExtras(values, 'kme', [...profile.duplicates, ...bundle.duplicates]);
}

function refused(message: string): Decoded<ProvisioningReading> {
  const finding = {
    ...payloadRules.readable,
    severity: 'fail',
    expected: 'a profile in JSON',
    received: message,
  } as const;
  return { message: { kind: 'refused', refusal: { code: 'unreadable', message } }, findings: [finding] };
}
