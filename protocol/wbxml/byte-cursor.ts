import { ProtocolError } from '../base/errors.js';

/** Takes a document apart from its beginning; what is not there is an error with its place. */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw this.error('WBXML_TRUNCATED', 'the document ends in the middle');
    this.#at++;
    return byte;
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw this.error('WBXML_TRUNCATED', `${length} bytes are announced and ${this.left} there`);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** Everything before the next NUL, which is taken too. */
  untilNul(): Uint8Array {
    const end = this.#bytes.indexOf(0, this.#at);
    if (end < 0) throw this.error('WBXML_TRUNCATED', 'a string does not end');
    const string = this.#bytes.subarray(this.#at, end);
    this.#at = end + 1;
    return string;
  }

  /** A multi-byte integer of at most 32 bits (WAP-192-WBXML §5.1). */
  integer(): number {
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (value > 0xffff_ffff) break;
      if ((byte & 0x80) === 0) return value;
    }
    throw this.error('WBXML_MALFORMED', 'an integer of more than 32 bits');
  }

  error(code: string, message: string): ProtocolError {
    return new ProtocolError(code, `${message} (byte ${this.#at})`, { place: `byte ${this.#at}` });
  }
}
