import { z } from 'zod';
import type { ContextItem } from '../../protocol/mde2/messages.js';
import type { StepPatch } from '../device/agent.js';
import { type DistortionName, distortionNames, distortions } from './distortions.js';

/** How an enrollment message is to be wrong. `url`, `username` and `password` are remembered for the steps after. */
const patchSchema = z.strictObject({
  url: z.string().exactOptional(),
  username: z.string().exactOptional(),
  password: z.string().exactOptional(),
  /** A BinarySecurityToken in place of name and password. */
  token: z.strictObject({ valueType: z.string(), value: z.string() }).exactOptional(),
  /** Certificate and key that a package brought; remembered. */
  identity: z.strictObject({ certificate: z.string(), privateKey: z.string() }).exactOptional(),
  /** A signed message in one of the forms in which MS-MDE2 contradicts itself. */
  certificateForm: z
    .strictObject({
      valueType: z.string().exactOptional(),
      signatureMethod: z.string().exactOptional(),
      plainId: z.boolean().exactOptional(),
    })
    .exactOptional(),
  /** A signed message that was made so many milliseconds ago. */
  signedMsAgo: z.int().exactOptional(),
  /** Join: the way in, and whom the directory's token is to be for. */
  method: z.enum(['windows-aad-join', 'windows-auto']).exactOptional(),
  audience: z.string().exactOptional(),
  /** A directory's token whose signature no key made. */
  spoilToken: z.boolean().exactOptional(),
  /** SignIn: the program that the page is told to hand the token to. */
  appru: z.string().exactOptional(),
  /** Context items replaced by name, added, or with null left out. */
  contextItems: z.record(z.string(), z.string().nullable()).exactOptional(),
  /** A certificate is asked for in place of one whose key was lost. */
  recovery: z.boolean().exactOptional(),
  /** The certificate request bears a signature that its key did not make. */
  badSignature: z.boolean().exactOptional(),
  /** Renew: signed by the key that is to be certified, or over TLS without a client certificate. */
  signWithNewKey: z.boolean().exactOptional(),
  withoutCertificate: z.boolean().exactOptional(),
  alter: z.enum(distortionNames).exactOptional(),
  contentType: z.string().exactOptional(),
});

export type WindowsPatch = z.infer<typeof patchSchema>;

/** Throws RangeError that names the member that is wrong. */
export function readPatch(patch: StepPatch): WindowsPatch {
  const read = patchSchema.safeParse(patch);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new RangeError(`patch.${issue?.path.join('.')}: ${issue?.message}`);
}

export function distorted(name: DistortionName, body: Uint8Array): Uint8Array {
  return new TextEncoder().encode(distortions[name](new TextDecoder().decode(body)));
}

/** The request with its last octet turned: the signature is no longer that of its key. */
export function withoutProof(csr: Uint8Array): Uint8Array {
  const last = csr.length - 1;
  return csr.map((octet, index) => (index === last ? octet ^ 1 : octet));
}

/** Context items with some replaced by name, added, or with null left out. */
export function changedItems(
  items: readonly ContextItem[],
  changes: Readonly<Record<string, string | null>>,
): readonly ContextItem[] {
  const kept = items
    .filter(({ name }) => changes[name] !== null)
    .map((item) => ({ ...item, value: changes[item.name] ?? item.value }));
  const added = Object.entries(changes)
    .filter((entry): entry is [string, string] => entry[1] !== null && !items.some(({ name }) => name === entry[0]))
    .map(([name, value]) => ({ name, value }));
  return [...kept, ...added];
}

/** A token in compact form, its signature changed in the first character: the last one carries bits that nobody reads. */
export function spoiltToken(token: string): string {
  const signature = token.lastIndexOf('.') + 1;
  return `${token.slice(0, signature)}${token[signature] === 'A' ? 'B' : 'A'}${token.slice(signature + 1)}`;
}
