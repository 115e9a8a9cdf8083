import { ProtocolError } from '../../base/errors.js';
import { type Bytes, der, type Element, Tag } from '../../pki/der.js';
import { readBoolean, readOctets } from '../../pki/der-values.js';
import { type AuthorizationList, bootStates, type RootOfTrust } from './messages.js';
import { readTagged, writeTagged } from './tagged.js';
import { authorizationTags } from './tags.table.js';

interface Codec<Value> {
  readonly write: (value: Value) => Bytes;
  readonly read: (element: Element) => Value;
}

/** Times are milliseconds and need more octets than the small numbers of certificates. Throws ProtocolError `DER_INTEGER`. */
export function readNumber({ content }: Element): number {
  if (content.length === 0 || content.length > 7 || ((content[0] as number) & 0x80) !== 0)
    throw new ProtocolError('DER_INTEGER', `an INTEGER of ${content.length} octets where a number is due`);
  return content.reduce((value, octet) => value * 256 + octet, 0);
}

const integer: Codec<number> = { write: (value) => der.integer(value), read: readNumber };
const integers: Codec<readonly number[]> = {
  write: (values) => der.setOf(...values.map((value) => der.integer(value))),
  read: (element) => element.children.map(readNumber),
};
const flag: Codec<true> = { write: () => der.null(), read: () => true };
const octets: Codec<Bytes> = { write: (value) => der.octets(value), read: readOctets };
const text: Codec<string> = {
  write: (value) => der.octets(Buffer.from(value, 'utf8')),
  read: (element) => Buffer.from(readOctets(element)).toString('utf8'),
};
const root: Codec<RootOfTrust> = { write: writeRoot, read: readRoot };

function writeRoot({ verifiedBootKey, deviceLocked, verifiedBootState, verifiedBootHash }: RootOfTrust): Bytes {
  return der.sequence(
    der.octets(verifiedBootKey),
    der.boolean(deviceLocked),
    der.enumerated(bootStates.indexOf(verifiedBootState)),
    ...(verifiedBootHash === undefined ? [] : [der.octets(verifiedBootHash)]),
  );
}

function readRoot(element: Element): RootOfTrust {
  const hash = element.children[3];
  const verifiedBootState = bootStates[readNumber(element.at(2).expect(Tag.enumerated))];
  if (verifiedBootState === undefined) throw new ProtocolError('ATTESTATION_BOOT_STATE', 'no such verifiedBootState');
  return {
    verifiedBootKey: readOctets(element.at(0)),
    deviceLocked: readBoolean(element.at(1)),
    verifiedBootState,
    ...(hash !== undefined && { verifiedBootHash: readOctets(hash) }),
  };
}

const codecs = { integer, integers, flag, octets, text, root } as const;
const codecOf = (kind: keyof typeof codecs): Codec<unknown> => codecs[kind] as Codec<unknown>;
const rows = Object.entries(authorizationTags);

/** Members go by rising tag, as DER wants them. */
export function writeAuthorizationList(list: AuthorizationList): Bytes {
  const values = list as Readonly<Record<string, unknown>>;
  const members = rows.filter(([name]) => values[name] !== undefined);
  return der.sequence(...members.map(([name, { tag, kind }]) => writeTagged(tag, codecOf(kind).write(values[name]))));
}

/** Members that the table does not have are passed over: every version of the schema brings some. */
export function readAuthorizationList(element: Element): AuthorizationList {
  const known = readTagged(element.expect(Tag.sequence).content).flatMap(({ number, element: member }) => {
    const row = rows.find(([, { tag }]) => tag === number);
    return row === undefined ? [] : [[row[0], codecOf(row[1].kind).read(member)]];
  });
  return Object.fromEntries(known) as AuthorizationList;
}
