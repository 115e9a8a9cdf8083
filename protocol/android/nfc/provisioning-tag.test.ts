import { describe, expect, it } from 'vitest';
import { exampleParams } from '../example-params.test.helper.js';
import type { ProvisioningParams } from '../messages.js';
import { readNdefMessages, typeNameFormats, writeNdefMessage } from './ndef.js';
import { readProperties, writeProperties } from './properties.js';
import {
  provisioningMimeType,
  provisioningRecord,
  readProvisioningTag,
  tagCapacity,
  writeProvisioningTag,
} from './provisioning-tag.js';

const admin = 'android.app.extra.PROVISIONING_DEVICE_ADMIN_COMPONENT_NAME=test.muster.dpc/.AdminReceiver\n';
const bundleKey = 'android.app.extra.PROVISIONING_ADMIN_EXTRAS_BUNDLE';

function tagOf(text: string): Uint8Array {
  return writeNdefMessage([provisioningRecord(text)]);
}

function paramsOf(bytes: Uint8Array): ProvisioningParams {
  const { message } = readProvisioningTag(bytes);
  if (message.kind !== 'params') throw new Error(message.refusal.message);
  return message.params;
}

describe('java.util.Properties', () => {
  it.each([
    ['a=b', { a: 'b' }],
    ['  a : b', { a: 'b' }],
    ['a b', { a: 'b' }],
    ['# comment\n! another\n\na=b', { a: 'b' }],
    ['a=b\\\n   c', { a: 'bc' }],
    ['a=b\\\\\nc=d', { a: 'b\\', c: 'd' }],
    ['a\\=b=c\\=d', { 'a=b': 'c=d' }],
    ['a=\\u00fc\\t\\q', { a: 'ü\tq' }],
    ['a=b\r\nc=d\re=f', { a: 'b', c: 'd', e: 'f' }],
    ['a', { a: '' }],
    ['=b', { '': 'b' }],
    ['a==b', { a: '=b' }],
    ['a=b ', { a: 'b ' }],
    ['a=b\\', { a: 'b' }],
  ])('%j is %j', (text, values) => {
    expect(readProperties(text)).toEqual({ kind: 'properties', values, duplicates: [] });
  });

  it('refuses a \\u that is cut short', () => {
    expect(readProperties('a=\\u00g0')).toMatchObject({ kind: 'unreadable' });
  });

  it('names a key that stands twice and keeps its last value', () => {
    expect(readProperties('a=1\na=2')).toEqual({ kind: 'properties', values: { a: '2' }, duplicates: ['a'] });
  });

  it('reads back whatever it wrote', () => {
    const values = { ' a:=#!b': ' \u0001 leading', 'zweite\nZeile': 'ü€\u{1f600}\\', tab: '\tx\f\r\n=:#!' };
    const text = writeProperties(values);
    expect(text).toMatch(/^[\n -~]*$/);
    expect(readProperties(text)).toEqual({ kind: 'properties', values, duplicates: [] });
    const nested = writeProperties({ inner: text });
    expect(readProperties(nested)).toMatchObject({ values: { inner: text } });
  });
});

