import type { IntegrityFacts } from '../../../protocol/amapi/integrity.js';
import { readJsonObject } from '../../../protocol/android/read-json.js';
import { type IntegrityTokenRequest, integrityTokenPath } from '../../../protocol/play-integrity/verdict.js';
import type { IntegritySignals } from '../../../protocol/safetynet/attestation.js';
import type { AndroidDevice } from '../device.js';
import { hasHardwareKey } from './rules.js';
import { keepSecurity, postureOf, securityOf } from './state.js';

/** What Google's services on the device see of it. */
export function signalsOf(device: AndroidDevice): IntegritySignals {
  const { rooted, apiLevel } = device.habits;
  const { emulator, virtual, tampered, certified, soldWithApiLevel = apiLevel } = postureOf(device);
  const hardwareKey = hasHardwareKey(device.rules, soldWithApiLevel, apiLevel);
  return { rooted, emulator, virtual, tampered, certified, hardwareKey };
}

/** The same, and how the device came up. */
export function integrityFacts(device: AndroidDevice): IntegrityFacts {
  const { bootState, bootLoaderLocked } = postureOf(device);
  return { ...signalsOf(device), bootVerified: bootLoaderLocked && bootState === 'verified' };
}

/** Gets a token for the server's nonce (Play Integrity API, classic request), which goes with the report. An attacker may have another to show. */
export async function askIntegrity(device: AndroidDevice, service: string, nonce: string): Promise<void> {
  const { integrityForgery, runtimeIntegrity } = postureOf(device);
  if (integrityForgery === 'replayed' && securityOf(device).integrityToken !== undefined) return;
  const request: IntegrityTokenRequest = {
    packageName: device.state.deviceAdmin ?? '',
    nonce: integrityForgery === 'other-nonce' ? `${nonce}-of-another` : nonce,
    recognized: runtimeIntegrity,
    facts: integrityFacts(device),
  };
  const { transport, signal } = device.world;
  const response = await transport.send({
    step: 'ask for an integrity token',
    method: 'POST',
    url: `${service}${integrityTokenPath}`,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(request)),
    ...(signal && { signal }),
  });
  const reading = readJsonObject(Buffer.from(response.body).toString('utf8'));
  const token = reading.kind === 'object' ? reading.object.token : undefined;
  if (typeof token === 'string') keepSecurity(device, { integrityToken: token });
}
