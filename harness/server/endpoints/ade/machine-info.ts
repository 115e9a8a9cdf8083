import { ProtocolError } from '../../../../protocol/base/errors.js';
import { type MachineInfo, readMachineInfo } from '../../../../protocol/dep/machine-info.js';
import { simulatedDeviceAuthority } from '../../../../protocol/dep/simulated-device-authority.js';
import { verifyChain } from '../../../../protocol/pki/chain.js';
import type { VerifiedData } from '../../../../protocol/pki/verify-signed-data.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { factoryChainAt, machineInfoIsSigned, signerIsDevice } from './rules.js';

/** A MachineInfo that names its device. */
export type NamedMachine = MachineInfo & Required<Pick<MachineInfo, 'SERIAL' | 'UDID'>>;

/** What a device said of itself, as far as it is believed; otherwise why not. */
export type Introduction =
  | { readonly kind: 'believed'; readonly info: NamedMachine }
  | { readonly kind: 'doubted'; readonly reason: string };

/** Judges a signed MachineInfo: the signature, who signed, and whether it names the device (other/machineinfo.yaml). */
export function introduce(tenant: Tenant, message: Uint8Array): Introduction {
  try {
    const { info, signature } = readMachineInfo(message).message;
    if (!machineInfoIsSigned(tenant.context(), signature.valid))
      return doubted('the signature of MachineInfo is wrong');
    if (!signerIsDevice(tenant.context(), isDevice(tenant.context(), signature)))
      return doubted('the signer of MachineInfo is no device');
    const { SERIAL, UDID } = info;
    if (SERIAL === undefined || UDID === undefined) return doubted('MachineInfo lacks SERIAL or UDID');
    return { kind: 'believed', info: { ...info, SERIAL, UDID } };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return doubted(`no signed MachineInfo: ${error.message}`);
  }
}

function isDevice(context: TenantContext, { signers }: VerifiedData): boolean {
  const leaf = signers[0]?.certificate;
  if (leaf === undefined) return false;
  const now = factoryChainAt(context, leaf.notBefore);
  return verifyChain({ leaf, anchors: [simulatedDeviceAuthority], now }).trusted;
}

const doubted = (reason: string): Introduction => ({ kind: 'doubted', reason });
