import * as plistPackage from 'plist';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { readPlist, writePlist } from './codec.js';
import { dictFromJson, plistFromJson, plistToJson } from './json.js';
import { isBinaryPlist } from './read-binary.js';
import { dict, isDict, PlistReal, PlistUid, type PlistValue, real, typeOf } from './value.js';

const everything: PlistValue = dict({
  text: 'Zoë & <Bo> "quoted"\r\nnext 🙂',
  empty: '',
  yes: true,
  no: false,
  zero: 0,
  negative: -1,
  byte: 200,
  word: 40_000,
  beyondDouble: 2n ** 60n + 1n,
  smallest: -(2n ** 63n),
  largest: 2n ** 64n - 1n,
  two: 2,
  twoAsReal: real(2),
  half: real(2.5),
  tiny: real(1e-9),
  when: new Date('2025-01-31T12:34:56Z'),
  data: new Uint8Array([0, 1, 2, 255]),
  noData: new Uint8Array(0),
  list: ['a', ['b', []], new Map()],
  many: Array.from({ length: 300 }, (_, index) => `item ${index}`),
});

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const body = (inner: string): Uint8Array => bytes(`<?xml version="1.0"?><plist version="1.0">${inner}</plist>`);
const read = (inner: string) => readPlist(body(inner));

describe.each(['xml', 'binary'] as const)('a property list as %s', (format) => {
  it('keeps types, order and every value through a round trip', () => {
    const { message, findings } = readPlist(writePlist(everything, format));
    expect(message).toEqual(everything);
    expect(findings).toEqual([]);
    expect(isDict(message) && [...message.keys()]).toEqual(isDict(everything) && [...everything.keys()]);
  });

  it('tells 2 from 2.0', () => {
    const { message } = readPlist(writePlist([2, real(2)], format));
    expect((message as readonly PlistValue[]).map(typeOf)).toEqual(['integer', 'real']);
  });

  it('has any key, the ones of object prototypes included', () => {
    const value = new Map([
      ['__proto__', 'a'],
      ['10', 'b'],
      ['2', 'c'],
    ]);
    expect([...(readPlist(writePlist(value, format)).message as Map<string, string>)]).toEqual([...value]);
  });
});

describe('reading XML', () => {
  it('accepts Apple’s DOCTYPE without looking at it', () => {
    const { message, findings } = readPlist(writePlist(dict({ a: 'b' })));
    expect(message).toEqual(dict({ a: 'b' }));
    expect(findings).toEqual([]);
  });

  it.each([
    ['an integer that is none', '<integer>1.5</integer>', '1.5'],
    ['an empty integer', '<integer></integer>', ''],
    ['a real that is none', '<real>one</real>', 'one'],
    ['a date that is none', '<date>yesterday</date>', 'yesterday'],
  ])('keeps the text of %s, with a finding', (_name, inner, kept) => {
    const { message, findings } = read(inner);
    expect(message).toBe(kept);
    expect(findings).toMatchObject([{ severity: 'fail' }]);
  });

  it.each([
    ['an integer of more than 64 bits', '<integer>18446744073709551616</integer>'],
    ['base64 that is none', '<data>a$b</data>'],
    ['a duplicate key', '<dict><key>a</key><true/><key>a</key><false/></dict>'],
    ['a key without value', '<dict><key>a</key></dict>'],
    ['text between elements', '<array>stray<true/></array>'],
  ])('reports %s', (_name, inner) => {
    expect(read(inner).findings).toMatchObject([{ severity: 'fail' }]);
  });

  it('lets the later of two members with one key count', () => {
    expect(read('<dict><key>a</key><string>1</string><key>a</key><string>2</string></dict>').message).toEqual(
      dict({ a: '2' }),
    );
  });

  it('reads hexadecimal integers, white space in data, CDATA and references', () => {
    const inner =
      '<array><integer>0x1F</integer><data> AAEC\n/w== </data><string><![CDATA[<a>]]>&#65;&amp;</string></array>';
    expect(read(inner)).toEqual({ message: [31, new Uint8Array([0, 1, 2, 255]), '<a>A&'], findings: [] });
  });

  it('warns of dates with fractions or offsets, and of another version', () => {
    expect(read('<date>2025-01-31T12:00:00.5+01:00</date>').findings).toMatchObject([{ severity: 'warn' }]);
    expect(readPlist(bytes('<plist version="2"><true/></plist>')).findings).toMatchObject([{ severity: 'warn' }]);
  });

  it.each([
    ['nothing', ''],
    ['HTML', '<html><body><p>Hello</body></html>'],
    ['an unclosed element', '<plist version="1.0"><dict>'],
    ['two values', '<plist version="1.0"><true/><false/></plist>'],
    ['a value without a key', '<plist version="1.0"><dict><true/></dict></plist>'],
    ['a key outside a dictionary', '<plist version="1.0"><array><key>a</key></array></plist>'],
    ['an element inside a string', '<plist version="1.0"><string><true/></string></plist>'],
    ['an entity of its own', '<!DOCTYPE plist [<!ENTITY a "b">]><plist version="1.0"><string>&a;</string></plist>'],
    ['an undefined entity', '<plist version="1.0"><string>&a;</string></plist>'],
  ])('refuses %s', (_name, document) => {
    expect(() => readPlist(bytes(document))).toThrow(ProtocolError);
  });
});

