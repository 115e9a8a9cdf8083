import { decodeCheckIn, isCheckIn } from '../../../protocol/apple/check-in.js';
import { decodeCommand, decodeReport } from '../../../protocol/apple/command.js';
import { decodeProfile } from '../../../protocol/apple/profile.js';
import type { Finding } from '../../../protocol/base/finding.js';
import { readPlist } from '../../../protocol/plist/codec.js';
import {
  isArray,
  isDict,
  type PlistDict,
  PlistReal,
  PlistUid,
  type PlistValue,
  stringOf,
} from '../../../protocol/plist/value.js';
import { inspect } from './inspect.js';
import type { Inspection, Outline } from './inspection.js';

interface PlistKind {
  readonly kind: string;
  readonly findings: readonly Finding[];
}

/** A configuration profile, a message of the MDM protocol, or any other property list. */
export function inspectPlist(bytes: Uint8Array): Inspection {
  const plist = readPlist(bytes);
  const { kind, findings } = isDict(plist.message)
    ? judge(bytes, plist.message, plist.findings)
    : { kind: 'property list', findings: plist.findings };
  return { kind, content: asOutline(plist.message), findings, inside: certificatesIn(plist.message) };
}

function judge(bytes: Uint8Array, root: PlistDict, found: readonly Finding[]): PlistKind {
  const type = stringOf(root.get('MessageType'));
  if (stringOf(root.get('PayloadType')) === 'Configuration')
    return { kind: 'configuration profile', findings: decodeProfile(bytes).findings };
  if (isCheckIn(type)) return { kind: `check-in message ${type}`, findings: decodeCheckIn(bytes).findings };
  if (isDict(root.get('Command'))) return { kind: 'MDM command', findings: decodeCommand(bytes).findings };
  if (root.has('Status')) return { kind: 'MDM command report', findings: decodeReport(bytes).findings };
  return { kind: 'property list', findings: found };
}

function asOutline(value: PlistValue): Outline {
  if (isDict(value)) return Object.fromEntries([...value].map(([key, member]) => [key, asOutline(member)]));
  if (isArray(value)) return value.map(asOutline);
  if (value instanceof PlistReal || value instanceof PlistUid) return value.value;
  return value;
}

/** Certificates that a profile carries as data, decoded beside it. */
function certificatesIn(value: PlistValue): readonly Inspection[] {
  if (isArray(value)) return value.flatMap(certificatesIn);
  if (!isDict(value)) return [];
  const content = value.get('PayloadContent');
  const carries = ['com.apple.security.root', 'com.apple.security.pkcs1', 'com.apple.security.pem'].includes(
    stringOf(value.get('PayloadType')) ?? '',
  );
  if (carries && content instanceof Uint8Array) return [inspect(content)];
  return [...value.values()].flatMap(certificatesIn);
}
