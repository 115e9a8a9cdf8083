import { z } from 'zod';
import { attestationFailureBehaviors } from '../../../protocol/mde2/messages.js';
import type { TenantState } from './state.js';

const behavior = z.strictObject({
  onFailure: z.enum(attestationFailureBehaviors).exactOptional(),
  /** Seconds for which a PC goes on trying. */
  timeoutSeconds: z.int().min(0).exactOptional(),
});

/** How PCs are to attest their keys (MS-MDE2 §3.3.4.1.1.2): a part of the document `windows-enrollment`. */
export const attestationSchema = z.strictObject({
  /** In `privateKeyAttributes`, for PCs from version 5.0 on. */
  key: behavior.exactOptional(),
  /** In `attestation`, which goes before from version 6.0 on. */
  policy: behavior.exactOptional(),
  /** Azure Attestation, from version 6.0 on. */
  azure: z.strictObject({ relyingPartyId: z.string().min(1), endpointUri: z.string().min(1) }).exactOptional(),
});

export type AttestationSettings = z.infer<typeof attestationSchema>;

/** Nonces that were handed out and not yet come back, kept beside the organisation's documents so that they outlive a restart. */
const noncesKind = 'azure-attestation-nonces';
const mostNonces = 500;

/** Remembers a nonce that a PC is given. */
export function rememberNonce({ settings }: TenantState, nonce: string, now: number): void {
  const known = Object.entries(settings.get(noncesKind) ?? {}).slice(1 - mostNonces);
  settings.set(noncesKind, { ...Object.fromEntries(known), [nonce]: now });
}

/** Whether this nonce was handed out; it counts once. */
export function spendNonce({ settings }: TenantState, nonce: string): boolean {
  const { [nonce]: issuedAt, ...others } = settings.get(noncesKind) ?? {};
  if (issuedAt === undefined) return false;
  settings.set(noncesKind, others);
  return true;
}
