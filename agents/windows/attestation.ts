import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type {
  AttestationBehavior,
  AzureAttestation,
  CertificateEnrollmentPolicy,
  ContextItem,
} from '../../protocol/mde2/messages.js';
import { attests } from './device-rules.js';

/** What a PC has to attest its key with, and what it was told of attestation. */
export interface AttestationFacts {
  readonly deviceId: string;
  /** Version that both sides speak. */
  readonly version: number;
  readonly tpm: { readonly present: boolean; readonly attests: boolean };
  readonly policy?: CertificateEnrollmentPolicy;
}

type Items = readonly ContextItem[];

/** What stands in a request for the key's attestation: from version 6.0 on the token of Azure Attestation in the place of everything of the TPM, where the policy has what it needs (MS-MDE2 §3.4.4.1.1.1.1, AzureAttestationBlob). */
const shownProof = rule('XWE-345', {
  holds: (_context: RuleContext, version: number, ofTpm: Items, token: ContextItem | undefined): Items =>
    version >= 6 && token !== undefined ? [token] : ofTpm,
  mutants: {
    knowsTheTpmOnly: (_context, _version, ofTpm) => ofTpm,
    showsBoth: (_context, version, ofTpm, token) => (version >= 6 && token ? [...ofTpm, token] : ofTpm),
    inAnyVersion: (_context, _version, ofTpm, token) => (token ? [token] : ofTpm),
  },
});

/** Whether a request says how the attestation went: from version 7.0 on (MS-MDE2 §3.4.4.1.1.1.1, AttestationStatus). */
const saysHowItWent = rule('XWE-346', {
  holds: (_context: RuleContext, version: number): boolean => version >= 7,
  mutants: { never: () => false, fromVersion5: (_context, version) => version >= 5 },
});

/** Whether the enrollment goes on without an attestation (MS-MDE2 §3.3.4.1.1.2, AttestationFailureBehavior). */
export const goesOnWithout = rule('XWE-347', {
  holds: (_context: RuleContext, { onFailure = 'RetryOnError' }: AttestationBehavior): boolean =>
    onFailure !== 'FailOnError',
  mutants: { always: () => true, never: () => false },
});

/** What counts where the policy speaks of failures twice: `attestation`, from version 6.0 on (MS-MDE2 §3.3.4.1.1.2). */
const behaviorThatCounts = rule('XWE-348', {
  holds: (_context: RuleContext, version: number, key: AttestationBehavior, policy: AttestationBehavior) =>
    version >= 6 ? { ...key, ...policy } : key,
  mutants: {
    thatOfTheKey: (_context, _version, key) => key,
    inAnyVersion: (_context, _version, key, policy) => ({ ...key, ...policy }),
  },
});

/** Rules of attestation that `muster prove` can break in a PC. */
export const attestationRules: readonly RuleSummary[] = [shownProof, saysHowItWent, goesOnWithout, behaviorThatCounts];

/** TBS_E_TPM_NOT_FOUND and TPM_E_PCP_DEVICE_NOT_READY (winerror.h). */
const failures = { missing: '0x8028400F', notReady: '0x80290401' } as const;

/** How the attestation of a key went. */
export interface Attested {
  readonly items: Items;
  /** Result of the failure. */
  readonly error?: string;
  /** What to do about it. */
  readonly behavior: AttestationBehavior;
}

/** Attests the key as far as version, policy and TPM let it (MS-MDE2 §3.4.4.1.1.1.1). */
export function attestKey(context: RuleContext, facts: AttestationFacts): Attested {
  const { version, policy } = facts;
  const behavior = behaviorThatCounts(context, version, policy?.keyAttestation ?? {}, behaviorOf(policy));
  if (!attests(context, version)) return { items: [], behavior };
  const error = errorOf(facts);
  const proof = error === undefined ? shownProof(context, version, ofTpm(facts), tokenFor(facts)) : [];
  const status = saysHowItWent(context, version) ? [statusItem(error)] : [];
  const result = error !== undefined && version >= 7 ? [{ name: 'AttestationStatusHResult', value: error }] : [];
  return { items: [...proof, ...status, ...result], behavior, ...(error !== undefined && { error }) };
}

const behaviorOf = (policy: CertificateEnrollmentPolicy | undefined): AttestationBehavior => {
  const { azure: _azure, ...behavior } = policy?.attestation ?? {};
  return behavior;
};

function errorOf({ tpm }: AttestationFacts): string | undefined {
  if (!tpm.present) return failures.missing;
  return tpm.attests ? undefined : failures.notReady;
}

/** Octets that stand for what the TPM says of the key; nothing of a manufacturer's is in them. */
function ofTpm({ deviceId }: AttestationFacts): Items {
  const octets = (count: number): string =>
    Buffer.from(`simulated ${deviceId} `.repeat(64).slice(0, count)).toString('base64');
  return [
    { name: 'AIKPub', value: octets(380) },
    { name: 'AIKAttestationClaim', value: octets(1624) },
  ];
}

/** A token as Azure Attestation would give one; the service itself is not asked, for what clients send it is not part of MS-MDE2. */
function tokenFor({ policy, deviceId }: AttestationFacts): ContextItem | undefined {
  const azure: AzureAttestation | undefined = policy?.attestation?.azure;
  if (azure === undefined) return undefined;
  const token = { simulated: true, nonce: azure.nonce, rp_id: azure.relyingPartyId, device: deviceId };
  return { name: 'AzureAttestationBlob', value: Buffer.from(JSON.stringify(token)).toString('base64') };
}

const statusItem = (error: string | undefined): ContextItem => ({
  name: 'AttestationStatus',
  value: `Status=${error === undefined ? 'Succeeded' : 'Failed'};AttestationErrorMsg=${error ?? ''}`,
});