describe('a provisioning tag', () => {
  it('leads to the same parameters as a QR code, but for what Properties cannot say', () => {
    const { supportedModes, disclaimers, adminExtras, ...rest } = exampleParams;
    expect(paramsOf(writeProvisioningTag(exampleParams))).toEqual({
      ...rest,
      supportedModes: 'organization-owned',
      disclaimers: [],
      adminExtras: { 'test.muster.dpc.EXTRA_ENROLLMENT_TOKEN': 'ABC', nested: 'list=[1,"two",null]\n' },
    });
  });

  it('takes short names where the long ones do not fit, and refuses what fits under neither', () => {
    const wish = (length: number) => ({
      ...exampleParams,
      wifi: { ssid: 'x'.repeat(length), hidden: false, securityType: 'NONE' as const },
    });
    const small = writeProvisioningTag(wish(150));
    expect(Buffer.from(small).toString('latin1')).toContain('a.a.e.PWS=');
    expect(small.length).toBeLessThanOrEqual(tagCapacity);
    expect(paramsOf(small).wifi?.ssid).toHaveLength(150);
    expect(() => writeProvisioningTag(wish(900))).toThrow(/at most 884 bytes/);
  });

  it('is read by the first record of its message only', () => {
    const other = {
      tnf: typeNameFormats.wellKnown,
      type: Buffer.from('T'),
      id: new Uint8Array(),
      payload: Buffer.from('x'),
    };
    expect(readProvisioningTag(writeNdefMessage([provisioningRecord(admin), other])).message.kind).toBe('params');
    expect(readProvisioningTag(writeNdefMessage([other, provisioningRecord(admin)]))).toMatchObject({
      message: { kind: 'refused' },
      findings: [{ requirement: 'XAD-014' }],
    });
    const twoMessages = Buffer.concat([writeNdefMessage([other]), tagOf(admin)]);
    expect(readProvisioningTag(twoMessages).message.kind).toBe('params');
  });

  it.each([
    ['another case of the type', { type: Buffer.from(provisioningMimeType.toUpperCase()) }],
    ['a type with parameters', { type: Buffer.from(`${provisioningMimeType};charset=utf-8`) }],
    ['another type name format', { tnf: typeNameFormats.external }],
  ])('is not one with %s', (_name, change) => {
    const tag = writeNdefMessage([{ ...provisioningRecord(admin), ...change }]);
    expect(readProvisioningTag(tag).findings).toContainEqual(expect.objectContaining({ requirement: 'XAD-014' }));
  });

  it.each([
    ['JSON instead of Properties', '{"android.app.extra.PROVISIONING_X":1}', 'XAD-015'],
    ['a bundle in JSON', `${admin}${writeProperties({ [bundleKey]: '{"token":"x"}' })}`, 'XAD-016'],
    ['a number in words', `${admin}android.app.extra.PROVISIONING_LOCAL_TIME=noon`, 'XAD-005'],
    ['a key that stands twice', `${admin}${admin}`, 'XAD-010'],
    ['no device admin', 'android.app.extra.PROVISIONING_LOCALE=de_CH', 'XAD-002'],
    ['more than fits', `${admin}android.app.extra.PROVISIONING_SUPPORT_URL=${'x'.repeat(900)}`, 'XAD-017'],
  ])('with %s is reported', (_name, text, requirement) => {
    expect(readProvisioningTag(tagOf(text)).findings).toContainEqual(
      expect.objectContaining({ requirement, severity: 'fail' }),
    );
  });

  it('takes true in any case, and everything else for false', () => {
    const key = 'android.app.extra.PROVISIONING_SKIP_ENCRYPTION';
    expect(paramsOf(tagOf(`${admin}${key}=TRUE`)).skipEncryption).toBe(true);
    expect(paramsOf(tagOf(`${admin}${key}=1`)).skipEncryption).toBe(false);
  });

  it('leaves supported modes unread', () => {
    const read = readProvisioningTag(tagOf(`${admin}android.app.extra.PROVISIONING_SUPPORTED_MODES=2`));
    expect(read.message).toMatchObject({ params: { supportedModes: 'organization-owned' } });
    expect(read.findings).toContainEqual(expect.objectContaining({ severity: 'warn' }));
  });

  it('joins a chunked record', () => {
    const text = Buffer.from(admin);
    const type = Buffer.from(provisioningMimeType);
    const head = Buffer.concat([Buffer.from([0x80 | 0x20 | 0x10 | 2, type.length, 10]), type, text.subarray(0, 10)]);
    const tail = Buffer.concat([Buffer.from([0x40 | 0x10 | 6, 0, text.length - 10]), text.subarray(10)]);
    expect(readProvisioningTag(Buffer.concat([head, tail])).message.kind).toBe('params');
    expect(readNdefMessages(head)).toMatchObject({ kind: 'unreadable' });
  });

  it('never throws, wherever it is cut or spoiled', () => {
    const whole = Buffer.from(writeProvisioningTag(exampleParams));
    for (let length = 0; length < whole.length; length += 1)
      expect(readProvisioningTag(whole.subarray(0, length)).message.kind).toBe('refused');
    for (let at = 0; at < whole.length; at += 1) {
      const spoiled = Buffer.from(whole);
      spoiled[at] = (spoiled[at] ?? 0) ^ 0xff;
      expect(['params', 'refused']).toContain(readProvisioningTag(spoiled).message.kind);
    }
  });
});