describe('hostile input', () => {
  it('is refused for depth, number of values and size', () => {
    const deep = `${'<array>'.repeat(5000)}${'</array>'.repeat(5000)}`;
    expect(() => read(deep)).toThrow('nested deeper');
    expect(() => readPlist(body(`<array>${'<true/>'.repeat(101)}</array>`), { values: 100 })).toThrow('more than 100');
    expect(() => readPlist(body('<true/>'), { bytes: 10 })).toThrow('more than 10');
    expect(() => readPlist(writePlist(true, 'binary'), { bytes: 10 })).toThrow('more than 10');
  });

  it('is refused when a binary list would unfold: twenty arrays of ten references each', () => {
    const levels = Array.from({ length: 20 }, (_, level) => [0xaa, ...Array.from({ length: 10 }, () => level + 1)]);
    expect(() => readPlist(binary([...levels, [0x09]]))).toThrow('more than');
  });

  it('is refused when a binary container contains itself', () => {
    expect(() => readPlist(binary([[0xa1, 0]]))).toThrow('contains itself');
  });

  it('never throws anything but ProtocolError, whatever byte is changed or cut', () => {
    for (const format of ['xml', 'binary'] as const) {
      const whole = writePlist(everything, format);
      for (let at = 0; at < whole.length; at += 7) {
        const changed = Uint8Array.from(whole);
        changed[at] = (changed[at] as number) ^ (1 << (at % 8));
        for (const document of [changed, whole.subarray(0, at)]) {
          try {
            readPlist(document);
          } catch (error) {
            expect(error).toBeInstanceOf(ProtocolError);
          }
        }
      }
    }
  });
});

/** A binary list of these objects with one-byte references; the first is the top. */
function binary(objects: readonly (readonly number[])[]): Uint8Array {
  const offsets = objects.map((_, index) => 8 + objects.slice(0, index).flat().length);
  const table = 8 + objects.flat().length;
  const trailer = [0, 0, 0, 0, 0, 0, 2, 1, ...u64(objects.length), ...u64(0), ...u64(table)];
  const offsetTable = offsets.flatMap((offset) => [offset >> 8, offset & 255]);
  return Uint8Array.from([...Buffer.from('bplist00'), ...objects.flat(), ...offsetTable, ...trailer]);
}

const u64 = (value: number): readonly number[] => [0, 0, 0, 0, 0, 0, value >> 8, value & 255];

describe('writing', () => {
  it('refuses what XML cannot carry, and numbers that are neither integer nor real', () => {
    expect(() => writePlist('\u0000')).toThrow(RangeError);
    expect(() => writePlist(0.5)).toThrow(RangeError);
    expect(() => writePlist(2 ** 60)).toThrow(RangeError);
  });

  it('is told from XML by its first bytes, and knows object references', () => {
    const archived = writePlist(dict({ $top: new PlistUid(300) }), 'binary');
    expect(isBinaryPlist(archived)).toBe(true);
    expect(readPlist(archived).message).toEqual(dict({ $top: new PlistUid(300) }));
  });
});

describe('the plist package', () => {
  it('reads what we write, as far as its types go', () => {
    const parsed = plistPackage.parse(Buffer.from(writePlist(dict({ a: ['b', 1, true], c: real(1.5) }))).toString());
    expect(parsed).toEqual({ a: ['b', 1, true], c: 1.5 });
  });

  it('writes what we read', () => {
    const text = plistPackage.build({ a: ['b', 1, true], when: new Date('2025-01-31T12:00:00Z') });
    const { message, findings } = readPlist(bytes(text));
    expect(message).toEqual(dict({ a: ['b', 1, true], when: new Date('2025-01-31T12:00:00Z') }));
    expect(findings).toEqual([]);
  });
});

describe('the JSON form', () => {
  it('keeps what JSON lacks', () => {
    expect(plistFromJson(JSON.parse(JSON.stringify(plistToJson(everything))))).toEqual(everything);
  });

  it('takes a number with a fraction for a real, and refuses null', () => {
    expect(plistFromJson(1.5)).toEqual(new PlistReal(1.5));
    expect(() => dictFromJson({ a: null })).toThrow(RangeError);
  });
});
