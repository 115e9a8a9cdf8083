import { scepSettings } from '../../domain/scep-settings.js';
import type { Tenant } from '../../tenant.js';
import type { Decision } from './answer.js';
import { type Signer, somebody } from './stranger.js';

/** What a CertRep is made of, as far as it can be wrong on purpose. */
export interface AnswerParts {
  readonly transactionID: string;
  readonly recipientNonce: Uint8Array | undefined;
  readonly signer: Signer;
  readonly decision: Decision;
}

/** The parts as they should be, or with the fault that the tenant's settings ask for (settings kind `scep`, `wrongAnswers`). */
export function spoilt({ state, random, clock, ca }: Tenant, parts: AnswerParts): AnswerParts {
  switch (scepSettings(state).wrongAnswers) {
    case 'another-nonce':
      return { ...parts, recipientNonce: random.bytes(16) };
    case 'another-transaction':
      return { ...parts, transactionID: 'ANOTHERTRANSACTION' };
    case 'stranger':
      return { ...parts, signer: somebody(clock.now()) };
    case 'another-key':
      return { ...parts, decision: withCertificate(parts.decision, ca.certificate) };
    default:
      return parts;
  }
}

function withCertificate(decision: Decision, certificate: Uint8Array): Decision {
  return decision.kind === 'certificates' ? { ...decision, certificates: [certificate] } : decision;
}
