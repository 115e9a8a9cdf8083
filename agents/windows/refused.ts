import type { Refusal } from '../../protocol/base/evidence.js';
import type { Findings } from '../../protocol/base/finding.js';
import type { SoapOutcome } from '../identity/soap-client.js';

/** Ends an enrollment from inside: the server or the device itself said no. Caught where the enrollment began. */
export class EnrollmentRefused extends Error {
  readonly refusal: Refusal;
  /** A certificate that stays on the PC all the same, DER. */
  readonly left: Uint8Array | undefined;

  constructor(refusal: Refusal, left?: Uint8Array) {
    super(refusal.message);
    this.name = 'EnrollmentRefused';
    this.refusal = refusal;
    this.left = left;
  }
}

/** The person walked away at a step. */
export class EnrollmentAbandoned extends Error {
  readonly step: string;

  constructor(step: string) {
    super(`abandoned at ${step}`);
    this.name = 'EnrollmentAbandoned';
    this.step = step;
  }
}

/** The device's own objection, as it would log it. */
export function localRefusal(step: string, code: string, message: string): EnrollmentRefused {
  return new EnrollmentRefused({ form: 'local', code, message, step });
}

/** The message of an answer; its findings are kept either way. Throws EnrollmentRefused. */
export function answered<T>(
  outcome: SoapOutcome<T>,
  findings: Findings,
): { readonly message: T; readonly url: string } {
  findings.include(outcome.findings);
  if (outcome.kind === 'refused') throw new EnrollmentRefused(outcome.refusal);
  return outcome;
}
