import type { SecurityLevel } from '../../../protocol/android/attestation/messages.js';
import { simulatedHardwareRoot, simulatedSoftwareRoot } from '../../../protocol/android/attestation/simulated-roots.js';
import type { Certificate } from '../../../protocol/pki/certificate.js';
import { type Issuer, publishedIssuer, publishedRoot } from '../../identity/published-authority.js';

/** Whose keys attest: those that came into the hardware at the factory, one for each place that keeps keys. */
export type Keystore = SecurityLevel | 'foreign';

export interface KeystoreAuthority extends Issuer {
  readonly root: Certificate;
}

const roots = {
  hardware: { label: 'android hardware root', certificate: () => simulatedHardwareRoot },
  software: { label: 'android software root', certificate: () => simulatedSoftwareRoot },
  foreign: {
    label: 'android foreign root',
    certificate: () =>
      publishedRoot({ label: 'android foreign root', commonName: 'Muster foreign Android root' }).certificate,
  },
} as const;

const rows: Readonly<Record<Keystore, { readonly root: keyof typeof roots; readonly serial: number }>> = {
  software: { root: 'software', serial: 0x5053 },
  'trusted-environment': { root: 'hardware', serial: 0x5445 },
  'strong-box': { root: 'hardware', serial: 0x5342 },
  foreign: { root: 'foreign', serial: 0x464f },
};

const known = new Map<Keystore, KeystoreAuthority>();

/** The attestation key of a keystore, its certificate and the root above it. Made once: its keys follow from labels. */
export function authorityOf(keystore: Keystore): KeystoreAuthority {
  const made = known.get(keystore) ?? make(keystore);
  known.set(keystore, made);
  return made;
}

function make(keystore: Keystore): KeystoreAuthority {
  const { root, serial } = rows[keystore];
  const { label, certificate } = roots[root];
  const above = certificate();
  const commonName = `Muster simulated Android ${keystore} attestation`;
  return { root: above, ...publishedIssuer(above, label, { label: `android ${keystore}`, commonName, serial }) };
}
