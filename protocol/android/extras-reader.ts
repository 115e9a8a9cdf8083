import { Findings } from '../base/finding.js';
import type { Json, JsonObject } from '../base/vocabulary.js';
import type { ProvisioningRefusal } from './messages.js';
import {
  type Carrier,
  type ExtraSuffix,
  extraKey,
  extraPrefix,
  type ProvisioningExtra,
  provisioningExtras,
  shortExtraPrefix,
} from './provisioning-extras.table.js';
import { type PayloadRule, payloadRules } from './qr-rules.table.js';
import { describeJson } from './read-json.js';

/** Thrown inside the parser where AOSP throws IllegalProvisioningArgumentException; never leaves this folder. */
export class RefusedExtra extends Error {
  readonly refusal: ProvisioningRefusal;

  constructor(refusal: ProvisioningRefusal) {
    super(refusal.message);
    this.name = 'RefusedExtra';
    this.refusal = refusal;
  }
}

const jsonTypes = { string: 'string', bool: 'boolean', int: 'number' } as const;

/** Gives extras by name and type: the long key before the short one, a wrong JSON type as AOSP's "Extra has invalid type". */
export class ExtrasReader {
  readonly findings = new Findings();
  readonly #values: JsonObject;
  readonly #carrier: Carrier;

  constructor(values: JsonObject, carrier: Carrier) {
    this.#values = values;
    this.#carrier = carrier;
    for (const key of Object.keys(values)) this.#reportUnread(key, carrier);
    for (const extra of provisioningExtras as readonly ProvisioningExtra[]) this.#reportBothNames(extra);
  }

  raw(suffix: ExtraSuffix): Json | undefined {
    const long = extraKey(suffix);
    if (Object.hasOwn(this.#values, long)) return this.#values[long];
    const short = shortKey(suffix);
    return short !== undefined && Object.hasOwn(this.#values, short) ? this.#values[short] : undefined;
  }

  string(suffix: ExtraSuffix): string | undefined {
    return this.#typed<string>(suffix, 'string');
  }

  bool(suffix: ExtraSuffix, whenAbsent: boolean): boolean {
    return this.#typed<boolean>(suffix, 'bool') ?? whenAbsent;
  }

  int(suffix: ExtraSuffix): number | undefined {
    const value = this.#typed<number>(suffix, 'int');
    if (value !== undefined && !Number.isSafeInteger(value)) this.refuseType(suffix, 'an integer', value);
    return value;
  }

  /** Reports a broken rule and stops the reading. */
  refuse(
    rule: PayloadRule,
    code: ProvisioningRefusal['code'],
    suffix: ExtraSuffix,
    expected: string,
    received: string,
  ): never {
    const key = extraKey(suffix);
    this.report(rule, key, expected, received);
    throw new RefusedExtra({ code, key, message: `${key}: expected ${expected}, received ${received}` });
  }

  refuseType(suffix: ExtraSuffix, expected: string, value: Json): never {
    return this.refuse('type', 'invalid-type', suffix, expected, describeJson(value));
  }

  report(rule: PayloadRule, place: string, expected: string, received: string): void {
    this.findings.add({ ...payloadRules[rule], place, expected, received });
  }

  #typed<T extends Json>(suffix: ExtraSuffix, type: keyof typeof jsonTypes): T | undefined {
    const value = this.raw(suffix);
    if (value === undefined) return undefined;
    if (typeof value !== jsonTypes[type])
      return this.refuseType(suffix, this.#carrier === 'nfc' ? `digits` : `a JSON ${jsonTypes[type]}`, value);
    return value as T;
  }

  #reportUnread(key: string, carrier: Carrier): void {
    const extra = (provisioningExtras as readonly ProvisioningExtra[]).find(
      ({ suffix, short }) => key === extraPrefix + suffix || (short !== undefined && key === shortExtraPrefix + short),
    );
    if (extra === undefined)
      this.findings.add({
        severity: 'info',
        place: key,
        expected: 'a provisioning extra',
        received: 'a key that no device reads',
      });
    else if (extra.ignoredBy?.includes(carrier))
      this.findings.warn({
        place: key,
        expected: 'an extra that counts here',
        received: `one that is ignored in ${carrier}`,
      });
  }

  #reportBothNames({ suffix, short }: ProvisioningExtra): void {
    if (short === undefined || !Object.hasOwn(this.#values, shortExtraPrefix + short)) return;
    if (!Object.hasOwn(this.#values, extraPrefix + suffix)) return;
    this.report(
      'duplicates',
      shortExtraPrefix + short,
      'one name of the extra',
      'the long and the short one; the long one wins',
    );
  }
}

function shortKey(suffix: ExtraSuffix): string | undefined {
  const extra: ProvisioningExtra | undefined = provisioningExtras.find((row) => row.suffix === suffix);
  return extra?.short === undefined ? undefined : shortExtraPrefix + extra.short;
}
