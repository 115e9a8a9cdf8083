import { readDeviceAttributes } from '../../../../../protocol/apple/ota/device-attributes.js';
import { encodeProfileService } from '../../../../../protocol/apple/ota/profile-service.js';
import { ProtocolError } from '../../../../../protocol/base/errors.js';
import type { Certificate } from '../../../../../protocol/pki/certificate.js';
import { stringOf } from '../../../../../protocol/plist/value.js';
import { tokenInForce } from '../../../domain/enrollments.js';
import type { IssuedEnrollment } from '../../../domain/state.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { buildEnrollmentProfile, buildIdentityProfile, otaPath, otaUrl } from '../enrollment-profile.js';
import { document, refusedWith } from '../responses.js';
import { profileServedAs } from '../rules.js';
import { Refused } from '../sender.js';
import { deviceOf, offerIdentity } from './identities.js';
import {
  answerTo,
  attributesAreSigned,
  challengeFits,
  identityIsTheDevices,
  otaRules,
  profileIsEncrypted,
} from './rules.js';
import { isIdentified } from './signer.js';

/** Over-the-Air Profile Delivery, server half: what to tell, an identity, the profile (Apple: "Over-the-Air Profile Delivery and Configuration"). */
export function otaEndpoint(): Endpoint {
  return {
    name: 'ota',
    rules: otaRules,
    routes: [
      { method: 'GET', path: otaPath, handler: (request) => guarded(request, askForAttributes) },
      { method: 'POST', path: otaPath, handler: (request) => guarded(request, answerDevice) },
    ],
  };
}

function guarded(
  request: EndpointRequest,
  answer: (request: EndpointRequest, issued: IssuedEnrollment) => EndpointResponse,
): EndpointResponse {
  const { tenant, query } = request;
  const issued = tenant.state.enrollments.get(query.get('ref') ?? '');
  if (issued === undefined || issued.revoked || !tokenInForce(tenant.context(), issued))
    return refusedWith(404, 'No enrollment waits under this address.');
  try {
    return answer(request, issued);
  } catch (error) {
    if (!(error instanceof Refused || error instanceof ProtocolError)) throw error;
    return refusedWith(403, error.message);
  }
}

/** Phase 1. */
function askForAttributes({ tenant }: EndpointRequest, issued: IssuedEnrollment): EndpointResponse {
  const service = {
    URL: otaUrl(tenant, issued),
    DeviceAttributes: ['UDID', 'VERSION', 'PRODUCT', 'SERIAL', 'IMEI'],
    Challenge: issued.secret,
  };
  const body = encodeProfileService(service, {
    PayloadIdentifier: `${tenant.domain}.profile-service`,
    PayloadUUID: tenant.random.uuid(),
    PayloadDisplayName: 'Profile Service (simulated)',
    PayloadOrganization: tenant.domain,
  });
  return document(profileServedAs(tenant.context()), body);
}

/** Phases 2 and 3 come to one address; the issuer of who signed tells them apart. */
function answerDevice({ tenant, body }: EndpointRequest, issued: IssuedEnrollment): EndpointResponse {
  const { attributes, signature } = readDeviceAttributes(body);
  const context = tenant.context();
  const signer = signature.signers[0]?.certificate;
  if (signer === undefined || !attributesAreSigned(context, signature.valid))
    throw new Refused('the signature over the device attributes is wrong');
  if (!challengeFits(context, stringOf(attributes.get('CHALLENGE')) === issued.secret))
    throw new Refused('this is not the challenge that was given');
  const udid = stringOf(attributes.get('UDID'));
  if (udid === undefined) throw new Refused('the device attributes lack UDID');
  const identified = isIdentified(tenant, signer);
  if (answerTo(context, identified) === 'identity') return identityFor(tenant, issued, udid);
  if (identified && !identityIsTheDevices(context, deviceOf(tenant, issued, signer.der), udid))
    throw new Refused('the identity was given to another device');
  return profileFor(tenant, issued, signer);
}

function identityFor(tenant: Tenant, issued: IssuedEnrollment, udid: string): EndpointResponse {
  const offered = offerIdentity(tenant, issued, udid);
  return document(profileServedAs(tenant.context()), buildIdentityProfile(tenant, offered));
}

function profileFor(tenant: Tenant, issued: IssuedEnrollment, recipient: Certificate): EndpointResponse {
  const context = tenant.context();
  const readers = profileIsEncrypted(context) ? { recipient } : {};
  return document(profileServedAs(context), buildEnrollmentProfile(tenant, issued, readers));
}
