import {
  attestationChallengeNode,
  keyAttestationAlert,
  readChallenge,
  writeAttestedChain,
} from '../../../protocol/android/attestation/link.js';
import { Alert } from '../../../protocol/syncml/messages.js';
import type { AndroidDevice } from '../device.js';
import { keepSecurity, postureOf, securityOf } from '../security/state.js';
import { attestKey } from './attest-key.js';

export interface AttestationNews {
  /** The challenge that is answered. */
  readonly challenge: string;
  /** A generic alert of package 1 with the chain (OMA-TS-DM_Protocol-V1_2, Alert 1226). */
  readonly alert: Omit<Alert, 'cmdId'>;
}

/** The chain that the server is to get, because it gave a challenge that was not answered yet. */
export function attestationNews(device: AndroidDevice): AttestationNews | undefined {
  const challenge = device.state.tree[attestationChallengeNode.slice(2)];
  if (typeof challenge !== 'string' || securityOf(device).answered === challenge) return undefined;
  const data = answerTo(device, challenge);
  if (data === undefined) return undefined;
  return {
    challenge,
    alert: Alert.create({
      cmdId: '',
      data: '1226',
      items: [{ meta: { format: 'chr', type: keyAttestationAlert }, data }],
    }),
  };
}

/** An attacker who has once recorded an answer shows it again. */
function answerTo(device: AndroidDevice, challenge: string): string | undefined {
  const { recorded } = securityOf(device);
  const replays = postureOf(device).attestationForgery === 'replayed';
  if (replays && recorded !== undefined) return recorded;
  const bytes = readChallenge(challenge);
  const chain = bytes && attestKey(device, bytes);
  const data = chain && writeAttestedChain(chain);
  if (replays && data !== undefined) keepSecurity(device, { recorded: data });
  return data;
}
