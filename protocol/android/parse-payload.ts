import type { Decoded } from '../base/finding.js';
import type { JsonObject } from '../base/vocabulary.js';
import { readChecksum } from './checksum.js';
import { parseComponentName } from './component-name.js';
import { ExtrasReader, RefusedExtra } from './extras-reader.js';
import type { PackageDownload, ProvisioningParams, ProvisioningReading, SupportedModes } from './messages.js';
import { type Carrier, supportedModeFlags } from './provisioning-extras.table.js';
import { payloadRules } from './qr-rules.table.js';
import { isJsonObject, readJsonObject } from './read-json.js';
import { readWifi } from './read-wifi.js';

/**
 * Reads the JSON of a QR code, a zero-touch configuration or a provisioning document into parameters, or says why a device refuses it
 * (AOSP ManagedProvisioning, ExtrasProvisioningDataParser). Never throws.
 */
export function parseProvisioningPayload(text: string, carrier: Carrier = 'qr'): Decoded<ProvisioningReading> {
  const json = readJsonObject(text);
  if (json.kind === 'unreadable') {
    const finding = {
      ...payloadRules.readable,
      severity: 'fail',
      expected: 'one JSON object',
      received: json.message,
    } as const;
    return {
      message: { kind: 'refused', refusal: { code: 'unreadable', message: json.message } },
      findings: [finding],
    };
  }
  return readProvisioningExtras(json.object, carrier, json.duplicates);
}

/** Reads extras that a carrier gave by name and type; `duplicates` are the keys it gave more than once. Never throws. */
export function readProvisioningExtras(
  values: JsonObject,
  carrier: Carrier,
  duplicates: readonly string[],
): Decoded<ProvisioningReading> {
  const extras = new ExtrasReader(values, carrier);
  for (const key of duplicates) extras.report('duplicates', key, 'each key once', 'the key more than once');
  try {
    return { message: { kind: 'params', params: readParams(extras) }, findings: extras.findings.list };
  } catch (error) {
    if (!(error instanceof RefusedExtra)) throw error;
    return { message: { kind: 'refused', refusal: error.refusal }, findings: extras.findings.list };
  }
}

function readParams(extras: ExtrasReader): ProvisioningParams {
  const download = readDownload(extras);
  const wifi = readWifi(extras);
  return Object.freeze({
    deviceAdmin: readDeviceAdmin(extras),
    ...(download && { download }),
    ...(wifi && { wifi }),
    useMobileData: extras.bool('USE_MOBILE_DATA', false),
    adminExtras: readAdminExtras(extras),
    supportedModes: readSupportedModes(extras),
    leaveAllSystemAppsEnabled: extras.bool('LEAVE_ALL_SYSTEM_APPS_ENABLED', false),
    skipEncryption: extras.bool('SKIP_ENCRYPTION', false),
    sensorsPermissionGrantOptOut: extras.bool('SENSORS_PERMISSION_GRANT_OPT_OUT', false),
    keepAccountOnMigration: extras.bool('KEEP_ACCOUNT_ON_MIGRATION', false),
    skipOwnershipDisclaimer: extras.bool('SKIP_OWNERSHIP_DISCLAIMER', false),
    returnBeforePolicyCompliance: extras.bool('RETURN_BEFORE_POLICY_COMPLIANCE', true),
    disclaimers: readDisclaimers(extras),
    ...present('locale', readLocale(extras)),
    ...present('timeZone', extras.string('TIME_ZONE')),
    ...present('localTime', extras.int('LOCAL_TIME')),
    ...present('organizationName', extras.string('ORGANIZATION_NAME')),
    ...present('supportUrl', extras.string('SUPPORT_URL')),
    ...present('logoUri', extras.string('LOGO_URI')),
  });
}

