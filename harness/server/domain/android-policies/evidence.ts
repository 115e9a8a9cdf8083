import type { KeyObject } from 'node:crypto';
import { readSecurityReport, type SecurityReport } from '../../../../protocol/android/security-report.js';
import { type Attestation, readAttestation } from '../../../../protocol/safetynet/attestation.js';
import type { DeviceState } from '../state.js';

/** What is known of a device's security, as the server keeps it: the report, and of its attestation what was found true. */
export interface SecurityEvidence extends Omit<SecurityReport, 'attestation'> {
  readonly attested?: Attestation;
}

/** Keeps what a device told. An attestation counts that the service signed for the question that this device was asked. */
export function keepSecurityReport(device: DeviceState, text: string, key: KeyObject): void {
  const report = readSecurityReport(text);
  if (report === undefined) return;
  const { attestation, ...told } = report;
  const attested = readAttestation(attestation ?? '', key, String(device.detail.attestationNonce ?? ''));
  device.osVersion = told.osVersion;
  const security = { ...told, ...(attested && { attested }) };
  device.detail = { ...device.detail, security: security as unknown as DeviceState['detail'] };
}

/** Undefined before the device has told. */
export function securityEvidence({ detail }: DeviceState): SecurityEvidence | undefined {
  return detail.security as unknown as SecurityEvidence | undefined;
}
