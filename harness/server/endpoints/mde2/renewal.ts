import { createHash } from 'node:crypto';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { contextValue } from '../../../../protocol/mde2/context-items.js';
import type { RequestSecurityToken } from '../../../../protocol/mde2/messages.js';
import { tokenTypes } from '../../../../protocol/mde2/namespaces.table.js';
import type { Certificate } from '../../../../protocol/pki/certificate.js';
import { parseSignedData, type SignedData } from '../../../../protocol/pki/signed-data.js';
import { type VerifiedData, verifySignedData } from '../../../../protocol/pki/verify-signed-data.js';
import { findDevice } from '../../domain/devices.js';
import type { DeviceState } from '../../domain/state.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Tenant } from '../../tenant.js';
import { Refused, unreadable } from './answers.js';
import { issueCertificate } from './issue-certificate.js';
import { renewalDocument } from './provisioning.js';
import { isInWindow, isSameRequester, pinAfterRenewal, renewalIsSigned, servesRenewal } from './renewal-rules.js';
import { rejectedCredentials } from './rules.js';

export interface Renewed {
  readonly provisioningDocument: Uint8Array;
  /** Pins the device to its new certificate; called when the answer is made. */
  record(): void;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Renewal on behalf of the device (MS-MDE2 §3.5): a PKCS#10 for a new key within a SignedData of the present certificate, over TLS with the same
 * certificate. Nothing is stored here. Throws `Refused`.
 */
export function renew(tenant: Tenant, message: RequestSecurityToken, shown: Uint8Array | undefined): Renewed {
  const context = tenant.context();
  if (!servesRenewal(context)) throw new Refused('Authorization', 'Renew is not served here', 'NotSupported');
  const { verified, signer } = signedRequest(tenant, message);
  const device = requester(tenant, message, shown, signer);
  const objection = tenant.ca.object(signer.der, context.now);
  if (objection !== undefined && objection !== 'expired')
    throw new Refused(rejectedCredentials(context), `the certificate does not count: ${objection}`);
  if (!isInWindow(context, signer, windowsEnrollment(tenant.state).renewal.periodDays))
    throw new Refused('Authorization', 'This is not the time to renew the certificate.', 'NotEligibleToRenew');
  const certificate = issueCertificate(tenant, verified.content, device.enrollmentId);
  return {
    provisioningDocument: renewalDocument(tenant, certificate, contextValue(message.contextItems, 'EnrollmentType')),
    record: () => {
      const pin = pinAfterRenewal(context, sha256(certificate), device.certificateSha256);
      if (pin !== undefined) device.certificateSha256 = pin;
      device.lastContact = context.now;
    },
  };
}

function signedRequest(
  tenant: Tenant,
  { request }: RequestSecurityToken,
): { verified: VerifiedData; signer: Certificate } {
  const refused = (message: string) => new Refused('CertificateRequest', message);
  if (request.valueType !== tokenTypes.pkcs7 && request.valueType !== tokenTypes.pkcs7OfEnrollment)
    throw refused(`a request of type ${request.valueType} renews nothing`);
  const verified = verifySignedData(readSignedData(request.value, refused));
  const signer = verified.signers[0]?.certificate;
  if (!renewalIsSigned(tenant.context(), verified) || signer === undefined)
    throw refused('the request is not signed by the certificate in it');
  return { verified, signer };
}

function readSignedData(bytes: Uint8Array, refused: (message: string) => Refused): SignedData {
  try {
    return parseSignedData(bytes);
  } catch (error) {
    if (error instanceof ProtocolError) throw refused('the request cannot be read');
    throw error;
  }
}

/** The enrolled device that the request names and that shows its own certificate. */
function requester(
  tenant: Tenant,
  { contextItems }: RequestSecurityToken,
  shown: Uint8Array | undefined,
  signer: Certificate,
): DeviceState {
  const deviceId = contextValue(contextItems, 'DeviceID');
  if (deviceId === undefined) throw unreadable(tenant, 'the context items do not name the device');
  const device = findDevice(tenant.state, deviceId);
  const certificates = { shown: shown && sha256(shown), signer: sha256(signer.der), pinned: device?.certificateSha256 };
  if (device?.state !== 'enrolled' || !isSameRequester(tenant.context(), certificates))
    throw new Refused(rejectedCredentials(tenant.context()), 'The certificate does not belong to this device.');
  return device;
}
