import { createHash } from 'node:crypto';
import { contextValue } from '../../../../protocol/mde2/context-items.js';
import type { RequestSecurityToken } from '../../../../protocol/mde2/messages.js';
import { tokenTypes } from '../../../../protocol/mde2/namespaces.table.js';
import {
  readRequestSecurityToken,
  writeRequestSecurityTokenResponseCollection,
} from '../../../../protocol/mde2/security-token.js';
import type { EnrollmentAttempt } from '../../domain/admission.js';
import { admit, recordRefusal } from '../../domain/admit.js';
import { findDevice, recordEnrolling } from '../../domain/devices.js';
import { spendEnrollment } from '../../domain/enrollments.js';
import type { DeviceState } from '../../domain/state.js';
import { displacedBy, twinsOf } from '../../domain/windows-admission.js';
import { windowsEnrollment } from '../../domain/windows-settings.js';
import type { Tenant } from '../../tenant.js';
import { accountsDetail, newAccounts } from '../omadm/credentials.js';
import { providerId } from './addresses.js';
import { Refused, type SoapService, unreadable } from './answers.js';
import { authenticated } from './authentication.js';
import { issueCertificate } from './issue-certificate.js';
import { type Caller, type EnrollmentProfile, profileFor } from './profile.js';
import { provisioningDocument } from './provisioning.js';
import { mayRecover, staysTheSame } from './recovery-rules.js';
import { refusalFault } from './refusal-fault.js';
import { renew } from './renewal.js';
import { isIssue, unreadableRequest } from './request-rules.js';
import { allowsContextItem, issuedTokenType, refusalDetail, rejectedCredentials } from './rules.js';
import { isTermsBlob } from './terms-of-use.js';

const tokenLifeMs = 5 * 60_000;

/** RequestSecurityToken (MS-MDE2 §3.4.4.1): who, may they, what key; then certificate and provisioning document. Nothing is stored before all of it holds. */
export function requestSecurityToken(profiles: readonly EnrollmentProfile[]): SoapService {
  return (tenant, soap, header, clientCertificate) => {
    const { message } = readRequestSecurityToken(soap);
    const { maintenance, fault } = windowsEnrollment(tenant.state);
    if (fault !== undefined)
      throw new Refused(fault.code, 'The organisation answers every request so.', fault.errorType);
    if (maintenance) throw new Refused('EnrollmentServer', 'The server is in maintenance.', 'InMaintenance');
    if (message.requestType === 'Renew') {
      const { provisioningDocument, record } = renew(tenant, message, clientCertificate);
      const answer = collection(tenant, header, provisioningDocument);
      record();
      return answer;
    }
    const profile = profileFor(profiles, contextValue(message.contextItems, 'DeviceType'));
    const caller = authenticated(tenant, [profile], message.security);
    const attempt = admitted(tenant, profile, message, caller);
    const device = profile.describe(tenant, message, caller);
    const certificate = issueFor(tenant, message, attempt.enrollmentId);
    const { enrollmentId } = attempt;
    const accounts = newAccounts(enrollmentId, providerId, tenant.random);
    const document = provisioningDocument(tenant, { enrollmentId, certificate, device, accounts });
    const answer = collection(tenant, header, document);
    const detail = { ...device.detail, ...accountsDetail(accounts) };
    const known = message.requestType === 'Recovery' ? findDevice(tenant.state, enrollmentId) : undefined;
    const { messageSecurity = 'none' } = device.detail ?? {};
    if (known !== undefined && staysTheSame(tenant.context()))
      takeUpAgain(known, certificate, { ...accountsDetail(accounts), messageSecurity });
    else record(tenant, attempt, caller, certificate, detail);
    return answer;
  };
}

