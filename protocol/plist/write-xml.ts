import { isArray, isData, isDict, PlistReal, PlistUid, type PlistValue } from './value.js';

const head =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n' +
  '<plist version="1.0">\n';

/** Writes an XML property list as Core Foundation lays it out: tabs, data in lines of 68 characters. Throws RangeError on text that XML cannot carry. */
export function writeXmlPlist(value: PlistValue): string {
  const lines: string[] = [];
  writeValue(value, '', lines);
  return `${head}${lines.join('\n')}\n</plist>\n`;
}

function writeValue(value: PlistValue, indent: string, lines: string[]): void {
  if (isDict(value)) writeDict(value, indent, lines);
  else if (isArray(value)) writeArray(value, indent, lines);
  else if (isData(value)) writeData(value, indent, lines);
  else if (value instanceof PlistUid) writeDict(new Map([['CF$UID', value.value]]), indent, lines);
  else lines.push(indent + scalar(value));
}

function writeDict(value: ReadonlyMap<string, PlistValue>, indent: string, lines: string[]): void {
  if (value.size === 0) return void lines.push(`${indent}<dict/>`);
  lines.push(`${indent}<dict>`);
  const inner = `${indent}\t`;
  for (const [key, member] of value) {
    lines.push(`${inner}<key>${escaped(key)}</key>`);
    writeValue(member, inner, lines);
  }
  lines.push(`${indent}</dict>`);
}

function writeArray(value: readonly PlistValue[], indent: string, lines: string[]): void {
  if (value.length === 0) return void lines.push(`${indent}<array/>`);
  lines.push(`${indent}<array>`);
  for (const item of value) writeValue(item, `${indent}\t`, lines);
  lines.push(`${indent}</array>`);
}

function writeData(value: Uint8Array, indent: string, lines: string[]): void {
  lines.push(`${indent}<data>`);
  const base64 = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  for (let at = 0; at < base64.length; at += 68) lines.push(indent + base64.slice(at, at + 68));
  lines.push(`${indent}</data>`);
}

function scalar(value: string | boolean | number | bigint | Date | PlistReal): string {
  if (typeof value === 'string') return `<string>${escaped(value)}</string>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (value instanceof Date) return `<date>${date(value)}</date>`;
  if (value instanceof PlistReal) return `<real>${realText(value.value)}</real>`;
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`${value} is no integer; write real(${value}) for a <real>`);
  return `<integer>${value}</integer>`;
}

/** Seconds, as the format has no fractions of them. */
function date(value: Date): string {
  return value.toISOString().replace(/\.\d+Z$/, 'Z');
}

function realText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? '+infinity' : '-infinity';
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(1) : String(value);
}

/** Characters outside XML 1.0 §2.2. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const disallowed = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;
const special = /[&<>\r]/;

function escaped(text: string): string {
  const found = disallowed.exec(text);
  if (found !== null) throw new RangeError(`the character at ${found.index} cannot be written in XML 1.0`);
  if (!special.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
