import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { contextValue } from '../../../../protocol/mde2/context-items.js';
import type { CertificateEnrollmentPolicy, RequestSecurityToken } from '../../../../protocol/mde2/messages.js';
import { rememberNonce, spendNonce } from '../../domain/attestation.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Tenant } from '../../tenant.js';

/** What a PC's attestation is worth, as the administrator reads it. */
export type AttestationVerdict = 'azure' | 'foreign nonce' | 'aik' | 'none';

/** The nonce that a policy hands out: one that nobody had before (MS-MDE2 §3.3.4.1.1.2, azureAttestation/nonce). */
const handedOut = rule('XWE-350', {
  holds: (_context: RuleContext, fresh: string): string => fresh,
  mutants: { sameForEverybody: () => 'bm9uY2U' },
});

/** What a token of Azure Attestation is worth: something with a nonce of this server's only (MS-MDE2 §3.4.4.1.1.1.1, AzureAttestationBlob). */
const worthOf = rule('XWE-349', {
  holds: (_context: RuleContext, ours: boolean): AttestationVerdict => (ours ? 'azure' : 'foreign nonce'),
  mutants: { believesAnyNonce: (): AttestationVerdict => 'azure' },
});

export const attestationRules: readonly RuleSummary[] = [handedOut, worthOf];

/** What a policy says of attestation, as the organisation has it. */
export function attestationOf(tenant: Tenant): Partial<CertificateEnrollmentPolicy> {
  const { key, policy, azure } = windowsEnrollment(tenant.state).attestation;
  return {
    ...(key && { keyAttestation: key }),
    ...((policy || azure) && {
      attestation: { ...policy, ...(azure && { azure: { ...azure, nonce: newNonce(tenant) } }) },
    }),
  };
}

function newNonce(tenant: Tenant): string {
  const nonce = handedOut(tenant.context(), Buffer.from(tenant.random.bytes(16)).toString('base64url'));
  rememberNonce(tenant.state, nonce, tenant.clock.now());
  return nonce;
}

/** Judges what a request says of attestation. */
export function judgeAttestation(tenant: Tenant, { contextItems }: RequestSecurityToken): AttestationVerdict {
  const blob = contextValue(contextItems, 'AzureAttestationBlob');
  if (blob !== undefined) return worthOf(tenant.context(), spendNonce(tenant.state, nonceOf(blob) ?? ''));
  return contextValue(contextItems, 'AIKAttestationClaim') === undefined ? 'none' : 'aik';
}

/** The nonce in a token: JSON, or a JWT whose second part is. */
function nonceOf(blob: string): string | undefined {
  const text = Buffer.from(blob, 'base64').toString('utf8');
  const claims =
    text.split('.').length === 3 ? Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8') : text;
  try {
    const { nonce } = JSON.parse(claims) as { readonly nonce?: unknown };
    return typeof nonce === 'string' ? nonce : undefined;
  } catch {
    return undefined;
  }
}