function readDeviceAdmin(extras: ExtrasReader): ProvisioningParams['deviceAdmin'] {
  const written = extras.string('DEVICE_ADMIN_COMPONENT_NAME');
  const packageName = extras.string('DEVICE_ADMIN_PACKAGE_NAME');
  if (written !== undefined) {
    const component = parseComponentName(written);
    if (component !== undefined) return { packageName: component.packageName, component };
    return extras.refuse(
      'deviceAdmin',
      'invalid-parameter',
      'DEVICE_ADMIN_COMPONENT_NAME',
      'package/class',
      JSON.stringify(written),
    );
  }
  if (packageName) return { packageName };
  return extras.refuse(
    'deviceAdmin',
    'missing-parameter',
    'DEVICE_ADMIN_COMPONENT_NAME',
    'a component or a package',
    'neither',
  );
}

function readDownload(extras: ExtrasReader): PackageDownload | undefined {
  const location = extras.string('DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION');
  const [ofPackage, ofSignature] = (['package', 'signature'] as const).map((of) => readChecksumExtra(extras, of));
  const checksum = ofPackage ?? ofSignature;
  if (location === undefined) return undefined;
  const key = 'DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION';
  if (location === '') return extras.refuse('download', 'invalid-parameter', key, 'an address', 'an empty string');
  if (!URL.canParse(location))
    return extras.refuse('download', 'invalid-parameter', key, 'an address', JSON.stringify(location));
  if (checksum === undefined)
    return extras.refuse('download', 'missing-parameter', key, 'a checksum beside it', 'none');
  return {
    location,
    checksum,
    ...present('cookieHeader', extras.string('DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER')),
    ...present('minimumVersionCode', extras.int('DEVICE_ADMIN_MINIMUM_VERSION_CODE')),
  };
}

function readChecksumExtra(extras: ExtrasReader, of: 'package' | 'signature'): PackageDownload['checksum'] | undefined {
  const suffix = of === 'package' ? 'DEVICE_ADMIN_PACKAGE_CHECKSUM' : 'DEVICE_ADMIN_SIGNATURE_CHECKSUM';
  const text = extras.string(suffix);
  if (text === undefined) return undefined;
  const reading = readChecksum(text);
  if (reading.kind === 'sha256') return { of, sha256: reading.bytes };
  return extras.refuse('checksum', 'invalid-parameter', suffix, reading.expected, reading.received);
}

function readAdminExtras(extras: ExtrasReader): ProvisioningParams['adminExtras'] {
  const value = extras.raw('ADMIN_EXTRAS_BUNDLE');
  if (value === undefined) return {};
  return isJsonObject(value) ? value : extras.refuseType('ADMIN_EXTRAS_BUNDLE', 'a JSON object', value);
}

function readSupportedModes(extras: ExtrasReader): SupportedModes {
  const value = extras.int('SUPPORTED_MODES');
  if (value === undefined) return 'organization-owned';
  const found = (Object.keys(supportedModeFlags) as SupportedModes[]).find(
    (name) => supportedModeFlags[name] === value,
  );
  return found ?? extras.refuse('modes', 'invalid-parameter', 'SUPPORTED_MODES', '1, 2, 3 or 4', String(value));
}

function readLocale(extras: ExtrasReader): string | undefined {
  const value = extras.string('LOCALE');
  if (value === undefined) return undefined;
  try {
    Intl.getCanonicalLocales(value.replaceAll('_', '-'));
    return value;
  } catch {
    return extras.refuse('locale', 'invalid-locale', 'LOCALE', 'a language tag such as de_DE', JSON.stringify(value));
  }
}

function readDisclaimers(extras: ExtrasReader): ProvisioningParams['disclaimers'] {
  const value = extras.raw('DISCLAIMERS');
  if (value === undefined) return [];
  if (!Array.isArray(value)) return extras.refuseType('DISCLAIMERS', 'a JSON array', value);
  return value.map((entry: unknown) => {
    const fields = Object.entries((entry ?? {}) as Record<string, unknown>);
    const part = (name: string): string =>
      String(fields.find(([key]) => key.endsWith(`DISCLAIMER_${name}`))?.[1] ?? '');
    return { header: part('HEADER'), content: part('CONTENT') };
  });
}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
