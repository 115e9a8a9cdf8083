import { keyDescriptionIn, readApplicationId } from '../../../../protocol/android/attestation/key-description.js';
import type { AuthorizationList, KeyDescription } from '../../../../protocol/android/attestation/messages.js';
import {
  simulatedHardwareRoot,
  simulatedSoftwareRoot,
} from '../../../../protocol/android/attestation/simulated-roots.js';
import type { Certificate } from '../../../../protocol/pki/certificate.js';
import { verifyChain } from '../../../../protocol/pki/chain.js';
import type { TenantContext } from '../../tenant.js';
import {
  answersChallenge,
  askedByOurs,
  bootIsVerified,
  chainIsTrusted,
  levelSuffices,
  noneIsRevoked,
  patchedSince,
  serialAgrees,
  trustedDescription,
} from './rules.js';
import { attestationStatus, type KeyAttestationSettings, keyAttestationSettings } from './settings.js';

/** What can be wrong with an attestation, in the order in which it is looked at. */
export type AttestationFinding =
  | 'not a chain of certificates'
  | 'untrusted chain'
  | 'revoked certificate'
  | 'no description of the key'
  | 'wrong challenge'
  | 'weak keystore'
  | 'boot not verified'
  | 'another app'
  | 'another device'
  | 'old patch level';

export interface JudgedAttestation {
  readonly findings: readonly AttestationFinding[];
  readonly description?: KeyDescription;
}

export interface AttestationQuestion {
  readonly challenge: string;
  /** Serial number that a company's device enrolled with; absent where nobody may know it. */
  readonly serial?: string;
}

/** Judges a chain, leaf first, by what the organisation wants of it. Never throws for a wrong chain. */
export function judgeAttestation(
  context: TenantContext,
  chain: readonly Certificate[] | undefined,
  question: AttestationQuestion,
): JudgedAttestation {
  if (chain === undefined) return { findings: ['not a chain of certificates'] };
  const settings = keyAttestationSettings(context.state);
  const doubts = judgeChain(context, chain, settings);
  const description = trustedDescription(context, descriptionsIn(chain));
  if (description === undefined) return { findings: [...doubts, 'no description of the key'] };
  return { findings: [...doubts, ...judgeDescription(context, description, settings, question)], description };
}

function judgeChain(
  context: TenantContext,
  [leaf, ...intermediates]: readonly Certificate[],
  { minimumLevel }: KeyAttestationSettings,
): readonly AttestationFinding[] {
  if (leaf === undefined) return ['not a chain of certificates'];
  const anchors = [simulatedHardwareRoot, ...(minimumLevel === 'software' ? [simulatedSoftwareRoot] : [])];
  const { trusted } = verifyChain({ leaf, intermediates, anchors, now: context.now });
  const serials = [leaf, ...intermediates].map(({ serial }) => serial.replace(/^0+(?=.)/, ''));
  return [
    ...(chainIsTrusted(context, trusted) ? [] : (['untrusted chain'] as const)),
    ...(noneIsRevoked(context, serials, attestationStatus(context.state).entries)
      ? []
      : (['revoked certificate'] as const)),
  ];
}

function descriptionsIn(chain: readonly Certificate[]): readonly KeyDescription[] {
  try {
    return chain.flatMap((certificate) => keyDescriptionIn(certificate) ?? []);
  } catch {
    return [];
  }
}

function judgeDescription(
  context: TenantContext,
  description: KeyDescription,
  settings: KeyAttestationSettings,
  { challenge, serial }: AttestationQuestion,
): readonly AttestationFinding[] {
  const hardware = description.hardwareEnforced;
  const attested = Buffer.from(description.attestationChallenge).toString('base64url');
  const system = settings.minimumLevel === 'software' ? { ...description.softwareEnforced, ...hardware } : hardware;
  const wrong: Readonly<Record<string, boolean>> = {
    'wrong challenge': !answersChallenge(context, attested, challenge),
    'weak keystore': !levelSuffices(context, description, settings.minimumLevel),
    'boot not verified': settings.verifiedBoot && !bootIsVerified(context, hardware.rootOfTrust),
    'another app': !askedByOurs(context, appsIn(description.softwareEnforced), settings.packages),
    'another device': settings.deviceIds && serial !== undefined && !serialAgrees(context, hardware, serial),
    'old patch level': !patchedSince(context, system, settings.minimumPatchLevel),
  };
  return Object.keys(wrong).filter((what) => wrong[what] === true) as AttestationFinding[];
}

function appsIn({ attestationApplicationId }: AuthorizationList): readonly string[] {
  try {
    const read = attestationApplicationId && readApplicationId(attestationApplicationId);
    return read?.packages.map(({ name }) => name) ?? [];
  } catch {
    return [];
  }
}
