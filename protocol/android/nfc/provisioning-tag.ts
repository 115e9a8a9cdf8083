import { UsageError } from '../../base/errors.js';
import type { Decoded, Finding } from '../../base/finding.js';
import type { Json, JsonObject } from '../../base/vocabulary.js';
import { provisioningExtrasOf } from '../emit-payload.js';
import type { ProvisioningParams, ProvisioningReading } from '../messages.js';
import { readProvisioningExtras } from '../parse-payload.js';
import {
  extraKey,
  extraPrefix,
  type ProvisioningExtra,
  provisioningExtras,
  shortExtraPrefix,
} from '../provisioning-extras.table.js';
import { type PayloadRule, payloadRules } from '../qr-rules.table.js';
import { isJsonObject, payloadLimit } from '../read-json.js';
import { type NdefRecord, readNdefMessages, typeNameFormats, writeNdefMessage } from './ndef.js';
import { readProperties, writeProperties } from './properties.js';

/** Media type of the provisioning record (android.app.admin.DevicePolicyManager, MIME_TYPE_PROVISIONING_NFC). */
export const provisioningMimeType = 'application/com.android.managedprovisioning';

/** Bytes of an NDEF message that an NTAG216 holds: 888 of user memory less the head of its TLV (NFC Forum Type 2 Tag 1.1, §2.3). */
export const tagCapacity = 888 - 4;

/** Extras that Properties cannot say: they are read from JSON only. */
const jsonOnly: readonly string[] = [extraKey('SUPPORTED_MODES'), extraKey('DISCLAIMERS')];

const onlyInJson = { expected: 'an extra that counts here', received: 'one that is ignored in nfc' } as const;

export interface TagText {
  /** `a.a.e.` names where an extra has one, so that more fits on a small tag. */
  readonly shortNames: boolean;
}

/** Extras as the Properties text of an NFC record: everything a string, the admin extras a nested Properties text. */
export function propertiesOfExtras(extras: JsonObject, { shortNames }: TagText): string {
  const kept = Object.entries(extras).filter(([key]) => !jsonOnly.includes(key));
  return writeProperties(
    Object.fromEntries(kept.map(([key, value]) => [shortNames ? shortNameOf(key) : key, propertyOf(value)])),
  );
}

/** The tag's message: one record of the provisioning media type. */
export function provisioningRecord(text: string): NdefRecord {
  const type = Buffer.from(provisioningMimeType, 'ascii');
  return { tnf: typeNameFormats.media, type, id: new Uint8Array(), payload: Buffer.from(text, 'utf8') };
}

/** The strict form of a tag. Throws UsageError when it does not fit an NTAG216 even under short names. */
export function writeProvisioningTag(params: ProvisioningParams): Uint8Array {
  const extras = provisioningExtrasOf(params);
  const tags = [false, true].map((shortNames) =>
    writeNdefMessage([provisioningRecord(propertiesOfExtras(extras, { shortNames }))]),
  );
  const tag = tags.find(({ length }) => length <= tagCapacity);
  if (tag !== undefined) return tag;
  throw new UsageError('NFC_TAG_SIZE', `expected at most ${tagCapacity} bytes, received ${tags.at(-1)?.length}`, {
    fix: 'shorten the Wi-Fi block, the address of the download or the names of the organization',
  });
}

/**
 * Reads a tag as a device's setup does: the first record of each message, its type compared byte for byte (AOSP ManagedProvisioning,
 * PropertiesProvisioningDataParser). Never throws.
 */
