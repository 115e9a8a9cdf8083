import { writeBase64 } from '../base/base64.js';
import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { type Section, section } from '../base/section.js';
import type { XmlAttribute, XmlElement } from '../xml/element.js';
import { ByteCursor } from './byte-cursor.js';
import { charsets, codePages, firstTagCode, hasAttributes, hasContent, publicIds, tokens } from './code-pages.table.js';

/** How a text was written: in its place, in the string table, or as opaque octets. */
export type TextForm = 'inline' | 'table' | 'opaque';

export interface WbxmlDocument {
  /** `1.2`, `1.3` */
  readonly version: string;
  /** Number of the public identifier; 0x1201 is SyncML 1.2. */
  readonly publicId: number;
  /** It was given as text in the string table. */
  readonly publicIdAsText: boolean;
  /** MIBenum number. */
  readonly charset: number;
  readonly textForms: ReadonlySet<TextForm>;
  readonly root: XmlElement;
}

export interface WbxmlLimits {
  /** Bytes of the document. */
  readonly bytes: number;
  /** Elements within elements. */
  readonly depth: number;
  readonly elements: number;
  /** Characters of all texts; a string table can be pointed at again and again. */
  readonly text: number;
}

export const defaultWbxmlLimits: WbxmlLimits = Object.freeze({
  bytes: 4 * 1024 * 1024,
  depth: 64,
  elements: 100_000,
  text: 16 * 1024 * 1024,
});

interface Building {
  namespace: string;
  name: string;
  attributes: XmlAttribute[];
  children: Building[];
  text: string;
  parent: Building | undefined;
  line: number;
}

const wbxml = (place: string): Section => section('WAP-192-WBXML', place);

/** Versions 1.1 to 1.3, whose documents of this kind are alike. */
const readableVersions = new Set([0x01, 0x02, 0x03]);

/**
 * Reads a WBXML document of SyncML into its root element (WAP-192-WBXML §5). Tolerant: what has no meaning in SyncML (attributes,
 * extensions, codes without a name) is passed over with a finding.
 * Throws ProtocolError `WBXML_TRUNCATED`, `WBXML_MALFORMED`, `WBXML_LIMIT`, with the byte as its place.
 */
export function readWbxml(bytes: Uint8Array, limits: Partial<WbxmlLimits> = {}): Decoded<WbxmlDocument> {
  const findings = new Findings();
  const document = new WbxmlReader(bytes, { ...defaultWbxmlLimits, ...limits }, findings).read();
  return { message: document, findings: findings.list };
}

/** The look of a SyncML document in WBXML: version 1.1 to 1.3, and a public identifier of SyncML or one in the string table. */
export function isWbxml(bytes: Uint8Array): boolean {
  const [version = 0, first = 0xff, second = 0] = bytes;
  if (!readableVersions.has(version)) return false;
  if (first === 0) return true;
  return publicIds.some(({ id }) => first === (0x80 | (id >> 7)) && second === (id & 0x7f));
}

class WbxmlReader {
  readonly #cursor: ByteCursor;
  readonly #limits: WbxmlLimits;
  readonly #findings: Findings;
  readonly #textForms = new Set<TextForm>();
  #decoder = new TextDecoder('utf-8');
  #strings: Uint8Array = new Uint8Array();
  #page = 0;
  #elements = 0;
  #textLength = 0;
  #open: Building | undefined;
  #root: Building | undefined;
  #depth = 0;

  constructor(bytes: Uint8Array, limits: WbxmlLimits, findings: Findings) {
    if (bytes.length > limits.bytes)
      throw new ProtocolError('WBXML_LIMIT', `${bytes.length} bytes, at most ${limits.bytes} are read`);
    this.#cursor = new ByteCursor(bytes);
    this.#limits = limits;
    this.#findings = findings;
  }

