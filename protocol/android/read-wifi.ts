import type { ExtrasReader } from './extras-reader.js';
import { type WifiInfo, type WifiSecurityType, wifiSecurityTypes } from './messages.js';
import { type ExtraSuffix, extraKey, provisioningExtras } from './provisioning-extras.table.js';

const texts = {
  password: 'WIFI_PASSWORD',
  eapMethod: 'WIFI_EAP_METHOD',
  phase2Auth: 'WIFI_PHASE2_AUTH',
  caCertificate: 'WIFI_CA_CERTIFICATE',
  userCertificate: 'WIFI_USER_CERTIFICATE',
  identity: 'WIFI_IDENTITY',
  anonymousIdentity: 'WIFI_ANONYMOUS_IDENTITY',
  domain: 'WIFI_DOMAIN',
  proxyHost: 'WIFI_PROXY_HOST',
  proxyBypass: 'WIFI_PROXY_BYPASS',
  pacUrl: 'WIFI_PAC_URL',
} as const satisfies Partial<Record<keyof WifiInfo, ExtraSuffix>>;

/** The Wi-Fi block; undefined without an SSID, which leaves every other Wi-Fi extra unread (AOSP ManagedProvisioning, WifiInfo). */
export function readWifi(extras: ExtrasReader): WifiInfo | undefined {
  const ssid = extras.string('WIFI_SSID');
  if (ssid === undefined) {
    reportOrphans(extras);
    return undefined;
  }
  if (ssid === '') return extras.refuse('wifi', 'invalid-parameter', 'WIFI_SSID', 'an SSID', 'an empty string');
  const securityType = readSecurityType(extras);
  const proxyPort = extras.int('WIFI_PROXY_PORT');
  const strings = Object.entries(texts).flatMap(([name, suffix]) => {
    const value = extras.string(suffix);
    return value === undefined ? [] : [[name, value] as const];
  });
  const wifi: WifiInfo = {
    ssid,
    hidden: extras.bool('WIFI_HIDDEN', false),
    securityType,
    ...Object.fromEntries(strings),
    ...(proxyPort === undefined ? {} : { proxyPort }),
  };
  if ((securityType === 'WPA' || securityType === 'WEP') && !wifi.password)
    extras.report('wifi', extraKey('WIFI_PASSWORD'), `a password for ${securityType}`, 'none');
  return wifi;
}

function readSecurityType(extras: ExtrasReader): WifiSecurityType {
  const value = extras.string('WIFI_SECURITY_TYPE');
  if (value === undefined) return 'NONE';
  const found = wifiSecurityTypes.find((type) => type === value);
  const expected = wifiSecurityTypes.join(', ');
  return found ?? extras.refuse('wifi', 'invalid-parameter', 'WIFI_SECURITY_TYPE', expected, JSON.stringify(value));
}

function reportOrphans(extras: ExtrasReader): void {
  for (const { suffix } of provisioningExtras) {
    if (!suffix.startsWith('WIFI_') || extras.raw(suffix) === undefined) continue;
    extras.report('wifi', extraKey(suffix), 'an SSID beside it', 'none: the Wi-Fi block is ignored');
  }
}
