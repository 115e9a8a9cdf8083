import type { KeyObject } from 'node:crypto';
import { readSecurityReport, type SecurityReport } from '../../../../protocol/android/security-report.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import type { IntegrityVerdict } from '../../../../protocol/play-integrity/verdict.js';
import { type Attestation, readAttestation } from '../../../../protocol/safetynet/attestation.js';
import type { DeviceState } from '../state.js';
import { believedVerdict, type IntegrityEvidence } from './integrity.js';

/** What is known of a device's security, as the server keeps it: the report, and of its attestation what was found true. */
export interface SecurityEvidence extends Omit<SecurityReport, 'attestation' | 'integrityToken'> {
  readonly attested?: Attestation;
  readonly integrity?: IntegrityEvidence;
}

/** How what a device shows is looked into. */
export interface Proofs {
  /** Of the attestation service. */
  readonly key: KeyObject;
  readonly context: RuleContext;
  /** What Play Integrity says is in a token of our app. */
  readonly decode: (token: string) => IntegrityVerdict | undefined;
}

/** Keeps what a device told. An attestation counts that the service signed for the question that this device was asked. */
export function keepSecurityReport(device: DeviceState, text: string, { key, context, decode }: Proofs): void {
  const report = readSecurityReport(text);
  if (report === undefined) return;
  const { attestation, integrityToken, ...told } = report;
  const nonce = String(device.detail.attestationNonce ?? '');
  const attested = readAttestation(attestation ?? '', key, nonce);
  const verdict = integrityToken === undefined ? undefined : decode(integrityToken);
  const integrity = believedVerdict(context, verdict, nonce);
  device.osVersion = told.osVersion;
  const security = { ...told, ...(attested && { attested }), ...(integrity && { integrity }) };
  device.detail = { ...device.detail, security: security as unknown as DeviceState['detail'] };
}

/** Undefined before the device has told. */
export function securityEvidence({ detail }: DeviceState): SecurityEvidence | undefined {
  return detail.security as unknown as SecurityEvidence | undefined;
}
