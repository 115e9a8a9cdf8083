import { managementModeFacts, modeOfMethod } from '../../../../protocol/android/management-modes.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Certificate } from '../../../../protocol/pki/certificate.js';
import type { TenantContext } from '../../tenant.js';
import type { DeviceState } from '../state.js';
import { type JudgedAttestation, judgeAttestation } from './judge.js';
import { asksAgain } from './rules.js';
import { keyAttestationSettings } from './settings.js';

/** What is known of a device's key. */
export interface KeyAttestation {
  /** The latest question, base64url. */
  readonly challenge: string;
  /** Milliseconds. */
  readonly askedAt: number;
  /** `asked` until the device has answered. */
  readonly verdict: 'asked' | 'verified' | 'refused';
  readonly findings: readonly string[];
  readonly securityLevel?: string;
  readonly bootState?: string;
  readonly deviceLocked?: boolean;
  readonly patchLevel?: number;
}

export function keyAttestationOf({ detail }: DeviceState): KeyAttestation | undefined {
  return detail.keyAttestation as unknown as KeyAttestation | undefined;
}

function keep(device: DeviceState, attestation: KeyAttestation): void {
  device.detail = { ...device.detail, keyAttestation: attestation as unknown as JsonObject };
}

/** The challenge that the device is to answer; a new one when it is time to ask again. Undefined: it is not asked. */
export function challengeFor(
  context: TenantContext,
  device: DeviceState,
  newChallenge: () => string,
): string | undefined {
  const { ask, repeatDays } = keyAttestationSettings(context.state);
  if (!ask || /^android-(?:da|aosp)/.test(device.method)) return undefined;
  const before = keyAttestationOf(device);
  if (before !== undefined && !asksAgain(context, before.askedAt, repeatDays)) return before.challenge;
  const challenge = newChallenge();
  keep(device, { findings: [], ...before, challenge, askedAt: context.now, verdict: 'asked' });
  return challenge;
}

/** A device has answered: the first answer to a question counts, and nothing that was not asked for. */
export function takeAttestation(
  context: TenantContext,
  device: DeviceState,
  chain: readonly Certificate[] | undefined,
): void {
  const asked = keyAttestationOf(device);
  if (asked?.verdict !== 'asked') return;
  const { challenge, askedAt } = asked;
  const serial = attestableSerial(device);
  const judged = judgeAttestation(context, chain, { challenge, ...(serial !== undefined && { serial }) });
  const verdict = judged.findings.length === 0 ? 'verified' : 'refused';
  keep(device, { challenge, askedAt, verdict, findings: judged.findings, ...factsOf(judged) });
}

/** A personal device attests none. */
function attestableSerial({ method, serial }: DeviceState): string | undefined {
  const known = Object.hasOwn(modeOfMethod, method) ? modeOfMethod[method as keyof typeof modeOfMethod] : undefined;
  return known !== undefined && managementModeFacts[known.mode].ownership === 'COMPANY_OWNED' ? serial : undefined;
}

function factsOf({ description }: JudgedAttestation): Partial<KeyAttestation> {
  if (description === undefined) return {};
  const { rootOfTrust, osPatchLevel } = description.hardwareEnforced;
  return {
    securityLevel: description.attestationSecurityLevel,
    ...(rootOfTrust && { bootState: rootOfTrust.verifiedBootState, deviceLocked: rootOfTrust.deviceLocked }),
    ...(osPatchLevel !== undefined && { patchLevel: osPatchLevel }),
  };
}

/** Report `key-attestation`: what every device that was asked has shown of its key, and what was wrong with it. */
export function keyAttestationReport({ state }: TenantContext): JsonObject {
  const rows = [...state.devices.values()].flatMap((device) => {
    const known = device.state === 'enrolled' ? keyAttestationOf(device) : undefined;
    return known === undefined ? [] : [{ device: device.enrollmentId, ...known }];
  });
  return { rows } as unknown as JsonObject;
}