  read(): WbxmlDocument {
    const version = this.#version();
    const publicId = this.#cursor.integer();
    const publicIdAt = publicId === 0 ? this.#cursor.integer() : undefined;
    const charset = this.#charset();
    this.#strings = this.#cursor.take(this.#cursor.integer());
    const known = this.#publicId(publicId, publicIdAt);
    while (this.#root === undefined || this.#open !== undefined) this.#token();
    if (this.#cursor.left > 0) this.#report('5.3', 'the end of the document', `${this.#cursor.left} more bytes`);
    return {
      version,
      publicId: known,
      publicIdAsText: publicIdAt !== undefined,
      charset,
      textForms: this.#textForms,
      root: this.#root,
    };
  }

  #version(): string {
    const byte = this.#cursor.byte();
    const version = `${(byte >> 4) + 1}.${byte & 0x0f}`;
    if (!readableVersions.has(byte)) throw this.#error('WBXML_MALFORMED', `version ${version} of WBXML`);
    return version;
  }

  #publicId(id: number, at: number | undefined): number {
    const text = at === undefined ? undefined : this.#tableText(at);
    const known = publicIds.find((one) => (text === undefined ? one.id === id : one.text === text));
    if (known === undefined)
      this.#report('5.5', 'the public identifier of SyncML 1.2', text ?? `0x${id.toString(16).padStart(4, '0')}`);
    return known?.id ?? id;
  }

