import { type Bytes, der, type Element, readDer } from './der.js';
import { readOid, readText, type StringKind, stringKind, stringTags } from './der-values.js';
import { attributeNames, Oid } from './oids.table.js';

/** One attribute of a name (RFC 5280 §4.1.2.4). The string kind is kept, because peers judge by it. */
export interface NameAttribute {
  /** OID. */
  readonly type: string;
  readonly value: string;
  readonly kind: StringKind;
}

export type RelativeName = readonly NameAttribute[];
/** A distinguished name, most significant part first. */
export type Name = readonly RelativeName[];

const printable = /^[A-Za-z\d '()+,\-./:=?]*$/;

/** What RFC 5280 §4.1.2.4 and appendix A ask for: IA5String in mail addresses and domain components, PrintableString in countries, else UTF8String. */
function usualKind(type: string, value: string): StringKind {
  if (type === Oid.emailAddress || type === Oid.domainComponent) return 'ia5';
  if ((type === Oid.country || type === Oid.serialNumber) && printable.test(value)) return 'printable';
  return 'utf8';
}

/** An attribute by short name (`CN`) or OID. */
export function nameAttribute(type: string, value: string, kind?: StringKind): NameAttribute {
  const oid = attributeNames[type.toUpperCase()] ?? type;
  return { type: oid, value, kind: kind ?? usualKind(oid, value) };
}

/** A name from short names or OIDs, in the order given: `name({ O: 'Contoso', CN: 'Ada' })`. */
export function name(parts: Readonly<Record<string, string>>): Name {
  return Object.entries(parts).map(([type, value]) => [nameAttribute(type, value)]);
}

export function encodeName(value: Name): Bytes {
  return der.sequence(...value.map((parts) => der.setOf(...parts.map(encodeAttribute))));
}

function encodeAttribute({ type, value, kind }: NameAttribute): Bytes {
  return der.sequence(der.oid(type), der.element(stringTags[kind], encodeText(value, kind)));
}

function encodeText(value: string, kind: StringKind): Bytes {
  if (kind === 'utf8') return Buffer.from(value, 'utf8');
  if (kind === 'bmp') return Buffer.from(value, 'utf16le').swap16();
  if (kind === 'universal') return Buffer.from([...value].flatMap((char) => [0, ...be24(char.codePointAt(0) ?? 0)]));
  return Buffer.from(value, 'latin1');
}

const be24 = (point: number): number[] => [(point >> 16) & 0xff, (point >> 8) & 0xff, point & 0xff];

/** Throws ProtocolError `DER_*`. */
export function parseName(bytes: Bytes | Element): Name {
  const element = bytes instanceof Uint8Array ? readDer(bytes) : bytes;
  return element.children.map((set) => set.children.map(parseAttribute));
}

function parseAttribute(element: Element): NameAttribute {
  const value = element.at(1);
  return { type: readOid(element.at(0)), value: readText(value), kind: stringKind(value) ?? 'octets' };
}

/** The last common name, which is the most specific one. */
export function commonName(value: Name): string | undefined {
  return attributeValues(value, Oid.commonName).at(-1);
}

export function attributeValues(value: Name, type: string): readonly string[] {
  return value.flatMap((parts) => parts.filter((part) => part.type === type).map((part) => part.value));
}

const shortNames = new Map(Object.entries(attributeNames).map(([short, oid]) => [oid, short]));

/** For people, most significant part first: `O=Contoso, CN=Ada`. Control characters are shown escaped. */
export function formatName(value: Name): string {
  return value
    .map((parts) =>
      parts.map(({ type, value: text }) => `${shortNames.get(type) ?? type}=${escapeText(text)}`).join('+'),
    )
    .join(', ');
}

function escapeText(text: string): string {
  return [...text]
    .map((char) => {
      const point = char.codePointAt(0) ?? 0;
      if (point < 0x20 || point === 0x7f) return `\\${point.toString(16).padStart(2, '0').toUpperCase()}`;
      return /[,+"\\<>;=]/.test(char) ? `\\${char}` : char;
    })
    .join('');
}
