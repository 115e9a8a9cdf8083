import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { emitProvisioningPayload } from './emit-payload.js';
import { exampleParams } from './example-params.test.helper.js';
import { drawQrPng, readQrPng } from './qr-image.js';

function blankPng(width: number, height: number): Uint8Array {
  return PNG.sync.write(new PNG({ width, height }));
}

/** A PNG whose header promises a size that its data does not have. */
function promisedSize(width: number, height: number): Uint8Array {
  const png = Buffer.from(blankPng(4, 4));
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

/** A small interlaced image whose data are many times what the image needs. */
function interlacedBomb(): Uint8Array {
  const header = Buffer.from(blankPng(64, 64).subarray(0, 33));
  header[28] = 1;
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  const data = deflateSync(Buffer.alloc(8_000_000));
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('IDAT'), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length, 0);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return Buffer.concat([header, chunk]);
}

describe('QR code image', () => {
  it('is read back from its pixels byte for byte', async () => {
    const text = emitProvisioningPayload(exampleParams);
    const { message, findings } = readQrPng(await drawQrPng(text));
    expect(message).toMatchObject({ kind: 'read', text });
    expect(findings).toEqual([]);
  });

  it('reports bytes above 0x7F that nothing announces (ISO/IEC 18004 §7.4.2)', async () => {
    const { message, findings } = readQrPng(await drawQrPng('{"ssid":"Café"}'));
    expect(message).toMatchObject({ text: '{"ssid":"Café"}' });
    expect(findings).toEqual([expect.objectContaining({ requirement: 'XAD-006', severity: 'fail' })]);
  });

  it('is read at every version that a payload may need', async () => {
    for (const length of [100, 400, 700, 1_000, 1_075, 1_091, 1_150, 2_900]) {
      const text = 'x'.repeat(length);
      expect(readQrPng(await drawQrPng(text)).message).toMatchObject({ kind: 'read', text });
    }
  });

  it('refuses to draw what no code holds', async () => {
    await expect(drawQrPng('x'.repeat(3_000))).rejects.toMatchObject({ code: 'QR_TOO_LARGE' });
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['another format', Buffer.from('GIF89a'.padEnd(64))],
    ['a signature and no more', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['an image without a code', blankPng(64, 64)],
    ['a width of zero', promisedSize(0, 4)],
    ['four gigapixels', promisedSize(65_536, 65_536)],
    ['more pixels than data', promisedSize(2_000, 2_000)],
    ['two megabytes', new Uint8Array(2_000_000)],
    [
      'a compressed stream instead of chunks',
      Buffer.concat([blankPng(4, 4).subarray(0, 33), deflateSync(Buffer.alloc(64))]),
    ],
  ])('survives %s', (_name, png) => {
    const { message, findings } = readQrPng(png);
    expect(message.kind).toBe('unreadable');
    expect(findings).toHaveLength(1);
  });

  it('does not inflate what no image needs', () => {
    expect(readQrPng(interlacedBomb()).message).toMatchObject({ message: expect.stringContaining('inflate') });
  });

  it('survives every single broken byte of a good image', async () => {
    const good = await drawQrPng('{"a":1}');
    for (let index = 0; index < good.length; index += 7) {
      const broken = Uint8Array.from(good);
      broken[index] = (broken[index] ?? 0) ^ 0xff;
      expect(['read', 'unreadable']).toContain(readQrPng(broken).message.kind);
    }
  });
});
