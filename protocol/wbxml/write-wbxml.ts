import type { XmlContent, XmlNode } from '../xml/write.js';
import { codePages, firstTagCode, hasContent, syncml12, tokens, utf8 } from './code-pages.table.js';
import type { TextForm } from './read-wbxml.js';

export interface WriteWbxmlOptions {
  /** 1.2 unless given, as clients in the field send it. */
  readonly version?: '1.2' | '1.3';
  /** How text is written; `inline` unless given. Text with a NUL is opaque in any case. */
  readonly text?: TextForm;
  /** 0x1201 unless given. */
  readonly publicId?: number;
  /** The public identifier as text in the string table, in place of its number. */
  readonly publicIdText?: string;
  /** MIBenum number that is announced; the text is UTF-8 whatever it says. */
  readonly charset?: number;
}

/**
 * Writes an element and what is in it as WBXML of SyncML 1.2 (WAP-192-WBXML §5; OMA-TS-SyncML_RepPro-V1_2, WBXML tokens).
 * Names that no code page has are literal tags. SyncML has no code page of attributes: none are written.
 */
export function writeWbxml(root: XmlNode, options: WriteWbxmlOptions = {}): Uint8Array {
  const writer = new WbxmlWriter(options.text ?? 'inline');
  const { publicIdText } = options;
  const publicId =
    publicIdText === undefined
      ? integer(options.publicId ?? syncml12)
      : [0, ...integer(writer.strings.place(publicIdText))];
  writer.element(root, codePages[0]?.namespace ?? '');
  const strings = writer.strings.bytes;
  return Buffer.concat([
    Buffer.from([options.version === '1.3' ? 0x03 : 0x02]),
    Buffer.from(publicId),
    Buffer.from(integer(options.charset ?? utf8)),
    Buffer.from(integer(strings.length)),
    strings,
    Buffer.from(writer.body),
  ]);
}

/** A multi-byte integer (WAP-192-WBXML §5.1). */
function integer(value: number): readonly number[] {
  const groups = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    groups.unshift((rest & 0x7f) | 0x80);
  return groups;
}

/** Strings that are pointed at, each once. */
class StringTable {
  readonly #places = new Map<string, number>();
  readonly #parts: Buffer[] = [];
  #length = 0;

  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const part = Buffer.from(`${text}\0`);
    const at = this.#length;
    this.#places.set(text, at);
    this.#parts.push(part);
    this.#length += part.length;
    return at;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

const codes = new Map(
  codePages.map(({ namespace, tags }, page) => [
    namespace,
    { page, byName: new Map(tags.map((name, index) => [name, index + firstTagCode])) },
  ]),
);

class WbxmlWriter {
  readonly strings = new StringTable();
  readonly body: number[] = [];
  readonly #form: TextForm;
  #page = 0;

  constructor(form: TextForm) {
    this.#form = form;
  }

  element({ name, attributes, content }: XmlNode, inherited: string): void {
    const namespace = attributes.xmlns ?? inherited;
    const written = content.filter((part) => part !== undefined && part !== '');
    const contentBit = written.length > 0 ? hasContent : 0;
    const page = codes.get(namespace);
    const code = page?.byName.get(name);
    if (page !== undefined && code !== undefined) {
      this.#switchTo(page.page);
      this.body.push(code | contentBit);
    } else {
      this.body.push(tokens.literal | contentBit, ...integer(this.strings.place(name)));
    }
    for (const part of written) this.#content(part, namespace, name);
    if (contentBit !== 0) this.body.push(tokens.end);
  }

  #content(part: XmlContent, namespace: string, name: string): void {
    if (part === undefined) return;
    if (typeof part === 'string') this.#text(part, name);
    else this.element(part, namespace);
  }

  /** Opaque in NextNonce would be the nonce itself, not its base64. */
  #text(text: string, name: string): void {
    const wanted = name === 'NextNonce' && this.#form === 'opaque' ? 'inline' : this.#form;
    const form = text.includes('\0') ? 'opaque' : wanted;
    if (form === 'table') {
      this.body.push(tokens.tableString, ...integer(this.strings.place(text)));
      return;
    }
    const bytes = Buffer.from(text);
    if (form === 'opaque') this.body.push(tokens.opaque, ...integer(bytes.length));
    else this.body.push(tokens.inlineString);
    for (const byte of bytes) this.body.push(byte);
    if (form === 'inline') this.body.push(0);
  }

  #switchTo(page: number): void {
    if (page === this.#page) return;
    this.body.push(tokens.switchPage, page);
    this.#page = page;
  }
}
