import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/vocabulary.js';
import { asciiJson, emitProvisioningPayload, provisioningExtrasOf } from './emit-payload.js';
import { exampleParams } from './example-params.test.helper.js';
import { parseProvisioningPayload } from './parse-payload.js';
import { type ExtraSuffix, extraKey, provisioningExtras } from './provisioning-extras.table.js';

const minimal: JsonObject = { [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]: 'test.muster.dpc/.AdminReceiver' };

function parse(changes: Partial<Record<ExtraSuffix, Json>>, base: JsonObject = minimal) {
  const named = Object.entries(changes).map(([suffix, value]) => [extraKey(suffix as ExtraSuffix), value] as const);
  return parseProvisioningPayload(JSON.stringify({ ...base, ...Object.fromEntries(named) }));
}

function paramsOf(reading: ReturnType<typeof parse>) {
  if (reading.message.kind !== 'params') throw new Error(reading.message.refusal.message);
  return reading.message.params;
}

const sha256 = { standard: `${'+/'.repeat(21)}8=`, urlSafe: `${'-_'.repeat(21)}8` };
const location = 'https://mdm.contoso.test/dpc.apk';

describe('provisioning payload (AOSP ManagedProvisioning, Android 13)', () => {
  it('comes back as it was emitted, without a finding, in ASCII', () => {
    const text = emitProvisioningPayload(exampleParams);
    expect(text).toMatch(/^[\x20-\x7e]*$/);
    expect(text).toContain('Caf\\u00e9 Z\\u00fcrich');
    expect(parseProvisioningPayload(text)).toEqual({
      message: { kind: 'params', params: exampleParams },
      findings: [],
    });
  });

  it('takes a class with a leading dot as one of the package', () => {
    expect(paramsOf(parse({})).deviceAdmin.component?.className).toBe('test.muster.dpc.AdminReceiver');
  });

  it('accepts the deprecated package name alone', () => {
    const reading = parse({ DEVICE_ADMIN_PACKAGE_NAME: 'test.muster.dpc' }, {});
    expect(paramsOf(reading).deviceAdmin).toEqual({ packageName: 'test.muster.dpc' });
  });

  it('lets the package checksum win over the signature checksum', () => {
    const reading = parse({
      DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: location,
      DEVICE_ADMIN_PACKAGE_CHECKSUM: sha256.urlSafe,
      DEVICE_ADMIN_SIGNATURE_CHECKSUM: 'A'.repeat(43),
    });
    expect(paramsOf(reading).download?.checksum.of).toBe('package');
  });

  it('reads padded and unpadded checksums alike', () => {
    const read = (checksum: string) =>
      paramsOf(parse({ DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: location, DEVICE_ADMIN_SIGNATURE_CHECKSUM: checksum }));
    expect(read(`${sha256.urlSafe}=`)).toEqual(read(sha256.urlSafe));
  });

  it.each<[string, Partial<Record<ExtraSuffix, Json>>, string, string]>([
    ['no device admin', { DEVICE_ADMIN_COMPONENT_NAME: 'test.muster.dpc' }, 'XAD-002', 'invalid-parameter'],
    ['standard base64', { DEVICE_ADMIN_PACKAGE_CHECKSUM: sha256.standard }, 'XAD-003', 'invalid-parameter'],
    ['a short checksum', { DEVICE_ADMIN_SIGNATURE_CHECKSUM: 'AAAA' }, 'XAD-003', 'invalid-parameter'],
    ['an empty location', { DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: '' }, 'XAD-004', 'invalid-parameter'],
    [
      'a location without checksum',
      { DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: location },
      'XAD-004',
      'missing-parameter',
    ],
    ['a bool as string', { LEAVE_ALL_SYSTEM_APPS_ENABLED: 'true' }, 'XAD-005', 'invalid-type'],
    ['an int as string', { WIFI_SSID: 'x', WIFI_PROXY_PORT: '8080' }, 'XAD-005', 'invalid-type'],
    ['a bundle as string', { ADMIN_EXTRAS_BUNDLE: '{}' }, 'XAD-005', 'invalid-type'],
    ['disclaimers as object', { DISCLAIMERS: {} }, 'XAD-005', 'invalid-type'],
    ['an unknown security type', { WIFI_SSID: 'x', WIFI_SECURITY_TYPE: 'WPA2' }, 'XAD-007', 'invalid-parameter'],
    ['an empty SSID', { WIFI_SSID: '' }, 'XAD-007', 'invalid-parameter'],
    ['illegal modes', { SUPPORTED_MODES: 5 }, 'XAD-008', 'invalid-parameter'],
    ['an ill-formed locale', { LOCALE: 'german_and_more' }, 'XAD-009', 'invalid-locale'],
  ])('refuses %s', (_name, changes, requirement, code) => {
    const { message, findings } = parse(changes);
    expect(message).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(findings).toContainEqual(expect.objectContaining({ requirement, severity: 'fail' }));
  });

  it('refuses a payload without any device admin', () => {
    expect(parse({}, {}).message).toMatchObject({ kind: 'refused', refusal: { code: 'missing-parameter' } });
  });

  it('ignores the Wi-Fi block without an SSID and says so', () => {
    const reading = parse({ WIFI_PASSWORD: 'secret' });
    expect(paramsOf(reading).wifi).toBeUndefined();
    expect(reading.findings).toContainEqual(expect.objectContaining({ requirement: 'XAD-007' }));
  });

  it('misses the password of a WPA network', () => {
    const { findings } = parse({ WIFI_SSID: 'x', WIFI_SECURITY_TYPE: 'WPA' });
    expect(findings).toContainEqual(expect.objectContaining({ requirement: 'XAD-007', received: 'none' }));
  });

  it('warns of an extra that QR codes do not carry', () => {
    const { findings } = parse({ SKIP_EDUCATION_SCREENS: true });
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'warn' }));
  });

  it('reads short names, and the long one where both are given', () => {
    const both = { ...minimal, 'a.a.e.PWS': 'short', [extraKey('WIFI_SSID')]: 'long' };
    const reading = parse({}, both);
    expect(paramsOf(reading).wifi?.ssid).toBe('long');
    expect(reading.findings).toContainEqual(expect.objectContaining({ requirement: 'XAD-010' }));
    expect(paramsOf(parse({}, { 'a.a.e.PDACN': 'a/b', 'a.a.e.PWS': 'short' })).wifi?.ssid).toBe('short');
  });

  it('notices a key that is given twice', () => {
    const key = JSON.stringify(extraKey('WIFI_SSID'));
    const { findings } = parseProvisioningPayload(`${JSON.stringify(minimal).slice(0, -1)},${key}:"a",${key} :"b"}`);
    expect(findings).toContainEqual(expect.objectContaining({ requirement: 'XAD-010', place: extraKey('WIFI_SSID') }));
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'https://example.test'],
    ['an array', '[]'],
    ['deep nesting', `{"a":${'['.repeat(50_000)}`],
    ['too much', `{"a":"${'x'.repeat(70_000)}"}`],
    ['an open string', `{"${'\\"'.repeat(30_000)}`],
  ])('survives %s', (_name, text) => {
    expect(parseProvisioningPayload(text).message).toMatchObject({ kind: 'refused', refusal: { code: 'unreadable' } });
  });

  it('emits nothing that a device would refuse', () => {
    expect(() => emitProvisioningPayload({ ...exampleParams, locale: 'not a locale' })).toThrow(/language tag/);
    expect(() =>
      emitProvisioningPayload({ ...exampleParams, wifi: { ssid: 'x', hidden: false, securityType: 'WPA' } }),
    ).toThrow(/password/);
  });

  it('escapes pairs of surrogates one by one', () => {
    expect(JSON.parse(asciiJson({ ssid: '📶' }))).toEqual({ ssid: '📶' });
    expect(asciiJson('📶')).toBe('"\\ud83d\\udcf6"');
  });

  it('names each extra once, long and short', () => {
    const names = provisioningExtras.flatMap((extra) =>
      'short' in extra ? [extra.suffix, extra.short] : [extra.suffix],
    );
    expect(new Set(names).size).toBe(names.length);
    expect(
      Object.keys(provisioningExtrasOf(exampleParams)).every((key) =>
        key.startsWith('android.app.extra.PROVISIONING_'),
      ),
    ).toBe(true);
  });
});
