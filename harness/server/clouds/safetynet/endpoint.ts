import { isJsonObject, readJsonObject } from '../../../../protocol/android/read-json.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import {
  attestationPath,
  type IntegritySignals,
  integritySignals,
  signAttestation,
} from '../../../../protocol/safetynet/attestation.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { evaluationType, hasBasicIntegrity, matchesCertifiedProfile, safetynetRules } from './rules.js';

/**
 * Attests simulated devices as Google's service attests real ones (SafetyNet Attestation API). It signs with the tenant's authority, because
 * tenants with a key each would take long to make.
 */
export const safetynetEndpoint: Endpoint = {
  name: 'safetynet',
  rules: safetynetRules,
  routes: [{ method: 'POST', path: attestationPath, handler: attest }],
};

function attest({ tenant, body }: EndpointRequest): EndpointResponse {
  const reading = readJsonObject(Buffer.from(body).toString('utf8'));
  const told = reading.kind === 'object' && isJsonObject(reading.object) ? reading.object : {};
  if (typeof told.nonce !== 'string') return answer(400, 'a nonce is expected');
  const context = tenant.context();
  const seen = signalsIn(told);
  const basicIntegrity = hasBasicIntegrity(context, seen);
  const attestation = {
    nonce: told.nonce,
    timestampMs: context.now,
    basicIntegrity,
    ctsProfileMatch: matchesCertifiedProfile(context, basicIntegrity, seen.certified),
    evaluationType: evaluationType(context, seen.hardwareKey),
  };
  return answer(200, signAttestation(attestation, tenant.ca.privateKey));
}

const signalsIn = (told: JsonObject): IntegritySignals =>
  Object.fromEntries(integritySignals.map((name) => [name, told[name] === true])) as unknown as IntegritySignals;

const answer = (status: number, body: string): EndpointResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
});
