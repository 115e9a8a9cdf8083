import { ProtocolError } from '../base/errors.js';
import type { Json, JsonObject } from '../base/vocabulary.js';

/** Longest text that is read; MQTT itself would allow 256 MiB. */
const lengthLimit = 65_536;
const depthLimit = 32;

/**
 * JSON as Android's org.json reads it: keys and texts may be without quotes or in single ones, `=` and `=>` stand for a colon, `;` for a
 * comma (JSONTokener). The server relies on the first of these. Throws ProtocolError `LENIENT_JSON` naming the place.
 */
export function readLenientJson(text: string): Json {
  const reader = new LenientReader(text);
  return reader.whole();
}

const blank = /[ \t\n\r]/;
/** A text without quotes ends before any of these. */
const ends = new Set('{}[]/\\:,=;# \t\f\n\r');

class LenientReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    if (text.length > lengthLimit) throw this.#error(`${text.length} characters, more than ${lengthLimit}`);
    this.#text = text;
  }

  /** What follows the first value is not looked at, as on Android. */
  whole(): Json {
    return this.#value(0);
  }

  #value(depth: number): Json {
    if (depth > depthLimit) throw this.#error(`nested deeper than ${depthLimit}`);
    const next = this.#next();
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"' || next === "'") return this.#quoted(next);
    this.#at -= 1;
    return this.#literal();
  }

  #object(depth: number): JsonObject {
    const members: [string, Json][] = [];
    if (this.#peek() === '}') return this.#closed({});
    while (true) {
      const key = this.#value(depth + 1);
      if (typeof key === 'object') throw this.#error('a name is missing');
      this.#colon();
      members.push([String(key), this.#value(depth + 1)]);
      const next = this.#next();
      if (next === '}') return Object.fromEntries(members);
      if (next !== ',' && next !== ';') throw this.#error('the object does not end');
    }
  }

  #array(depth: number): readonly Json[] {
    const values: Json[] = [];
    if (this.#peek() === ']') return this.#closed(values);
    while (true) {
      values.push(this.#value(depth + 1));
      const next = this.#next();
      if (next === ']') return values;
      if (next !== ',' && next !== ';') throw this.#error('the array does not end');
    }
  }

  #closed<T>(value: T): T {
    this.#next();
    return value;
  }

  #colon(): void {
    const next = this.#next();
    if (next !== ':' && next !== '=') throw this.#error('a colon is missing after a name');
    if (this.#text[this.#at] === '>') this.#at += 1;
  }

  #quoted(quote: string): string {
    let out = '';
    for (; this.#at < this.#text.length; this.#at += 1) {
      const unit = this.#text[this.#at] as string;
      if (unit === quote) {
        this.#at += 1;
        return out;
      }
      out += unit === '\\' ? this.#escaped() : unit;
    }
    throw this.#error('the text does not end');
  }

  #escaped(): string {
    this.#at += 1;
    const unit = this.#text[this.#at] ?? '';
    if (unit !== 'u') return { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' }[unit] ?? unit;
    const digits = this.#text.slice(this.#at + 1, this.#at + 5);
    if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw this.#error('an escape is broken');
    this.#at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #literal(): Json {
    const from = this.#at;
    while (this.#at < this.#text.length && !ends.has(this.#text[this.#at] as string)) this.#at += 1;
    const literal = this.#text.slice(from, this.#at);
    if (literal === '') throw this.#error('a value is missing');
    if (/^null$/i.test(literal)) return null;
    if (/^(true|false)$/i.test(literal)) return literal.toLowerCase() === 'true';
    return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(literal) ? Number(literal) : literal;
  }

  #peek(): string | undefined {
    while (blank.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#text[this.#at];
  }

  #next(): string {
    const unit = this.#peek();
    if (unit === undefined) throw this.#error('the message ends too early');
    this.#at += 1;
    return unit;
  }

  #error(message: string): ProtocolError {
    return new ProtocolError('LENIENT_JSON', message, { place: `character ${this.#at}` });
  }
}
