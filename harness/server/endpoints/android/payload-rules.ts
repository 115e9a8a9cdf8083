import { urlSafeBase64 } from '../../../../protocol/android/checksum.js';
import { asciiJson } from '../../../../protocol/android/emit-payload.js';
import { type ExtraSuffix, extraKey } from '../../../../protocol/android/provisioning-extras.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';

/** What of a payload one rule decides: the extras come in right and leave as the rule has them. */
const keeps = (_context: RuleContext, extras: JsonObject): JsonObject => extras;

function without(extras: JsonObject, ...suffixes: readonly ExtraSuffix[]): JsonObject {
  const keys = suffixes.map(extraKey);
  return Object.fromEntries(Object.entries(extras).filter(([key]) => !keys.includes(key)));
}

function changed(extras: JsonObject, suffix: ExtraSuffix, change: (value: Json) => Json): JsonObject {
  const key = extraKey(suffix);
  const value = extras[key];
  return value === undefined ? extras : { ...extras, [key]: change(value) };
}

/** The payload names the component of the DPC (AOSP ManagedProvisioning, ProvisioningParams). */
export const namesDeviceAdmin = rule('XAD-002', {
  holds: keeps,
  mutants: {
    leavesItOut: (_context, extras) => without(extras, 'DEVICE_ADMIN_COMPONENT_NAME'),
    classLeftOut: (_context, extras) =>
      changed(extras, 'DEVICE_ADMIN_COMPONENT_NAME', (value) => String(value).split('/')[0] ?? ''),
  },
});

/** Checksums are url-safe base64 of SHA-256 (AOSP ManagedProvisioning, StoreUtils). */
export const writesChecksum = rule('XAD-003', {
  holds: (_context: RuleContext, sha256: Uint8Array) => urlSafeBase64(sha256),
  mutants: {
    standardAlphabet: (_context, sha256) => Buffer.from(sha256).toString('base64'),
    hexadecimal: (_context, sha256) => Buffer.from(sha256).toString('hex'),
  },
});

/** A download location is an address and has a checksum beside it (AOSP ManagedProvisioning, PackageDownloadInfo). */
export const namesDownload = rule('XAD-004', {
  holds: keeps,
  mutants: {
    emptyLocation: (_context, extras) => changed(extras, 'DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION', () => ''),
    noChecksum: (_context, extras) => without(extras, 'DEVICE_ADMIN_PACKAGE_CHECKSUM'),
  },
});

/** Every extra has the JSON type of its Android type (AOSP ManagedProvisioning, ExtrasProvisioningDataParser). */
export const keepsTypes = rule('XAD-005', {
  holds: keeps,
  mutants: {
    booleanAsString: (_context, extras) => changed(extras, 'LEAVE_ALL_SYSTEM_APPS_ENABLED', String),
    bundleAsString: (_context, extras) => changed(extras, 'ADMIN_EXTRAS_BUNDLE', (value) => JSON.stringify(value)),
  },
});

/** A Wi-Fi block has an SSID, a security type that Android knows, and the password that the type needs. */
export const completesWifi = rule('XAD-007', {
  holds: keeps,
  mutants: {
    ssidLeftOut: (_context, extras) => without(extras, 'WIFI_SSID'),
    passwordLeftOut: (_context, extras) => without(extras, 'WIFI_PASSWORD'),
    marketingName: (_context, extras) => changed(extras, 'WIFI_SECURITY_TYPE', () => 'WPA2-PSK'),
  },
});

/** Supported modes are 1, 2, 3 or 4 (DevicePolicyManager, EXTRA_PROVISIONING_SUPPORTED_MODES). */
export const limitsModes = rule('XAD-008', {
  holds: keeps,
  mutants: { everyFlag: (_context, extras) => changed(extras, 'SUPPORTED_MODES', () => 7) },
});

/** A locale is a well-formed language tag (AOSP ManagedProvisioning, StoreUtils). */
export const writesLocale = rule('XAD-009', {
  holds: keeps,
  mutants: { nameOfLanguage: (_context, extras) => changed(extras, 'LOCALE', () => 'Swiss German') },
});

/** The text is ASCII, because what other bytes in a QR code mean is in the eye of the reader (ISO/IEC 18004:2015 §7.4.2). */
export const escapesText = rule('XAD-006', {
  holds: (_context: RuleContext, extras: JsonObject) => asciiJson(extras),
  mutants: { rawUtf8: (_context, extras) => JSON.stringify(extras) },
});

/** Each extra is given once, under one name (RFC 8259 §4). */
export const givesKeysOnce = rule('XAD-010', {
  holds: (_context: RuleContext, text: string) => text,
  mutants: {
    twice: (_context, text) => `${text.slice(0, -1)},${asciiJson(extraKey('SUPPORTED_MODES'))}:1}`,
    shortNameToo: (_context, text) => `${text.slice(0, -1)},"a.a.e.PDACN":"test.muster.dpc/.Other"}`,
  },
});

/** The payload is one JSON object. */
export const writesOneObject = rule('XAD-001', {
  holds: (_context: RuleContext, text: string) => text,
  mutants: {
    encodedTwice: (_context, text) => JSON.stringify(text),
    cutShort: (_context, text) => text.slice(0, -1),
  },
});

/** Rules over the extras, in the order in which they are asked. */
export const extrasRules = [namesDeviceAdmin, namesDownload, keepsTypes, completesWifi, limitsModes, writesLocale];

export const payloadRuleSummaries = [...extrasRules, writesChecksum, escapesText, givesKeysOnce, writesOneObject];
