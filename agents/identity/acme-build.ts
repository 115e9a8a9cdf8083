import type { KeyObject } from 'node:crypto';
import { encodeAttestation } from '../../protocol/acme/attestation.js';
import { permanentIdentifier } from '../../protocol/acme/messages.js';
import { alternativeNames, permanentIdentifierName } from '../../protocol/acme/permanent-identifier.js';
import { createCsr } from '../../protocol/pki/csr.js';
import { extendedKeyUsage, keyUsage } from '../../protocol/pki/extensions.js';
import type { GeneralName } from '../../protocol/pki/general-name.js';
import { spkiOf } from '../../protocol/pki/keys.js';
import { attestsKey, freshnessCode } from './acme-message-rules.js';
import type { AcmePatch, AcmeWorld } from './acme-post.js';
import type { AcmeRequest } from './acme-request.js';
import { foreignAttestation, simulatedAttestation } from './attestation-authority.js';

/** The attestation object for a challenge (draft-ietf-acme-device-attest §5); without certificates where the payload does not ask for attestation. */
export function attestationFor(
  { device, clock, random, rules }: AcmeWorld,
  { attest }: AcmeRequest,
  token: string,
  key: KeyObject,
  { attestation }: AcmePatch,
): Uint8Array {
  const context = { now: clock.now(), rules };
  if (attestation === 'unreadable') return Buffer.from('this is no attestation object');
  if (!attestsKey(context, attest) || attestation === 'absent') return encodeAttestation([]);
  const authority = attestation === 'foreign' ? foreignAttestation : simulatedAttestation;
  const freshness = freshnessCode(context, attestation === 'stale' ? 'the token of another day' : token);
  const facts = attestation === 'another device' ? { ...device, serialNumber: 'SOMEBODYELSE' } : device;
  return encodeAttestation(authority({ ...facts, publicKey: spkiOf(key), freshness, now: clock.now(), random }));
}

/** The certification request of an order: it names what was ordered (RFC 8555 §7.4, draft-ietf-acme-device-attest §3). */
export function certificationRequest(wanted: AcmeRequest, key: KeyObject, { identifier }: AcmePatch): Uint8Array {
  const { type, value } = wanted.identifier;
  const named = identifier ?? value;
  const ordered: GeneralName =
    type === permanentIdentifier ? permanentIdentifierName(named) : { kind: 'dns', value: named };
  const { subject, subjectAltName, extendedKeyUsage: purposes } = wanted;
  return createCsr({
    key,
    subject,
    extensions: [
      ...(wanted.keyUsage.length === 0 ? [] : [keyUsage(wanted.keyUsage)]),
      ...(purposes.length === 0 ? [] : [extendedKeyUsage(purposes)]),
      ...alternativeNames([ordered, ...subjectAltName], subject.length === 0),
    ],
  });
}
