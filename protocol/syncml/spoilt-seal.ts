import { generateKeyPairSync } from 'node:crypto';
import { Certificate, issueCertificate } from '../pki/certificate.js';
import { spkiOf } from '../pki/keys.js';
import { name } from '../pki/name.js';
import type { CmsSigner } from '../pki/sign-cms.js';
import { type SealFields, securityModes } from './sealed-message.js';

/** How a message is to be wrapped wrongly, to see how the other side copes: as another mode has it, signed by a stranger, or signed in somebody's name without the key. */
export const sealFaults = [...securityModes, 'foreign', 'forged'] as const;

export type SealFault = (typeof sealFaults)[number];

/** The fields with which a message is wrapped so; as they are without a fault. */
export function spoiltSeal(sound: SealFields, fault: SealFault | undefined): SealFields {
  if (fault === undefined) return sound;
  if (fault === 'foreign' || fault === 'forged') return { ...sound, signer: stranger(fault, sound.signer) };
  return { ...sound, mode: fault };
}

function stranger(fault: 'foreign' | 'forged', { certificate }: CmsSigner): CmsSigner {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  if (fault === 'forged') return { key, certificate };
  const subject = name({ CN: 'Stranger' });
  const { notBefore, notAfter } = certificate;
  const issued = { subject, issuer: subject, publicKey: spkiOf(publicKey), serial: 1, notBefore, notAfter };
  return { key, certificate: new Certificate(issueCertificate({ ...issued, extensions: [], key })) };
}
