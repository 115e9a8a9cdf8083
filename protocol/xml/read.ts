import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { decodeText } from './decode-text.js';
import type { XmlAttribute, XmlElement } from './element.js';

/**
 * The one reader of XML. `saxes` tokenizes and is strict (mismatched tags, duplicate attributes and undefined entities are
 * errors); what is let through is decided here, and each case is a finding. Nothing is ever fetched or expanded: a document
 * with a DOCTYPE is refused unless the caller's format has one, and then only without an internal subset.
 */
export interface XmlLimits {
  /** Bytes of the document. */
  readonly bytes: number;
  /** Elements within elements. */
  readonly depth: number;
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number;
  /** Elements of the document. */
  readonly elements: number;
}

export const defaultXmlLimits: XmlLimits = Object.freeze({
  bytes: 4 * 1024 * 1024,
  depth: 64,
  attributes: 64,
  elements: 100_000,
});

export interface ReadXmlOptions {
  readonly limits?: Partial<XmlLimits>;
  /** `external`: a DOCTYPE with at most an external identifier, which is not read, is let through. `refuse` by default. */
  readonly doctype?: 'refuse' | 'external';
}

interface Building {
  namespace: string;
  name: string;
  attributes: XmlAttribute[];
  children: Building[];
  text: string;
  parent: Building | undefined;
  line: number;
}

const xml = (place: string) => section('XML 1.0', place);

/**
 * Reads a document into its root element.
 * Throws ProtocolError `XML_MALFORMED`, `XML_ENCODING`, `XML_DOCTYPE` or `XML_LIMIT`, with line and column as its place.
 */
export function readXml(document: Uint8Array | string, options: ReadXmlOptions = {}): Decoded<XmlElement> {
  const limits = { ...defaultXmlLimits, ...options.limits };
  const findings = new Findings();
  const reader = new TreeReader(limits, options.doctype ?? 'refuse', findings);
  const root = reader.read(withoutEdges(decodeText(document, limits.bytes, findings), findings));
  return { message: root, findings: findings.list };
}

/** White space before the XML declaration and NUL bytes after the root element are written by C programs in the field. */
function withoutEdges(source: string, findings: Findings): string {
  const start = /^[ \t\r\n]+(?=<\?xml[ \t\r\n])/.exec(source)?.[0].length ?? 0;
  let end = source.length;
  while (end > 0 && source.charCodeAt(end - 1) === 0) end--;
  const edge = { expected: 'a document and nothing around it', section: xml('2.1') };
  if (start > 0) findings.warn({ ...edge, received: 'white space before the XML declaration', place: '1:1' });
  if (end < source.length) findings.warn({ ...edge, received: 'NUL characters after the document' });
  return source.slice(start, end);
}

class TreeReader {
  readonly #limits: XmlLimits;
  readonly #doctype: 'refuse' | 'external';
  readonly #findings: Findings;
  readonly #parser: SaxesParser<{ xmlns: true }>;
  #root: Building | undefined;
  #open: Building | undefined;
  #depth = 0;
  #elements = 0;
  /** Of the element whose start tag is being read. */
  #attributes = 0;

  constructor(limits: XmlLimits, doctype: 'refuse' | 'external', findings: Findings) {
    this.#limits = limits;
    this.#doctype = doctype;
    this.#findings = findings;
    this.#parser = new SaxesParser({ xmlns: true, resolvePrefix: (prefix: string) => this.#unbound(prefix) });
    this.#listen();
  }

  read(source: string): XmlElement {
    try {
      this.#parser.write(source).close();
    } catch (error) {
      throw this.#complaint(error);
    }
    if (this.#root === undefined) throw new ProtocolError('XML_MALFORMED', 'the document has no element');
    return this.#root;
  }

  /**
   * With more than six listeners V8 keeps a parser's properties in a dictionary, and reading takes three times as long. So there is
   * none for errors: saxes throws them then.
   */
  #listen(): void {
    const parser = this.#parser;
    parser.on('attribute', () => this.#countAttribute());
    parser.on('doctype', (doctype) => this.#checkDoctype(doctype));
    parser.on('opentag', ({ uri, local, attributes }) => this.#enter(uri, local, Object.values(attributes)));
    parser.on('text', (text) => this.#append(text));
    parser.on('cdata', (text) => this.#append(text));
    parser.on('closetag', () => {
      this.#depth--;
      this.#open = this.#open?.parent;
    });
  }

  #enter(namespace: string, name: string, attributes: readonly SaxesAttributeNS[]): void {
    this.#countElement();
    if (this.#root === undefined) this.#checkEncoding(this.#parser.xmlDecl.encoding);
    const element: Building = {
      namespace,
      name,
      attributes: attributes.filter(isNotDeclaration).map(({ uri, local, value }) => ({
        namespace: uri,
        name: local,
        value,
      })),
      children: [],
      text: '',
      parent: this.#open,
      line: this.#parser.line,
    };
    this.#open?.children.push(element);
    this.#root ??= element;
    this.#open = element;
  }

  #append(text: string): void {
    if (this.#open !== undefined) this.#open.text += text;
  }

  #countElement(): void {
    this.#attributes = 0;
    if (++this.#depth > this.#limits.depth) throw this.#over(`elements nested deeper than ${this.#limits.depth}`);
    if (++this.#elements > this.#limits.elements) throw this.#over(`more than ${this.#limits.elements} elements`);
  }

  #countAttribute(): void {
    if (++this.#attributes > this.#limits.attributes)
      throw this.#over(`more than ${this.#limits.attributes} attributes on one element`);
  }

  #checkEncoding(encoding: string | undefined): void {
    if (encoding === undefined || /^(utf-?8|us-ascii)$/i.test(encoding)) return;
    this.#findings.warn({
      expected: 'encoding="UTF-8"',
      received: `encoding="${encoding}"`,
      section: xml('4.3.3'),
      place: this.#place(),
    });
  }

  #checkDoctype(doctype: string): void {
    if (this.#doctype === 'external' && !doctype.includes('[')) return;
    throw this.#error('XML_DOCTYPE', 'a document type declaration is not accepted here');
  }

  #unbound(prefix: string): string | undefined {
    if (prefix === '') return undefined;
    this.#findings.add({
      expected: 'a declared namespace prefix',
      received: `prefix "${prefix}" without a declaration`,
      section: section('Namespaces in XML 1.0', '5'),
      place: this.#place(),
    });
    return `unbound:${prefix}`;
  }

  /** What saxes says begins with line and column; anything else is ours and stays as it is. */
  #complaint(error: unknown): unknown {
    const said = error instanceof Error ? /^\d+:\d+: (.*)$/s.exec(error.message)?.[1] : undefined;
    return said === undefined ? error : this.#error('XML_MALFORMED', said);
  }

  #over(message: string): ProtocolError {
    return this.#error('XML_LIMIT', message);
  }

  #error(code: string, message: string): ProtocolError {
    return new ProtocolError(code, `${message} (line ${this.#parser.line}, column ${this.#parser.column})`, {
      place: this.#place(),
    });
  }

  #place(): string {
    return `${this.#parser.line}:${this.#parser.column}`;
  }
}

function isNotDeclaration({ prefix, name }: SaxesAttributeNS): boolean {
  return prefix !== 'xmlns' && name !== 'xmlns';
}
