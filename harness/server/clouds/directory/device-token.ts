import { simulatedAttestationRoot } from '../../../../protocol/acme/simulated-attestation-root.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { readTpmStatement } from '../../../../protocol/directory/tpm-attestation.js';
import { verifyChain } from '../../../../protocol/pki/chain.js';
import { autopilotDevices } from '../../domain/autopilot/settings.js';
import type { Tenant } from '../../tenant.js';

/** The serial number of a registered PC whose TPM has attested it for this nonce; or why there is no token. */
export function attestedPc(tenant: Tenant, nonce: string, statement: string): { readonly serial: string } | string {
  try {
    const { leaf, intermediates, serialNumber, answers } = readTpmStatement(statement);
    const { trusted } = verifyChain({
      leaf,
      intermediates,
      anchors: [simulatedAttestationRoot],
      now: tenant.clock.now(),
    });
    if (!trusted) return 'the attestation leads to no authority that is trusted here';
    if (!answers(nonce)) return 'the attestation was made for another question';
    const known = autopilotDevices(tenant.state).some(({ serial }) => serial === serialNumber);
    return known && serialNumber !== undefined ? { serial: serialNumber } : 'the PC is not registered';
  } catch (error) {
    if (error instanceof ProtocolError) return error.message;
    throw error;
  }
}
