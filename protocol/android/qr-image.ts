import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import qrcode from 'qrcode';
import { UsageError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { readCode } from './qr-reader.js';
import { payloadRules } from './qr-rules.table.js';

/** Largest image that is read: bytes of the file, and pixels of one side. A phone's camera sees no more of a code. */
export const qrImageLimits = { bytes: 1_048_576, side: 2_048 } as const;

/** Assignment of UTF-8 among the Extended Channel Interpretations (AIM ITS/04-023). */
const utf8Interpretation = 26;

const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export type QrImage =
  | { readonly kind: 'read'; readonly text: string; readonly bytes: Uint8Array; readonly version: number }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Draws the text as a QR code at error correction L, in byte mode, and gives a PNG. Throws UsageError when no code holds it. */
export async function drawQrPng(text: string): Promise<Uint8Array> {
  try {
    const segments = [{ data: Buffer.from(text, 'utf8'), mode: 'byte' as const }];
    return paint(qrcode.create(segments, { errorCorrectionLevel: 'L' }).modules);
  } catch (error) {
    const length = Buffer.byteLength(text);
    throw new UsageError('QR_TOO_LARGE', `${length} bytes do not fit into a QR code`, {
      cause: error,
      fix: 'leave out optional extras, or hand out a link instead',
    });
  }
}

/** Pixels of a module, and modules of the quiet zone (ISO/IEC 18004:2015 §6.3.8). */
const [pixels, margin] = [2, 4];

/** One byte a pixel and no filters: in colours, filtered, and larger, drawing and reading take three times as long. */
function paint({ size, data }: qrcode.QRCode['modules']): Uint8Array {
  const side = (size + 2 * margin) * pixels;
  const shades = Buffer.alloc(side * side, 0xff);
  for (let row = 0; row < size * pixels; row += 1)
    for (let column = 0; column < size * pixels; column += 1)
      if (data[Math.floor(row / pixels) * size + Math.floor(column / pixels)])
        shades[(row + margin * pixels) * side + column + margin * pixels] = 0;
  const image = Object.assign(new PNG({ width: side, height: side }), { data: shades });
  const grey = { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0 } as const;
  return Uint8Array.from(PNG.sync.write(image, grey));
}

/** Reads a QR code from the pixels of a PNG. Never throws, whatever the bytes are. */
export function readQrPng(png: Uint8Array): Decoded<QrImage> {
  const pixels = readPixels(png);
  if ('message' in pixels) return unreadable(pixels.message);
  const code = locate(pixels);
  if (code === undefined) return unreadable('an image without a QR code');
  const bytes = Uint8Array.from(code.binaryData);
  const interpretations = code.chunks.flatMap((chunk) => ('assignmentNumber' in chunk ? [chunk.assignmentNumber] : []));
  const findings = new Findings();
  if (bytes.some((byte) => byte > 0x7f) && !interpretations.includes(utf8Interpretation))
    findings.add({
      ...payloadRules.encoding,
      expected: 'ASCII bytes, or UTF-8 announced by ECI 26',
      received: 'unannounced bytes above 0x7F',
    });
  const text = new TextDecoder('utf-8').decode(bytes);
  return { message: { kind: 'read', text, bytes, version: code.version }, findings: findings.list };
}

type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/** Size is judged from the header before anything is inflated (PNG, 3rd edition §11.2.1). */
function readPixels(png: Uint8Array): Pixels | { readonly message: string } {
  if (png.length > qrImageLimits.bytes) return { message: `${png.length} bytes, more than ${qrImageLimits.bytes}` };
  if (png.length < 33 || pngSignature.some((byte, index) => png[index] !== byte)) return { message: 'no PNG image' };
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [header.getUint32(16), header.getUint32(20)];
  if (width < 1 || height < 1 || width > qrImageLimits.side || height > qrImageLimits.side)
    return { message: `${width} x ${height} pixels, more than ${qrImageLimits.side} a side` };
  if (!inflatesTo(png, 2 * height * (8 * width + 1)))
    return { message: 'image data that inflate to more than the image' };
  try {
    const image = PNG.sync.read(Buffer.from(png));
    return { data: new Uint8ClampedArray(image.data), width: image.width, height: image.height };
  } catch (error) {
    return { message: `a broken PNG image: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Whether the image data stay within a number of bytes: pngjs inflates interlaced images without asking how far. */
function inflatesTo(png: Uint8Array, bytes: number): boolean {
  const isInterlaced = png[28] !== 0;
  if (!isInterlaced) return true;
  try {
    inflateSync(Buffer.concat(imageData(png)), { maxOutputLength: bytes });
    return true;
  } catch {
    return false;
  }
}

/** Contents of the IDAT chunks (PNG, 3rd edition §11.2.3). */
function imageData(png: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found: Uint8Array[] = [];
  for (let at = pngSignature.length; at + 8 <= png.length; ) {
    const length = view.getUint32(at);
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1');
    if (type === 'IDAT') found.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return found;
}

/** jsqr throws on some damaged codes instead of saying that it found none. */
function locate({ data, width, height }: Pixels): NonNullable<ReturnType<typeof readCode>> | undefined {
  try {
    const read = (inversionAttempts: 'dontInvert' | 'onlyInvert') =>
      readCode(data, width, height, { inversionAttempts });
    return read('dontInvert') ?? read('onlyInvert') ?? undefined;
  } catch {
    return undefined;
  }
}

function unreadable(message: string): Decoded<QrImage> {
  const finding = {
    ...payloadRules.readable,
    severity: 'fail',
    expected: 'a PNG image of a QR code',
    received: message,
  } as const;
  return { message: { kind: 'unreadable', message }, findings: [finding] };
}