function collection(
  tenant: Tenant,
  header: { readonly relatesTo?: string; readonly activityId: string },
  provisioningDocument: Uint8Array,
): Uint8Array {
  const now = tenant.clock.now();
  return writeRequestSecurityTokenResponseCollection({
    ...header,
    tokenType: issuedTokenType(tenant.context()),
    provisioningDocument,
    requestId: 0,
    created: now,
    expires: now + tokenLifeMs,
  });
}

/** Throws `Refused` by the first reason to keep the device out. */
function admitted(
  tenant: Tenant,
  profile: EnrollmentProfile,
  message: RequestSecurityToken,
  caller: Caller,
): EnrollmentAttempt {
  if (message.requestType === 'Recovery' && windowsEnrollment(tenant.state).recovery)
    requireRecoverable(tenant, message, caller);
  else if (!isIssue(tenant.context(), message.requestType))
    throw new Refused('Authorization', `${message.requestType} is not served here`, 'NotSupported');
  const stranger = message.contextItems.find((item) => !allowsContextItem(tenant.context(), item));
  if (stranger !== undefined) throw unreadable(tenant, `the context item ${stranger.name} is not known`);
  if (
    message.requestType !== 'Recovery' &&
    caller.directory &&
    caller.userless === undefined &&
    caller.silent !== true &&
    !isTermsBlob(tenant, caller.upn ?? '', contextValue(message.contextItems, 'EnrollmentData'))
  )
    throw new Refused('Authorization', 'The terms of use were not answered.', 'InvalidEnrollmentData');
  const attempt = profile.attempt(tenant, message, caller);
  if (attempt === undefined) throw unreadable(tenant, 'the context items do not name the device');
  const context = tenant.context();
  const admission = admit(context, attempt);
  if (admission.kind === 'admitted') return attempt;
  recordRefusal(context, attempt, admission);
  const { code, errorType } = refusalFault(context, admission.reason);
  const told = code === 'Authentication' ? rejectedCredentials(context) : code;
  throw new Refused(told, admission.message, refusalDetail(context, errorType));
}

/** Throws `Refused` for a device that has no certificate of this caller's to be issued once more. */
function requireRecoverable(tenant: Tenant, { contextItems }: RequestSecurityToken, { upn }: Caller): void {
  const known = findDevice(tenant.state, contextValue(contextItems, 'DeviceID') ?? '');
  if (!mayRecover(tenant.context(), known, upn))
    throw new Refused('Authorization', 'There is nothing to recover for this device.');
}

/** The certificate for the request's key, named by the device. Throws `Refused`. */
function issueFor(tenant: Tenant, { request }: RequestSecurityToken, enrollmentId: string): Uint8Array {
  if (request.valueType !== tokenTypes.pkcs10)
    throw new Refused(unreadableRequest(tenant.context()), `a request of type ${request.valueType} is not served here`);
  return issueCertificate(tenant, request.value, enrollmentId);
}

/** The device as it was, with a new certificate and what its new document tells of sessions: credentials, how messages are wrapped. */
function takeUpAgain(device: DeviceState, certificate: Uint8Array, accounts: DeviceState['detail']): void {
  device.certificateSha256 = sha256(certificate);
  device.detail = { ...device.detail, ...accounts };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function record(
  tenant: Tenant,
  attempt: EnrollmentAttempt,
  { issued, token }: Caller,
  certificate: Uint8Array,
  detail: Parameters<typeof recordEnrolling>[1]['detail'],
): void {
  const { secret: _secret, manufacturer: _manufacturer, ...device } = attempt;
  const certificateSha256 = sha256(certificate);
  const twins = () => twinsOf(tenant.state, device.enrollmentId, detail?.hardwareId);
  for (const { id } of displacedBy(tenant.context(), twins)) tenant.state.devices.delete(id);
  recordEnrolling(tenant.state, { ...device, certificateSha256, ...(detail && { detail }) }, tenant.clock.now());
  for (const spent of [issued, token]) if (spent !== undefined) spendEnrollment(tenant.context(), spent);
}
