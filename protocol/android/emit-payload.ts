import { UsageError } from '../base/errors.js';
import type { Json, JsonObject } from '../base/vocabulary.js';
import { urlSafeBase64 } from './checksum.js';
import { formatComponentName } from './component-name.js';
import type { PackageDownload, ProvisioningParams, WifiInfo } from './messages.js';
import { parseProvisioningPayload } from './parse-payload.js';
import { type ExtraSuffix, extraKey, supportedModeFlags } from './provisioning-extras.table.js';

/** Extras that are false, or as ProvisioningParams has them by default, are left out: a QR code is small. */
export function provisioningExtrasOf(params: ProvisioningParams): JsonObject {
  const { component, packageName } = params.deviceAdmin;
  const values: Partial<Record<ExtraSuffix, Json | undefined>> = {
    ...(component === undefined
      ? { DEVICE_ADMIN_PACKAGE_NAME: packageName }
      : { DEVICE_ADMIN_COMPONENT_NAME: formatComponentName(component) }),
    ...(params.download && downloadExtras(params.download)),
    ...(params.wifi && wifiExtras(params.wifi)),
    USE_MOBILE_DATA: params.useMobileData || undefined,
    SUPPORTED_MODES: supportedModeFlags[params.supportedModes],
    LEAVE_ALL_SYSTEM_APPS_ENABLED: params.leaveAllSystemAppsEnabled || undefined,
    SKIP_ENCRYPTION: params.skipEncryption || undefined,
    SENSORS_PERMISSION_GRANT_OPT_OUT: params.sensorsPermissionGrantOptOut || undefined,
    KEEP_ACCOUNT_ON_MIGRATION: params.keepAccountOnMigration || undefined,
    SKIP_OWNERSHIP_DISCLAIMER: params.skipOwnershipDisclaimer || undefined,
    RETURN_BEFORE_POLICY_COMPLIANCE: params.returnBeforePolicyCompliance ? undefined : false,
    LOCALE: params.locale,
    TIME_ZONE: params.timeZone,
    LOCAL_TIME: params.localTime,
    ORGANIZATION_NAME: params.organizationName,
    SUPPORT_URL: params.supportUrl,
    LOGO_URI: params.logoUri,
    DISCLAIMERS: disclaimerExtras(params.disclaimers),
    ADMIN_EXTRAS_BUNDLE: params.adminExtras,
  };
  const entries = Object.entries(values).filter((entry): entry is [ExtraSuffix, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([suffix, value]) => [extraKey(suffix), value]));
}

/** JSON in ASCII only: readers disagree on what bytes above 0x7F in a QR code mean (ISO/IEC 18004:2015 §7.4.2). */
export function asciiJson(value: Json): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The strict form of a payload. Throws UsageError when what was asked for is not a payload that a device takes without a deviation. */
export function emitProvisioningPayload(params: ProvisioningParams): string {
  const text = asciiJson(provisioningExtrasOf(params));
  const { findings } = parseProvisioningPayload(text);
  const worst = findings.find(({ severity }) => severity === 'fail');
  if (worst === undefined) return text;
  throw new UsageError('PROVISIONING_PARAMS', `expected ${worst.expected}, received ${worst.received}`, {
    ...(worst.place === undefined ? {} : { place: worst.place }),
    fix: 'change the enrollment profile',
  });
}

function downloadExtras({ location, checksum, cookieHeader, minimumVersionCode }: PackageDownload) {
  const sha256 = urlSafeBase64(checksum.sha256);
  return {
    DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: location,
    ...(checksum.of === 'package'
      ? { DEVICE_ADMIN_PACKAGE_CHECKSUM: sha256 }
      : { DEVICE_ADMIN_SIGNATURE_CHECKSUM: sha256 }),
    DEVICE_ADMIN_PACKAGE_DOWNLOAD_COOKIE_HEADER: cookieHeader,
    DEVICE_ADMIN_MINIMUM_VERSION_CODE: minimumVersionCode,
  };
}

function wifiExtras(wifi: WifiInfo) {
  return {
    WIFI_SSID: wifi.ssid,
    WIFI_HIDDEN: wifi.hidden || undefined,
    WIFI_SECURITY_TYPE: wifi.securityType,
    WIFI_PASSWORD: wifi.password,
    WIFI_EAP_METHOD: wifi.eapMethod,
    WIFI_PHASE2_AUTH: wifi.phase2Auth,
    WIFI_CA_CERTIFICATE: wifi.caCertificate,
    WIFI_USER_CERTIFICATE: wifi.userCertificate,
    WIFI_IDENTITY: wifi.identity,
    WIFI_ANONYMOUS_IDENTITY: wifi.anonymousIdentity,
    WIFI_DOMAIN: wifi.domain,
    WIFI_PROXY_HOST: wifi.proxyHost,
    WIFI_PROXY_PORT: wifi.proxyPort,
    WIFI_PROXY_BYPASS: wifi.proxyBypass,
    WIFI_PAC_URL: wifi.pacUrl,
  };
}

function disclaimerExtras(disclaimers: ProvisioningParams['disclaimers']): Json | undefined {
  if (disclaimers.length === 0) return undefined;
  const prefix = 'android.app.extra.PROVISIONING_DISCLAIMER_';
  return disclaimers.map(({ header, content }) => ({ [`${prefix}HEADER`]: header, [`${prefix}CONTENT`]: content }));
}