  #charset(): number {
    const charset = this.#cursor.integer();
    const label = charsets[charset];
    if (label === undefined) this.#report('5.6', 'UTF-8 (106)', `character set ${charset}`);
    else this.#decoder = new TextDecoder(label);
    return charset;
  }

  #token(): void {
    const token = this.#cursor.byte();
    if (token === tokens.switchPage) this.#page = this.#cursor.byte();
    else if (token === tokens.end) this.#close();
    else if (token === tokens.processingInstruction) this.#processingInstruction();
    else if ((token & 0x3f) === tokens.literal) this.#enter(token, this.#literal());
    else if (isExtension(token)) this.#extension(token);
    else {
      const text = this.#textOf(token);
      if (text === undefined) this.#enter(token, this.#tag(token & 0x3f));
      else this.#append(text);
    }
  }

  /** The text that a token stands for; undefined when it stands for none. */
  #textOf(token: number): string | undefined {
    if (token === tokens.entity) return this.#entity();
    if (token === tokens.inlineString) return this.#text('inline', this.#cursor.untilNul());
    if (token === tokens.opaque) return this.#opaque(this.#cursor.take(this.#cursor.integer()));
    if (token !== tokens.tableString) return undefined;
    this.#textForms.add('table');
    return this.#tableText(this.#cursor.integer());
  }

  /** Opaque in NextNonce is the nonce itself, whose base64 the message carries; so libwbxml reads it. */
  #opaque(bytes: Uint8Array): string {
    if (this.#open?.name !== 'NextNonce') return this.#text('opaque', bytes);
    this.#textForms.add('opaque');
    return writeBase64(bytes);
  }

  #processingInstruction(): void {
    this.#report('5.8.4', 'no processing instruction', 'one');
    this.#attributes([]);
  }

  #tag(code: number): Pick<XmlElement, 'namespace' | 'name'> {
    const page = codePages[this.#page];
    const name = page?.tags[code - firstTagCode];
    if (page !== undefined && name) return { namespace: page.namespace, name };
    const unknown = `tag-${this.#page}-${code.toString(16).padStart(2, '0')}`;
    this.#report('5.8.2', `a tag of code page ${this.#page}`, unknown);
    return { namespace: page?.namespace ?? '', name: unknown };
  }

  /** A tag that no code page has, by name; the namespace is that of the page it stands in. */
  #literal(): Pick<XmlElement, 'namespace' | 'name'> {
    const name = this.#tableText(this.#cursor.integer());
    if (!/^[A-Za-z_][\w.:-]*$/.test(name)) throw this.#error('WBXML_MALFORMED', 'a literal tag that is no name');
    return { namespace: codePages[this.#page]?.namespace ?? '', name };
  }

  #enter(token: number, { namespace, name }: Pick<XmlElement, 'namespace' | 'name'>): void {
    if (this.#depth >= this.#limits.depth)
      throw this.#error('WBXML_LIMIT', `elements nested deeper than ${this.#limits.depth}`);
    if (++this.#elements > this.#limits.elements)
      throw this.#error('WBXML_LIMIT', `more than ${this.#limits.elements} elements`);
    const element: Building = {
      namespace,
      name,
      attributes: [],
      children: [],
      text: '',
      parent: this.#open,
      line: 1,
    };
    this.#open?.children.push(element);
    this.#root ??= element;
    if (token & hasAttributes) this.#attributes(element.attributes);
    if (!(token & hasContent)) return;
    this.#open = element;
    this.#depth++;
  }

  #close(): void {
    if (this.#open === undefined) throw this.#error('WBXML_MALFORMED', 'an END outside of any element');
    this.#open = this.#open.parent;
    this.#depth--;
  }

  #append(text: string): void {
    this.#textLength += text.length;
    if (this.#textLength > this.#limits.text)
      throw this.#error('WBXML_LIMIT', `more than ${this.#limits.text} characters of text`);
    if (this.#open !== undefined) this.#open.text += text;
    else this.#report('5.3', 'an element', 'text outside of it');
  }

  /** SyncML has no code page of attributes: those with a literal name are kept, others passed over. */
  #attributes(into: XmlAttribute[]): void {
    this.#report('5.8.3', 'no attributes', 'attributes');
    let current: { name: string; value: string } | undefined;
    const finish = () => {
      if (current !== undefined) into.push({ namespace: '', ...current });
    };
    for (let token = this.#cursor.byte(); token !== tokens.end; token = this.#cursor.byte()) {
      if (token === tokens.switchPage) this.#cursor.byte();
      else if (token === tokens.literal) {
        finish();
        current = { name: this.#tableText(this.#cursor.integer()), value: '' };
      } else {
        const value = this.#attributeValue(token);
        if (value === undefined) {
          finish();
          current = undefined;
        } else if (current !== undefined) current.value += value;
      }
    }
    finish();
  }

  /** Undefined: another attribute begins, one whose code has no name. */
  #attributeValue(token: number): string | undefined {
    if (isExtension(token)) this.#extension(token);
    return this.#textOf(token) ?? (token >= 0x80 || isExtension(token) ? '' : undefined);
  }

  #extension(token: number): void {
    this.#report('5.8.4.2', 'no extension token', `0x${token.toString(16)}`);
    if (token < tokens.processingInstruction) this.#cursor.untilNul();
    else if (token < tokens.tableString) this.#cursor.integer();
  }

  #entity(): string {
    const code = this.#cursor.integer();
    if (code > 0x10_ffff) throw this.#error('WBXML_MALFORMED', `${code} is no character`);
    return String.fromCodePoint(code);
  }

  #tableText(at: number): string {
    const end = this.#strings.indexOf(0, at);
    if (at >= this.#strings.length || end < 0)
      throw this.#error('WBXML_MALFORMED', `no string at ${at} of the string table`);
    return this.#decode(this.#strings.subarray(at, end));
  }

  #text(form: TextForm, bytes: Uint8Array): string {
    this.#textForms.add(form);
    return this.#decode(bytes);
  }

  #decode(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes);
  }

  #report(place: string, expected: string, received: string): void {
    this.#findings.add({ expected, received, section: wbxml(place), place: `byte ${this.#cursor.offset}` });
  }

  #error(code: string, message: string): ProtocolError {
    return this.#cursor.error(code, message);
  }
}

const isExtension = (token: number): boolean => (token & 0x3f) <= 0x02 && token >= tokens.extensionInline;
