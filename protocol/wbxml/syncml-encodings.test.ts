import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../base/errors.js';
import { seededRandom } from '../base/random.js';
import { SyncHdr, type SyncMl } from '../syncml/messages.js';
import { everyElement } from './messages.test.helper.js';
import { isWbxml, readWbxml } from './read-wbxml.js';
import { decodeMessage, decodeWbxmlSyncMl, encodeMessage, encodingOf } from './syncml-encodings.js';
import type { WriteWbxmlOptions } from './write-wbxml.js';

const bytes = (...parts: readonly (number | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

const small: SyncMl = {
  header: SyncHdr.create({ sessionId: '1', msgId: 1, target: 'a', source: 'b', meta: { maxMsgSize: 9 } }),
  body: [],
  final: true,
};

/** Written out by hand from the tables of OMA-TS-SyncML_RepPro-V1_2 and OMA-TS-SyncML_MetaInfo-V1_2. */
// biome-ignore format: one element a line
const smallBytes = bytes(
  0x02, 0xa4, 0x01, 0x6a, 0x00, 0x6d, 0x6c,
  0x71, 0x03, '1.2', 0x00, 0x01,
  0x72, 0x03, 'DM/1.2', 0x00, 0x01,
  0x65, 0x03, '1', 0x00, 0x01,
  0x5b, 0x03, '1', 0x00, 0x01,
  0x6e, 0x57, 0x03, 'a', 0x00, 0x01, 0x01,
  0x67, 0x57, 0x03, 'b', 0x00, 0x01, 0x01,
  0x5a, 0x00, 0x01, 0x4c, 0x03, '9', 0x00, 0x01, 0x01,
  0x01, 0x00, 0x00, 0x6b, 0x12, 0x01, 0x01,
);

describe('SyncML in WBXML', () => {
  it('is written byte for byte as the token tables say', () => {
    expect(Buffer.from(encodeMessage('wbxml', small)).toString('hex')).toBe(Buffer.from(smallBytes).toString('hex'));
  });

  const ways: readonly WriteWbxmlOptions[] = (['1.2', '1.3'] as const).flatMap((version) =>
    (['inline', 'table', 'opaque'] as const).map((text) => ({ version, text })),
  );

  it.each(ways)('comes back as it was, written as %j', (options) => {
    const { message, findings, document } = decodeWbxmlSyncMl(encodeMessage('wbxml', everyElement, options));
    expect(message).toEqual(everyElement);
    expect(findings).toEqual([]);
    expect(document).toMatchObject({ version: options.version, publicId: 0x1201, charset: 106 });
    expect(document.textForms).toContain(options.text);
  });

  it('says the same as XML does', () => {
    const [xml, wbxml] = (['xml', 'wbxml'] as const).map(
      (encoding) => decodeMessage(encoding, encodeMessage(encoding, everyElement)).message,
    );
    expect(wbxml).toEqual(xml);
  });

  it('carries a command that no code page has by its name', () => {
    const message: SyncMl = { ...small, body: [{ verb: 'Unknown', name: 'Teleport', cmdId: '4' }] };
    expect(decodeWbxmlSyncMl(encodeMessage('wbxml', message)).message).toEqual(message);
  });

  it('takes entities, extensions, attributes and processing instructions, each with its finding', () => {
    const document = bytes(
      ...[0x03, 0x00, 0x00, 0x6a, 0x23, '-//SYNCML//DTD SyncML 1.2//EN\0type\0'],
      ...[0x43, 0x04, 0x1e, 0x03, 'x\0', 0x01],
      ...[0xed, 0x04, 0x1e, 0x03, 'y\0', 0x85, 0x02, 0x21, 0x01],
      ...[0x4f, 0x02, 0x81, 0x52, 0x40, 'z\0', 0x80, 0x05, 0xc0, 0x01, 0x01],
    );
    const { message, findings } = readWbxml(document);
    expect(message.root).toMatchObject({ name: 'SyncML', attributes: [{ name: 'type', value: 'y!' }] });
    expect(message.root.children[0]).toMatchObject({ name: 'Data', text: 'Ò' });
    expect(findings.map(({ received }) => received)).toEqual([
      'one',
      'attributes',
      'attributes',
      '0x40',
      '0x80',
      '0xc0',
    ]);
  });

  it.each([
    ['another public identifier', { publicId: 0x04 }, '0x0004'],
    ['another character set', { charset: 1_000 }, 'character set 1000'],
  ])('reports %s', (_case, options, received) => {
    const { message, findings } = decodeWbxmlSyncMl(encodeMessage('wbxml', everyElement, options));
    expect(message).toEqual(everyElement);
    expect(findings).toMatchObject([{ received }]);
  });

  it('reports what stands after the document', () => {
    const { findings } = decodeWbxmlSyncMl(Buffer.concat([smallBytes, Buffer.from([1, 2])]));
    expect(findings).toMatchObject([{ received: '2 more bytes' }]);
  });

  it('takes a nonce as it is for its base64', () => {
    const header = Buffer.from(
      encodeMessage('wbxml', { ...small, header: { ...small.header, meta: { nextNonce: 'AP8=' } } }),
    );
    const inline = Buffer.from([0x03, ...Buffer.from('AP8='), 0x00]);
    const at = header.indexOf(inline);
    const raw = Buffer.concat([
      header.subarray(0, at),
      Buffer.from([0xc3, 2, 0x00, 0xff]),
      header.subarray(at + inline.length),
    ]);
    expect(decodeWbxmlSyncMl(raw).message.header.meta).toEqual({ nextNonce: 'AP8=' });
  });

  it('is recognised by its beginning', () => {
    expect(isWbxml(smallBytes)).toBe(true);
    for (const other of ['<SyncML/>', '', '\x30\x82\x01\x0a', '\x02\x01\x6a'])
      expect(isWbxml(Buffer.from(other))).toBe(false);
  });
});

describe('hostile WBXML', () => {
  it.each(['inline', 'table', 'opaque'] as const)('cut off at any byte is refused (%s)', (text) => {
    const whole = encodeMessage('wbxml', everyElement, { text });
    for (let length = 0; length < whole.length; length++)
      expect(() => decodeWbxmlSyncMl(whole.subarray(0, length)), `${length} bytes`).toThrow(ProtocolError);
  });

  it('with any byte changed is read or refused, and nothing else', () => {
    const random = seededRandom('wbxml');
    const whole = encodeMessage('wbxml', everyElement, { text: 'table' });
    for (let index = 0; index < whole.length; index++) {
      const spoiled = Uint8Array.from(whole);
      spoiled[index] = random.int(256);
      try {
        decodeWbxmlSyncMl(spoiled);
      } catch (error) {
        expect(error, `byte ${index} is ${spoiled[index]}`).toBeInstanceOf(ProtocolError);
      }
    }
  });

  const header = [0x02, 0xa4, 0x01, 0x6a, 0x00];

  it.each<[string, Uint8Array, string]>([
    ['a nesting bomb', bytes(...header, ...Array<number>(100_000).fill(0x6d)), 'WBXML_LIMIT'],
    ['too many elements', bytes(...header, 0x6d, ...Array<number>(60_000).fill(0x12), 0x01), 'WBXML_LIMIT'],
    [
      'a string table larger than the document',
      bytes(0x02, 0xa4, 0x01, 0x6a, 0x8f, 0xff, 0xff, 0xff, 0x7f),
      'WBXML_TRUNCATED',
    ],
    ['an integer without an end', bytes(0x02, ...Array<number>(9).fill(0xff)), 'WBXML_MALFORMED'],
    ['a version that does not exist', bytes(0x7f, 0xa4, 0x01, 0x6a, 0x00, 0x6d, 0x01), 'WBXML_MALFORMED'],
    ['an END too many', bytes(...header, 0x01), 'WBXML_MALFORMED'],
    ['a string that is not in the table', bytes(...header, 0x6d, 0x83, 0x05, 0x01), 'WBXML_MALFORMED'],
    ['an entity that is no character', bytes(...header, 0x6d, 0x02, 0xff, 0xff, 0xff, 0x7f, 0x01), 'WBXML_MALFORMED'],
    ['another document', bytes(...header, 0x4f, 0x01), 'SYNCML_UNREADABLE'],
  ])('%s is refused', (_case, document, code) => {
    expect(() => decodeWbxmlSyncMl(document)).toThrow(expect.objectContaining({ code }));
  });

  it('that points at one long string again and again is refused', () => {
    const long = `${'a'.repeat(100_000)}\0`;
    const table = bytes(0x02, 0xa4, 0x01, 0x6a, 0x86, 0x8d, 0x21, long);
    const pointers = Array<number>(400)
      .fill(0)
      .flatMap(() => [0x83, 0x00]);
    expect(() => readWbxml(Buffer.concat([table, bytes(0x6d, ...pointers, 0x01)]))).toThrow('characters of text');
  });
});

describe('media types', () => {
  it.each([
    ['application/vnd.syncml.dm+xml', 'xml'],
    ['application/vnd.syncml.dm+wbxml; charset=UTF-8', 'wbxml'],
    ['Application/vnd.syncml+WBXML', 'wbxml'],
    ['application/vnd.syncml.dm+wbxmlx', undefined],
    ['text/xml', undefined],
    [undefined, undefined],
  ])('%s is %s', (type, encoding) => {
    expect(encodingOf(type)).toBe(encoding);
  });
});
