import type { Findings } from '../base/finding.js';
import type { Section } from '../base/section.js';
import type { Json, JsonObject } from '../base/vocabulary.js';
import { describeJson, isJsonObject } from './read-json.js';

interface Types {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly object: JsonObject;
  readonly array: readonly Json[];
}

const is: { readonly [T in keyof Types]: (value: Json) => value is Types[T] & Json } = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  object: isJsonObject,
  array: (value) => Array.isArray(value),
};

/** Members of a JSON object by type. One of another type is reported and as good as absent; null is absent. */
export class JsonMembers {
  readonly #object: JsonObject;
  readonly #findings: Findings;
  readonly #section: Section;
  readonly #place: string;

  constructor(object: JsonObject, findings: Findings, section: Section, place: string) {
    this.#object = object;
    this.#findings = findings;
    this.#section = section;
    this.#place = place;
  }

  optional<T extends keyof Types>(key: string, type: T): Types[T] | undefined {
    const value = Object.hasOwn(this.#object, key) ? this.#object[key] : undefined;
    if (value === undefined || value === null) return undefined;
    if (is[type](value)) return value as Types[T];
    this.#report(key, type, describeJson(value));
    return undefined;
  }

  required<T extends keyof Types>(key: string, type: T): Types[T] | undefined {
    const value = this.#object[key];
    if (value === undefined || value === null) this.#report(key, type, value === null ? 'null' : 'nothing');
    return this.optional(key, type);
  }

  /** Objects of an array; members that are none are reported and left out. */
  objects(key: string): readonly JsonObject[] {
    const list = this.optional(key, 'array') ?? [];
    return list.filter((value, index): value is JsonObject => {
      if (isJsonObject(value)) return true;
      this.#report(`${key}[${index}]`, 'object', describeJson(value));
      return false;
    });
  }

  #report(key: string, expected: string, received: string): void {
    this.#findings.add({ expected, received, section: this.#section, place: `${this.#place}.${key}` });
  }
}
