import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../base/vocabulary.js';
import { asciiJson, provisioningExtrasOf } from './emit-payload.js';
import { exampleParams } from './example-params.test.helper.js';
import { parseProvisioningPayload } from './parse-payload.js';
import { type ExtraType, extraKey, type ProvisioningExtra, provisioningExtras } from './provisioning-extras.table.js';

/** A value that an extra takes, by its type; where the type is not enough, by its name. */
const goodOf: Readonly<Record<ExtraType, Json>> = {
  component: 'test.muster.dpc/.AdminReceiver',
  string: 'text',
  bool: true,
  int: 8080,
  long: 1_700_000_000_000,
  checksum: 'A'.repeat(43),
  locale: 'de_CH',
  flags: 1,
  bundle: { token: 'x' },
  disclaimers: [],
};
const goodByName: Readonly<Record<string, Json>> = {
  WIFI_SECURITY_TYPE: 'WPA',
  DEVICE_ADMIN_PACKAGE_DOWNLOAD_LOCATION: 'https://mdm.contoso.test/dpc.apk',
};

const samples: readonly Json[] = ['text', '', 'true', '1', true, 0, 1, 1.5, {}, { a: 1 }, [], ['text'], null];

/** JSON types that the Android type of an extra is read from (ExtrasProvisioningDataParser). */
const takenFrom: Readonly<Record<ExtraType, (value: Json) => boolean>> = {
  component: (value) => typeof value === 'string',
  string: (value) => typeof value === 'string',
  bool: (value) => typeof value === 'boolean',
  int: (value) => Number.isSafeInteger(value),
  long: (value) => Number.isSafeInteger(value),
  checksum: (value) => typeof value === 'string',
  locale: (value) => typeof value === 'string',
  flags: (value) => Number.isSafeInteger(value),
  bundle: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  disclaimers: (value) => Array.isArray(value),
};

const extras = provisioningExtras as readonly ProvisioningExtra[];
const keyOf = ({ suffix }: ProvisioningExtra): string => extraKey(suffix as Parameters<typeof extraKey>[0]);
const goodValue = ({ suffix, type }: ProvisioningExtra): Json => goodByName[suffix] ?? goodOf[type];

/** Every extra at once, each as it should be. */
const whole: JsonObject = Object.fromEntries(extras.map((extra) => [keyOf(extra), goodValue(extra)]));

const read = extras.filter(({ ignoredBy }) => ignoredBy?.includes('qr') !== true);

const wrongTypes = read.flatMap((extra) =>
  samples
    .filter((value) => !takenFrom[extra.type](value))
    .map((value) => [extra.suffix, JSON.stringify(value), extra, value] as const),
);

describe('a payload with every extra', () => {
  it('is taken', () => {
    const { message, findings } = parseProvisioningPayload(asciiJson(whole));
    expect(message.kind).toBe('params');
    expect(findings.filter(({ severity }) => severity === 'fail')).toEqual([]);
  });

  it.each(wrongTypes)('is refused where %s is %s', (_suffix, _json, extra, value) => {
    const { message, findings } = parseProvisioningPayload(asciiJson({ ...whole, [keyOf(extra)]: value }));
    expect(message).toMatchObject({ kind: 'refused', refusal: { code: 'invalid-type', key: keyOf(extra) } });
    expect(message).toMatchObject({ refusal: { message: expect.stringContaining(keyOf(extra)) } });
    expect(findings).toContainEqual(expect.objectContaining({ requirement: 'XAD-005', place: keyOf(extra) }));
  });

  it.each(extras)('without $suffix is read, or says what it misses', (extra) => {
    const { [keyOf(extra)]: _missing, ...rest } = whole;
    expect(parseProvisioningPayload(asciiJson(rest)).message.kind).toBe('params');
  });

  it.each(extras)('that has $suffix twice is told of', (extra) => {
    const again = `${asciiJson(whole).slice(0, -1)},${asciiJson(keyOf(extra))}:${asciiJson(goodValue(extra))}}`;
    expect(parseProvisioningPayload(again).findings).toContainEqual(
      expect.objectContaining({ requirement: 'XAD-010', place: keyOf(extra) }),
    );
  });

  it.each(extras)('with 70,000 characters in $suffix is not read', (extra) => {
    const text = asciiJson({ ...whole, [keyOf(extra)]: 'x'.repeat(70_000) });
    const refusal = { code: 'unreadable', message: expect.stringContaining('characters, more than') };
    expect(parseProvisioningPayload(text).message).toMatchObject({ kind: 'refused', refusal });
  });

  const texts = read.filter(({ type, suffix }) => type === 'string' && goodByName[suffix] === undefined);
  it.each(texts)('keeps what is beyond ASCII in $suffix', (extra) => {
    const value = 'Zürich 東京 📶';
    const changed = { ...whole, [keyOf(extra)]: value };
    for (const text of [asciiJson(changed), JSON.stringify(changed)]) {
      const { message } = parseProvisioningPayload(text);
      expect(JSON.stringify(message)).toContain(
        ['DEVICE_ADMIN_PACKAGE_NAME'].includes(extra.suffix) ? 'test.muster.dpc' : value,
      );
    }
  });

  it.each(extras)('never throws where $suffix is spoiled', (extra) => {
    for (const value of [...samples, 'x'.repeat(5_000), '\u0000', '𝟙', '../..', '-1'])
      expect(['params', 'refused']).toContain(
        parseProvisioningPayload(asciiJson({ ...whole, [keyOf(extra)]: value })).message.kind,
      );
  });
});

describe('a payload without its device admin', () => {
  it('says that it misses it', () => {
    const { [extraKey('DEVICE_ADMIN_COMPONENT_NAME')]: _missing, ...rest } = provisioningExtrasOf(exampleParams);
    const refusal = { code: 'missing-parameter', key: extraKey('DEVICE_ADMIN_COMPONENT_NAME') };
    expect(parseProvisioningPayload(asciiJson(rest)).message).toMatchObject({ kind: 'refused', refusal });
  });
});
