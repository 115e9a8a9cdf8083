import { createHash } from 'node:crypto';
import { qualityOf } from '../../../protocol/android/password-quality.js';
import {
  type ReportRequest,
  readReportRequest,
  type SecurityReport,
  securityReportAlert,
  securityReportNode,
} from '../../../protocol/android/security-report.js';
import { attestationPath } from '../../../protocol/safetynet/attestation.js';
import { Alert } from '../../../protocol/syncml/messages.js';
import type { AndroidDevice } from '../device.js';
import { askIntegrity, signalsOf } from './integrity.js';
import { demandsOn, isRestricted } from './policies.js';
import { countsAsStrong, hasOneLock, minutesToLock, tellsWhatWaits } from './rules.js';
import { ageInDays, keepSecurity, type LockPlace, lockOf, postureOf, securityOf } from './state.js';

/** What the server asks to be told; undefined when it asks for nothing. */
function requestOn({ state }: AndroidDevice): ReportRequest | undefined {
  const text = state.tree[securityReportNode.slice(2)];
  return typeof text === 'string' ? readReportRequest(text) : undefined;
}

/** Lets the service attest the device before the report is written; a device without Google's services, or without a way to it, has none. */
export async function attest(device: AndroidDevice): Promise<void> {
  const request = requestOn(device);
  if (request === undefined || device.habits.googleServices !== 'present') return;
  const { transport, signal } = device.world;
  const response = await transport.send({
    step: 'attest the device',
    method: 'POST',
    url: `${request.service}${attestationPath}`,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify({ nonce: request.nonce, ...signalsOf(device) })),
    ...(signal && { signal }),
  });
  if (response.status === 200) keepSecurity(device, { attestation: Buffer.from(response.body).toString('utf8') });
  if (request.integrity !== undefined) await askIntegrity(device, request.integrity, request.nonce);
}

export interface SecurityNews {
  readonly digest: string;
  /** A generic alert of package 1 with the report (OMA-TS-DM_Protocol-V1_2, Alert 1226). */
  readonly alert: Omit<Alert, 'cmdId'>;
}

/** What the server is to hear of the device's security, because it asked and has not been told this yet. */
export function securityNews(device: AndroidDevice): SecurityNews | undefined {
  const request = requestOn(device);
  if (request === undefined) return undefined;
  const report = reportOf(device);
  const { attestation, integrityToken, ...facts } = report;
  const proofs = [attestation, integrityToken].map((proof) => proof !== undefined);
  const known = JSON.stringify([request, facts, proofs, signalsOf(device)]);
  const digest = createHash('sha256').update(known).digest('base64').slice(0, 12);
  if (securityOf(device).told === digest) return undefined;
  const items = [{ meta: { format: 'chr', type: securityReportAlert }, data: JSON.stringify(report) }];
  return { digest, alert: Alert.create({ cmdId: '', data: '1226', items }) };
}

function reportOf(device: AndroidDevice): SecurityReport {
  const { habits, world } = device;
  const posture = postureOf(device);
  const { patchLevel, currentProvider, runtimeIntegrity, encrypted, unknownSources, usbDebugging, verifyApps } =
    posture;
  const { attestation, integrityToken } = securityOf(device);
  return {
    osVersion: world.model.osVersion,
    patchLevel,
    rooted: habits.rooted,
    playServices: habits.googleServices === 'present',
    currentProvider,
    runtimeIntegrity,
    encrypted,
    unknownSources,
    usbDebugging,
    verifyApps,
    password: passwordFacts(device),
    unmet: unmetOn(device),
    ...(attestation !== undefined && { attestation }),
    ...(integrityToken !== undefined && { integrityToken }),
  };
}

function passwordFacts(device: AndroidDevice): SecurityReport['password'] {
  const lock = lockOf(device, 'device');
  return {
    quality: qualityOf(lock.password),
    length: lock.password.length,
    idleMinutes: minutesToLock(device.rules, postureOf(device).idleMinutes, demandsOn(device, 'device').minutes),
    ageDays: ageInDays(device, lock),
  };
}

/** Settings that the device has taken and that only its user can fulfil (Android Management API, NonComplianceReason USER_ACTION). */
export function unmetOn(device: AndroidDevice): readonly string[] {
  const unmet = [
    ...(isMet(device, 'device') ? [] : ['DeviceLock']),
    ...(isMet(device, 'profile') ? [] : ['WorkProfileLock']),
    ...(isRestricted(device, 'ensure_verify_apps') && !postureOf(device).verifyApps ? ['ensure_verify_apps'] : []),
  ];
  return tellsWhatWaits(device.rules, unmet);
}

function isMet(device: AndroidDevice, place: LockPlace): boolean {
  const demands = demandsOn(device, place);
  const own = lockOf(device, place);
  const oneLock = hasOneLock(device.rules, isRestricted(device, 'no_unified_password'));
  const lock = place === 'profile' && own.password === '' && oneLock ? lockOf(device, 'device') : own;
  const expired = demands.expirationDays > 0 && ageInDays(device, lock) > demands.expirationDays;
  return countsAsStrong(device.rules, lock.password, demands) && !expired;
}
