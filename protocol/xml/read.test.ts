import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { attribute, child, childrenNamed, childText, descend, path, text } from './element.js';
import { readXml } from './read.js';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('reading XML', () => {
  it('finds elements by namespace and local name, whatever the prefix', () => {
    const { message: root, findings } = readXml(
      '<?xml version="1.0"?><x:a xmlns:x="urn:one" xmlns="urn:two"><b> one </b><x:b p="1" x:p="2">two</x:b></x:a>',
    );
    expect([root.namespace, root.name]).toEqual(['urn:one', 'a']);
    expect(childText(root, 'urn:two', 'b')).toBe('one');
    expect(childText(root, 'urn:one', 'b')).toBe('two');
    const second = child(root, 'urn:one', 'b');
    expect(second && [attribute(second, 'p'), attribute(second, 'p', 'urn:one')]).toEqual(['1', '2']);
    expect(findings).toEqual([]);
  });

  it('joins text and CDATA, keeps white space, drops comments', () => {
    const { message } = readXml('<a> x<!-- c --><![CDATA[<y>]]>&amp;z </a>');
    expect(message.text).toBe(' x<y>&z ');
    expect(text(message)).toBe('x<y>&z');
  });

  it('names places as paths', () => {
    const { message } = readXml('<a><b/><c><d/></c><b/></a>');
    expect(childrenNamed(message, '', 'b').map(path)).toEqual(['/a/b[1]', '/a/b[2]']);
    const deep = descend(message, '', 'c', 'd');
    expect(deep && path(deep)).toBe('/a/c/d');
    expect(descend(message, '', 'x', 'd')).toBeUndefined();
  });

  it.each([
    ['mismatched tags', '<a><b></a></b>'],
    ['a duplicate attribute', '<a x="1" x="2"/>'],
    ['an undefined entity', '<a>&nbsp;</a>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['text', 'hello'],
    ['an unfinished document', '<a><b>'],
  ])('refuses %s', (_what, source) => {
    expect(codeOf(() => readXml(source))).toBe('XML_MALFORMED');
  });

  it('says line and column', () => {
    expect(() => readXml('<a>\n  <b></c>\n</a>')).toThrow(/line 2, column \d+/);
  });
});

describe('hostile XML', () => {
  it('refuses a document type before any entity could grow', () => {
    const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`).join('');
    const source = `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l20;</a>`;
    expect(codeOf(() => readXml(source))).toBe('XML_DOCTYPE');
    expect(codeOf(() => readXml(source, { doctype: 'external' }))).toBe('XML_DOCTYPE');
  });

  it('reads a document type with an external identifier only where the format has one', () => {
    const source = '<!DOCTYPE a PUBLIC "-//X//Y" "http://example.test/a.dtd"><a/>';
    expect(codeOf(() => readXml(source))).toBe('XML_DOCTYPE');
    expect(readXml(source, { doctype: 'external' }).message.name).toBe('a');
  });

  it.each([
    ['depth', '<a>'.repeat(50_000)],
    ['attributes', `<a ${Array.from({ length: 5_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
    ['elements', `<a>${'<b/>'.repeat(100_001)}</a>`],
    ['bytes', `<a>${'x'.repeat(5 * 1024 * 1024)}</a>`],
  ])('stops at the limit of %s', (_what, source) => {
    const started = performance.now();
    expect(codeOf(() => readXml(source))).toBe('XML_LIMIT');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('lenient reading', () => {
  const received = (source: Uint8Array | string) => readXml(source).findings.map((finding) => finding.received);

  it('reports what it lets through', () => {
    expect(received('\r\n<?xml version="1.0"?><a/>')).toEqual(['white space before the XML declaration']);
    expect(received('<a/>\0')).toEqual(['NUL characters after the document']);
    expect(received('<?xml version="1.0" encoding="utf-16"?><a/>')).toEqual(['encoding="utf-16"']);
    expect(received('<a xsi:nil="true"/>')).toEqual(['prefix "xsi" without a declaration']);
  });

  it('looks prefixes up among declarations only', () => {
    expect(received('<constructor:a/>')).toEqual(['prefix "constructor" without a declaration']);
    expect(readXml('<toString:a/>').message.namespace).toBe('unbound:toString');
  });

  it('reads byte order marks', () => {
    const utf16 = Buffer.from('\uFEFF<a>ä</a>', 'utf16le');
    expect(readXml(utf16).message.text).toBe('ä');
    expect(received(utf16)).toEqual(['UTF-16']);
    expect(readXml(Buffer.from('\uFEFF<a>ä</a>', 'utf8')).message.text).toBe('ä');
  });

  it('refuses bytes that are no text', () => {
    expect(codeOf(() => readXml(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e)))).toBe('XML_ENCODING');
  });
});
