import { createHash } from 'node:crypto';

/** How a client shows that it is the one that asked for a code (RFC 7636 §4.2). */
export const proofMethods = ['S256', 'plain'] as const;
export type ProofMethod = (typeof proofMethods)[number];

/** The challenge of a verifier (RFC 7636 §4.2). */
export function challengeFor(verifier: string, method: ProofMethod): string {
  return method === 'plain' ? verifier : createHash('sha256').update(verifier, 'ascii').digest('base64url');
}

/** A verifier of 43 characters from 32 octets (RFC 7636 §4.1). */
export const verifierOf = (octets: Uint8Array): string => Buffer.from(octets).toString('base64url');
