import { simulatedDeviceAuthority } from '../../../../../protocol/dep/simulated-device-authority.js';
import { type Certificate, parseCertificate } from '../../../../../protocol/pki/certificate.js';
import { verifyChain } from '../../../../../protocol/pki/chain.js';
import type { Tenant } from '../../../tenant.js';
import { factoryChainAt } from '../../ade/rules.js';
import { Refused } from '../sender.js';
import { signerIsFromTheFactory, strangerIsRefused } from './rules.js';

/** Whether the signer shows a certificate of ours; otherwise it has to be a device with its identity from the factory. Throws Refused. */
export function isIdentified(tenant: Tenant, signer: Certificate): boolean {
  const context = tenant.context();
  const objection = tenant.ca.object(signer.der, context.now);
  const namesUs = Buffer.compare(signer.issuerDer, parseCertificate(tenant.ca.certificate).subjectDer) === 0;
  if (namesUs && strangerIsRefused(context, objection)) throw new Refused(`the certificate is ${objection}`);
  if (namesUs) return objection === undefined;
  const now = factoryChainAt(context, signer.notBefore);
  const { trusted } = verifyChain({ leaf: signer, anchors: [simulatedDeviceAuthority], now });
  if (!signerIsFromTheFactory(context, trusted)) throw new Refused('the signer is no device');
  return false;
}
