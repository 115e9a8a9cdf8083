import { checkInFrom, isCheckIn } from '../../../../protocol/apple/check-in.js';
import { reportFrom } from '../../../../protocol/apple/command.js';
import { errorCodes, errorResponse } from '../../../../protocol/apple/error-response.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import { readPlist } from '../../../../protocol/plist/codec.js';
import { isBinaryPlist } from '../../../../protocol/plist/read-binary.js';
import { dictOf, stringOf } from '../../../../protocol/plist/value.js';
import { appleAnswers } from '../../domain/apple-answers.js';
import { tokenInForce } from '../../domain/enrollments.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { requireToken } from './account-driven/bearer.js';
import { answerCheckIn } from './check-in.js';
import { answerReport, isEnrolled } from './connect.js';
import { declarativeServerRules } from './declarative-rules.js';
import { documentsPath, serveDocument } from './declared-documents.js';
import { buildEnrollmentProfile } from './enrollment-profile.js';
import { identityFileRules } from './identity-file-rules.js';
import { identityRenewalRules } from './identity-renewal/rules.js';
import { macAccountRules } from './mac/accounts.js';
import { appLinkRules, appLinks, openApp } from './mac/app-link.js';
import { directPath, downloadCopy } from './mac/direct.js';
import { manifestPath, serveManifest } from './policies/deployment.js';
import { pushRules } from './push-rules.js';
import { document, refusedWith } from './responses.js';
import { appleRules, profileServedAs, refusalStatus } from './rules.js';
import { Refused, shownCertificate, Unrecognized } from './sender.js';
import { messageIsRead } from './session-rules.js';
import { formIsRead, sendsAway, wireServerRules } from './wire-rules.js';

/**
 * Apple's MDM protocol, server half: the enrollment profile, check-in and command exchange. ServerURL takes check-ins too, since a
 * profile without CheckInURL sends them there; which message it is, is told by its keys and not by its content type.
 */
export function appleEndpoint(): Endpoint {
  return {
    name: 'apple',
    rules: [
      ...appleRules,
      ...pushRules,
      ...wireServerRules,
      ...macAccountRules,
      ...appLinkRules,
      ...identityFileRules,
      ...declarativeServerRules,
      ...identityRenewalRules,
    ],
    routes: [
      { method: 'GET', path: '/apple/enroll', handler: serveProfile },
      { method: 'GET', path: manifestPath, handler: serveManifest },
      { method: 'GET', path: documentsPath, handler: serveDocument },
      ...appLinks.map((path) => ({ method: 'GET' as const, path, handler: openApp })),
      { method: 'GET', path: directPath, handler: downloadCopy },
      { method: 'PUT', path: '/mdm/checkin', handler: guarded(answerMessage) },
      { method: 'PUT', path: '/mdm/connect', handler: guarded(answerMessage) },
      { method: 'PUT', path: '/mdm', handler: guarded(answerMessage) },
    ],
  };
}

function serveProfile({ tenant, query }: EndpointRequest): EndpointResponse {
  const issued = tenant.state.enrollments.get(query.get('ref') ?? '');
  const context = tenant.context();
  if (issued === undefined || issued.revoked || !tokenInForce(context, issued))
    return refusedWith(404, 'No enrollment waits under this address.');
  return document(profileServedAs(context), buildEnrollmentProfile(tenant, issued));
}

/** A check-in names its MessageType; a command report has none. */
function answerMessage(request: EndpointRequest): EndpointResponse {
  const { tenant, body, query } = request;
  if (!messageIsRead(tenant.context(), body.byteLength)) return refusedWith(413, 'The message is too large.');
  if (!formIsRead(tenant.context(), isBinaryPlist(body))) throw new Refused('the message is no XML');
  const plist = readPlist(body);
  const content = dictOf(plist.message);
  const type = stringOf(content?.get('MessageType'));
  const asked = requireToken(request, stringOf(content?.get('UDID') ?? content?.get('EnrollmentID')));
  if (asked !== undefined) return asked;
  const { checkIns, reports } = appleAnswers(tenant.state);
  if (type === undefined) {
    if (reports !== undefined) return insteadOf(tenant, reports);
    const report = reportFrom(plist).message;
    return answerReport(tenant, report, shownCertificate(request, isEnrolled(tenant, report)));
  }
  if (!isCheckIn(type)) throw new Refused(`${type} is not offered here`);
  const { message } = checkInFrom(plist);
  const certificate = shownCertificate(request);
  const answer = answerCheckIn({ tenant, message, certificate, reference: query.get('ref') ?? undefined });
  return checkIns === undefined ? answer : insteadOf(tenant, checkIns);
}

/** An answer that the settings want in place of the server's own. */
function insteadOf({ state }: Tenant, status: number): EndpointResponse {
  const { location, error } = appleAnswers(state);
  if (error !== undefined) return { ...errorResponse(error, 'The server says so.'), status };
  return { status, headers: location === undefined ? {} : { location }, body: '' };
}

/** Turns what cannot be read or trusted into the refusal's status. */
function guarded(
  answer: (request: EndpointRequest) => EndpointResponse,
): (request: EndpointRequest) => EndpointResponse {
  return (request) => {
    try {
      return answer(request);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof ProtocolError)) throw error;
      const { tenant } = request;
      if (error instanceof Unrecognized && sendsAway(tenant.context()))
        return errorResponse(errorCodes.unrecognizedDevice, error.message);
      return refusedWith(refusalStatus(tenant.context()), error.message);
    }
  };
}
