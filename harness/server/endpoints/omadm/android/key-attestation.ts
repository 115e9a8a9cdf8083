import {
  attestationChallengeNode,
  keyAttestationAlert,
  readAttestedChain,
} from '../../../../../protocol/android/attestation/link.js';
import type { SyncMl } from '../../../../../protocol/syncml/messages.js';
import { challengeFor, takeAttestation } from '../../../domain/key-attestation/attested.js';
import type { DeviceState } from '../../../domain/state.js';
import type { TenantContext } from '../../../tenant.js';
import type { WantedNode } from './wanted-nodes.js';

/** The question that a device is asked about its key. */
export function attestationNodes(
  context: TenantContext,
  device: DeviceState,
  { newChallenge }: { readonly newChallenge: () => string },
): readonly WantedNode[] {
  const challenge = challengeFor(context, device, newChallenge);
  return challenge === undefined ? [] : [{ target: attestationChallengeNode, format: 'chr', data: challenge }];
}

/** Takes the chain that a device hands over in a generic alert (OMA-TS-DM_Protocol-V1_2, Alert 1226). */
export function takeKeyAttestation(context: TenantContext, device: DeviceState, { body }: SyncMl): void {
  for (const command of body) {
    if (command.verb !== 'Alert' || command.data !== '1226') continue;
    const told = command.items.find(({ meta }) => meta?.type === keyAttestationAlert);
    if (told !== undefined) takeAttestation(context, device, readAttestedChain(told.data ?? ''));
  }
}
