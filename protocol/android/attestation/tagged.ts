import { ProtocolError } from '../../base/errors.js';
import { type Bytes, context, der, type Element, readFirst } from '../../pki/der.js';

/** One `[number] EXPLICIT` member of a sequence. */
export interface Tagged {
  readonly number: number;
  /** What is inside. */
  readonly element: Element;
}

const longForm = 0xbf;
const shortForms = 31;

/** `[number] EXPLICIT`, also for numbers from 31 on, which take more than one octet (X.690 §8.1.2.4). */
export function writeTagged(number: number, content: Bytes): Bytes {
  if (number < shortForms) return der.context(number, content);
  return Buffer.concat([identifier(number), der.context(0, content).subarray(1)]);
}

function identifier(number: number): Bytes {
  const octets = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128))
    octets.unshift((rest % 128) | 0x80);
  return Uint8Array.from([longForm, ...octets]);
}

/** The members of a sequence by their tags. Throws ProtocolError `DER_*`. */
export function readTagged(content: Bytes): readonly Tagged[] {
  const members: Tagged[] = [];
  for (let rest = content; rest.length > 0; ) {
    const { number, octets } = readIdentifier(rest);
    const whole = readFirst(Buffer.concat([Uint8Array.of(context(0)), rest.subarray(octets)]));
    members.push({ number, element: whole.at(0) });
    rest = rest.subarray(octets - 1 + whole.raw.length);
  }
  return members;
}

/** At most three octets of number: the schema has none above 724. */
function readIdentifier(bytes: Bytes): { readonly number: number; readonly octets: number } {
  const [first = 0, ...more] = bytes.subarray(0, 4);
  if (first >= context(0) && first < longForm) return { number: first & 0x1f, octets: 1 };
  const last = more.findIndex((octet) => octet < 0x80);
  if (first !== longForm || last === -1)
    throw new ProtocolError('DER_TAG', `an AuthorizationList has explicit members, found 0x${first.toString(16)}`);
  const number = more.slice(0, last + 1).reduce((value, octet) => value * 128 + (octet & 0x7f), 0);
  return { number, octets: last + 2 };
}
