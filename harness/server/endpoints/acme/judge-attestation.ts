import { attestedDevice, decodeAttestation, freshnessOf } from '../../../../protocol/acme/attestation.js';
import { base64url, stringAt } from '../../../../protocol/acme/json.js';
import { simulatedAttestationRoot } from '../../../../protocol/acme/simulated-attestation-root.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { verifyChain } from '../../../../protocol/pki/chain.js';
import type { TenantContext } from '../../tenant.js';
import { attestationFresh, attestationSpared, attestationTrusted, deviceAttested } from './acme-rules.js';
import { Refused } from './refused.js';
import type { AcmeOrder } from './service.js';

/**
 * The key that an answer to device-attest-01 attests (draft-ietf-acme-device-attest §5); undefined where the device attests nothing and need not.
 * Throws Refused `badAttestationStatement`.
 */
export function attestedKey(
  context: TenantContext,
  { token, attest, serial }: AcmeOrder,
  payload: JsonObject,
): Uint8Array | undefined {
  const { format, chain } = readAttestation(payload);
  if (format !== 'apple') throw bad(`attestations of format ${format.slice(0, 20)} are not taken`);
  const [leaf, ...intermediates] = chain;
  if (leaf === undefined) {
    if (attestationSpared(context, attest)) return undefined;
    throw bad('the device has to attest its key');
  }
  const { trusted, findings } = verifyChain({
    leaf,
    intermediates,
    anchors: [simulatedAttestationRoot],
    now: context.now,
  });
  if (!attestationTrusted(context, trusted)) throw bad(`the chain: ${findings[0]?.received ?? 'not trusted'}`);
  if (!attestationFresh(context, attestedDevice(leaf).freshness, freshnessOf(token)))
    throw bad('the freshness code is not the one of this challenge');
  if (!deviceAttested(context, attestedDevice(leaf).serialNumber, serial))
    throw bad('it is of another device than the identifier was given to');
  return leaf.spki;
}

function readAttestation(payload: JsonObject): ReturnType<typeof decodeAttestation> {
  try {
    return decodeAttestation(base64url.read(stringAt(payload, 'attObj') ?? ''));
  } catch (error) {
    if (error instanceof ProtocolError) throw bad(error.message);
    throw error;
  }
}

function bad(message: string): Refused {
  return new Refused('badAttestationStatement', `The attestation is not accepted: ${message}.`);
}