export function readProvisioningTag(bytes: Uint8Array): Decoded<ProvisioningReading> {
  const findings: Finding[] = [];
  if (bytes.length > tagCapacity) findings.push(finding('tagSize', `at most ${tagCapacity} bytes`, `${bytes.length}`));
  const ndef = readNdefMessages(bytes.subarray(0, payloadLimit));
  if (ndef.kind === 'unreadable') return refused(findings, 'record', 'an NDEF message', ndef.message);
  const first = ndef.messages
    .map(([record]) => record)
    .find((record) => record !== undefined && isProvisioning(record));
  if (first === undefined)
    return refused(
      findings,
      'record',
      `a first record of the type ${provisioningMimeType}`,
      described(ndef.messages[0]),
    );
  const properties = readProperties(Buffer.from(first.payload).toString('utf8'));
  if (properties.kind === 'unreadable')
    return refused(findings, 'properties', 'a text of Java properties', properties.message);
  const bundle = readBundle(properties.values);
  if (bundle.kind === 'unreadable') return refused(findings, 'nested', 'a nested text of properties', bundle.message);
  if (bundle.suspicious !== undefined) findings.push(finding('nested', 'names and values', bundle.suspicious));
  const ignored = jsonOnly.filter((key) => Object.hasOwn(properties.values, key));
  findings.push(...ignored.map((place) => ({ severity: 'warn' as const, place, ...onlyInJson })));
  const values = { ...typed(properties.values), ...bundle.values };
  if (!Object.keys(values).some((key) => key.startsWith(extraPrefix) || key.startsWith(shortExtraPrefix)))
    return refused(findings, 'properties', 'provisioning extras', 'none');
  const read = readProvisioningExtras(values, 'nfc', properties.duplicates);
  return { message: read.message, findings: [...findings, ...read.findings] };
}

function isProvisioning({ tnf, type }: NdefRecord): boolean {
  return tnf === typeNameFormats.media && Buffer.compare(type, Buffer.from(provisioningMimeType, 'ascii')) === 0;
}

/** Text as Android's Boolean.parseBoolean and Integer.parseInt take it; what is no number stays text and is refused by its type. */
function typed(values: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, Json][] => {
      if (jsonOnly.includes(key)) return [];
      const type = extraOf(key)?.type;
      if (type === 'bool') return [[key, value.toLowerCase() === 'true']];
      return (type === 'int' || type === 'long' || type === 'flags') && /^[+-]?\d+$/.test(value)
        ? [[key, Number(value)]]
        : [[key, value]];
    }),
  );
}

function readBundle(
  values: Readonly<Record<string, string>>,
):
  | { readonly kind: 'bundle'; readonly values: JsonObject; readonly suspicious?: string }
  | { readonly kind: 'unreadable'; readonly message: string } {
  const found = Object.entries(values).find(([key]) => extraOf(key)?.type === 'bundle');
  if (found === undefined) return { kind: 'bundle', values: {} };
  const nested = readProperties(found[1]);
  if (nested.kind === 'unreadable') return nested;
  const looksLikeJson = found[1].trimStart().startsWith('{');
  return {
    kind: 'bundle',
    values: { [found[0]]: nested.values },
    ...(looksLikeJson && { suspicious: 'JSON, which Properties take for one name' }),
  };
}

function extraOf(key: string): ProvisioningExtra | undefined {
  return (provisioningExtras as readonly ProvisioningExtra[]).find(
    ({ suffix, short }) => key === extraPrefix + suffix || (short !== undefined && key === shortExtraPrefix + short),
  );
}

function shortNameOf(key: string): string {
  const short = extraOf(key)?.short;
  return short === undefined ? key : shortExtraPrefix + short;
}

function propertyOf(value: Json): string {
  if (!isJsonObject(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return writeProperties(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, propertyOf(inner)])));
}

function described(records: readonly NdefRecord[] = []): string {
  const [first] = records;
  return first === undefined
    ? 'no record'
    : `TNF ${first.tnf}, type ${JSON.stringify(Buffer.from(first.type).toString('latin1'))}`;
}

function finding(rule: PayloadRule, expected: string, received: string): Finding {
  return { severity: 'fail', ...payloadRules[rule], expected, received };
}

function refused(
  findings: readonly Finding[],
  rule: PayloadRule,
  expected: string,
  received: string,
): Decoded<ProvisioningReading> {
  const message = `expected ${expected}, received ${received}`;
  return {
    message: { kind: 'refused', refusal: { code: 'unreadable', message } },
    findings: [...findings, finding(rule, expected, received)],
  };
}
