import { SaxesParser } from 'saxes';
import { type Decoded, Findings } from '../base/finding.js';
import { section } from '../base/section.js';
import { decodeText } from '../xml/decode-text.js';
import { defaultPlistLimits, malformed, overLimit, type PlistLimits } from './limits.js';
import { scalarReaders } from './scalars.js';
import { isDict, type PlistValue } from './value.js';

/**
 * Reads an XML property list in one pass over the tokens, without a tree of elements in between: profiles and command answers are most
 * of what a fleet exchanges. Apple's DOCTYPE is accepted and never read; a DOCTYPE with an internal subset is refused, and no
 * entity beyond XML's own five exists.
 */
interface Container {
  readonly items: PlistValue[] | Map<string, PlistValue>;
  /** The key whose value comes next. */
  key: string | undefined;
}

const containers = new Set(['dict', 'array']);
const booleans: Readonly<Record<string, boolean>> = { true: true, false: false };
const dtd = (element: string) => section('PropertyList-1.0.dtd', element);

/** Throws ProtocolError `PLIST_MALFORMED`, `PLIST_LIMIT`, `XML_ENCODING` or `XML_LIMIT`, with line and column as its place. */
export function readXmlPlist(
  document: Uint8Array | string,
  limits: PlistLimits = defaultPlistLimits,
): Decoded<PlistValue> {
  const findings = new Findings();
  const text = decodeText(document, limits.bytes, findings).replace(/\0+$/, '').trimStart();
  const message = new XmlPlistReader(limits, findings).read(text);
  return { message, findings: findings.list };
}

class XmlPlistReader {
  readonly #limits: PlistLimits;
  readonly #findings: Findings;
  readonly #parser = new SaxesParser({ xmlns: false });
  readonly #open: Container[] = [];
  #root: PlistValue | undefined;
  #values = 0;
  #depth = 0;
  /** The scalar or key element that is open, and its text so far. */
  #scalar: string | undefined;
  #text = '';

  constructor(limits: PlistLimits, findings: Findings) {
    this.#limits = limits;
    this.#findings = findings;
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw malformed(error.message, this.#place());
    });
    parser.on('doctype', (doctype) => this.#checkDoctype(doctype));
    parser.on('opentag', ({ name, attributes }) => this.#enter(name, attributes));
    parser.on('closetag', ({ name }) => this.#leave(name));
    parser.on('text', (text) => this.#take(text));
    parser.on('cdata', (text) => this.#take(text));
  }

  read(document: string): PlistValue {
    this.#parser.write(document).close();
    if (this.#root === undefined) throw malformed('the property list is empty');
    return this.#root;
  }

  #enter(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#scalar !== undefined) throw malformed(`<${name}> inside <${this.#scalar}>`, this.#place());
    if (name === 'plist') this.#enterPlist(attributes);
    else if (containers.has(name)) this.#enterContainer(name);
    else if (name === 'key' || name in scalarReaders) this.#enterScalar(name);
    else if (name in booleans) this.#put(booleans[name] as boolean);
    else throw malformed(`<${name}> is no element of a property list`, this.#place());
  }

  #enterPlist({ version }: Readonly<Record<string, string>>): void {
    if (this.#open.length > 0 || this.#root !== undefined) throw malformed('<plist> inside <plist>', this.#place());
    if (version === '1.0') return;
    const received = version === undefined ? 'no version' : `version="${version}"`;
    this.#findings.warn({ expected: 'version="1.0"', received, section: dtd('plist'), place: this.#place() });
  }

  #enterContainer(name: string): void {
    if (++this.#depth > this.#limits.depth) throw overLimit(`nested deeper than ${this.#limits.depth}`, this.#place());
    const items = name === 'dict' ? new Map<string, PlistValue>() : [];
    this.#put(items);
    this.#open.push({ items, key: undefined });
  }

  #enterScalar(name: string): void {
    this.#scalar = name;
    this.#text = '';
  }

  #leave(name: string): void {
    if (containers.has(name)) {
      this.#leaveContainer();
    } else if (name === 'key') {
      this.#scalar = undefined;
      this.#takeKey(this.#text);
    } else if (this.#scalar === name) {
      this.#scalar = undefined;
      this.#put((scalarReaders[name] as (typeof scalarReaders)[string])(this.#text, this.#findings, this.#place()));
    }
  }

  #leaveContainer(): void {
    const container = this.#open.pop();
    this.#depth--;
    if (container?.key !== undefined) this.#missingValue(container.key);
  }

  #takeKey(key: string): void {
    const container = this.#open.at(-1);
    if (container === undefined || !isDict(container.items)) throw malformed('<key> outside <dict>', this.#place());
    if (container.key !== undefined) this.#missingValue(container.key);
    if (container.items.has(key)) this.#duplicate(key);
    container.key = key;
  }

  /** The later of two members with one key counts, as in Core Foundation. */
  #put(value: PlistValue): void {
    if (++this.#values > this.#limits.values) throw overLimit(`more than ${this.#limits.values} values`, this.#place());
    const container = this.#open.at(-1);
    if (container === undefined) this.#putRoot(value);
    else if (Array.isArray(container.items)) container.items.push(value);
    else if (container.key === undefined) throw malformed('a value without <key> in <dict>', this.#place());
    else {
      (container.items as Map<string, PlistValue>).set(container.key, value);
      container.key = undefined;
    }
  }

  #putRoot(value: PlistValue): void {
    if (this.#root !== undefined) throw malformed('more than one value at the top', this.#place());
    this.#root = value;
  }

  #take(text: string): void {
    if (this.#scalar !== undefined) this.#text += text;
    else if (/\S/.test(text)) this.#stray(text.trim().slice(0, 40));
  }

  #stray(text: string): void {
    const expected = 'no text between elements';
    this.#findings.add({ expected, received: text, section: dtd('dict'), place: this.#place() });
  }

  #missingValue(key: string): void {
    const received = `<key>${key}</key> without a value`;
    this.#findings.add({ expected: 'a value after each key', received, section: dtd('dict'), place: this.#place() });
  }

  #duplicate(key: string): void {
    const expected = 'each key once in a dictionary';
    this.#findings.add({ expected, received: `${key} again`, section: dtd('dict'), place: this.#place() });
  }

  #checkDoctype(doctype: string): void {
    if (doctype.includes('[')) throw malformed('a DOCTYPE with an internal subset is refused', this.#place());
    if (doctype.trim().startsWith('plist')) return;
    const expected = 'DOCTYPE plist';
    this.#findings.warn({ expected, received: doctype.trim().slice(0, 80), section: dtd('plist') });
  }

  #place(): string {
    return `${this.#parser.line}:${this.#parser.column}`;
  }
}
