import { createHash } from 'node:crypto';
import { mdmSignatureHeader, verifyCarried, verifyMdmSignature } from '../../../../protocol/apple/mdm-signature.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { DeviceState } from '../../domain/state.js';
import type { EndpointRequest } from '../../endpoint.js';
import { bodySignatureHolds, certificateIsTrusted } from './rules.js';
import { signingTimeAccepted, stalenessForgiven } from './session-rules.js';
import { verificationThatCounts } from './wire-rules.js';

/** The device's certificate as it was shown and found good. */
export interface ShownCertificate {
  readonly der: Uint8Array;
  readonly sha256: string;
}

/** A message that is not taken; the reason goes into the answer's body for people. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}

/** The same, from a device that is none of ours any more. */
export class Unrecognized extends Refused {}

/**
 * The certificate behind a request: the signer of `Mdm-Signature` over the exact body, else the client certificate of TLS
 * (Apple: "Implementing device management"). Throws Refused when there is none, the signature is wrong, or the
 * tenant's authority objects to the certificate on the tenant's clock; Unrecognized when it was withdrawn from a device that is enrolled no longer.
 */
export function shownCertificate(request: EndpointRequest, enrolled = true): ShownCertificate {
  const header = request.headers[mdmSignatureHeader.toLowerCase()];
  const der = typeof header === 'string' ? signerOf(request, header) : request.clientCertificate;
  if (der === undefined) throw new Refused('neither Mdm-Signature nor a client certificate');
  const context = request.tenant.context();
  const objection = request.tenant.ca.object(der, context.now);
  const stale = objection === 'expired' || objection === 'revoked' ? objection : undefined;
  const forgiven = stale !== undefined && stalenessForgiven(context, stale);
  if (!forgiven && !certificateIsTrusted(context, objection)) {
    if (objection === 'revoked' && !enrolled) throw new Unrecognized('the device is not enrolled here any more');
    throw new Refused(`the certificate is ${objection}`);
  }
  return { der, sha256: createHash('sha256').update(der).digest('hex') };
}

function signerOf({ tenant, body }: EndpointRequest, header: string): Uint8Array {
  try {
    const verified = verificationThatCounts(
      tenant.context(),
      () => verifyMdmSignature(header, body),
      () => verifyCarried(header, body),
    );
    const certificate = verified.signers[0]?.certificate;
    if (certificate === undefined) throw new Refused('the signer of Mdm-Signature has no certificate');
    if (!bodySignatureHolds(tenant.context(), verified.valid)) throw new Refused('Mdm-Signature does not fit the body');
    const { signingTime } = verified.signers[0] ?? {};
    const ahead = signingTime === undefined ? undefined : signingTime - tenant.clock.now();
    if (!signingTimeAccepted(tenant.context(), ahead)) throw new Refused('Mdm-Signature was made at another time');
    return certificate.der;
  } catch (error) {
    if (error instanceof ProtocolError) throw new Refused(`Mdm-Signature cannot be read: ${error.message}`);
    throw error;
  }
}

/** Another device of the tenant that is pinned to this certificate. */
export function otherOwner(
  devices: Iterable<DeviceState>,
  { sha256 }: ShownCertificate,
  enrollmentId: string,
): DeviceState | undefined {
  for (const device of devices)
    if (device.certificateSha256 === sha256 && device.enrollmentId !== enrollmentId) return device;
  return undefined;
}
