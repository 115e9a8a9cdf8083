import type { CspPlugin, ExecResult, NodeCall } from '../../omadm/csp.js';
import { objectionToRecovery, type TpmState } from '../recovery-rules.js';

const node = './Device/Vendor/MSFT/DMClient/Provider/{ProviderID}/Recovery';
/** Recovery nodes came with this version (DMClient CSP, applicability). */
const minimumOs = '10.0.22000';

/** DMClient CSP, Recovery: whether and when a PC asks for its certificate once more, and what came of it. */
export const recoveryCsp: CspPlugin = {
  name: 'DMClient Recovery',
  nodes: [
    {
      uri: `${node}/AllowRecovery`,
      format: 'int',
      verbs: ['Get', 'Replace'],
      initial: '0',
      accepts: (data) => data === '0' || data === '1',
      minimumOs,
    },
    { uri: `${node}/RecoveryStatus`, format: 'int', verbs: ['Get'], initial: '0', minimumOs },
    { uri: `${node}/InitiateRecovery`, format: 'int', verbs: ['Exec'], minimumOs, exec: initiate },
  ],
};

/** 1 asks for a recovery only if the keys move into the TPM by it; anything else wants it in any case. */
function initiate({ names: [provider = ''], state, world }: NodeCall, data: string | undefined): ExecResult {
  const tpm = world.facts.more?.tpm as TpmState | undefined;
  const objection = data?.trim() === '1' ? objectionToRecovery(world, tpm) : undefined;
  const told = { ...state, [statusPlace(provider)]: objection ?? '1' };
  return objection === undefined
    ? { status: '200', state: told, event: { kind: 'recover', detail: {} } }
    : { status: '200', state: told };
}

/** RecoveryStatus in the tree's own form. */
export const statusPlace = (provider: string): string =>
  `Device/Vendor/MSFT/DMClient/Provider/${provider}/Recovery/RecoveryStatus`;

/** AllowRecovery in the tree's own form. */
export const allowPlace = (provider: string): string =>
  `Device/Vendor/MSFT/DMClient/Provider/${provider}/Recovery/AllowRecovery`;
