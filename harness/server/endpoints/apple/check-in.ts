import {
  type Authenticate,
  type CheckIn,
  type CheckOut,
  enrollmentIdOf,
  type TokenUpdate,
} from '../../../../protocol/apple/check-in.js';
import type { JsonObject, Platform } from '../../../../protocol/base/vocabulary.js';
import type { EnrollmentAttempt } from '../../domain/admission.js';
import { admit, recordRefusal } from '../../domain/admit.js';
import { asksForName } from '../../domain/configurator/rules.js';
import {
  completeEnrollment,
  findDevice,
  markUnenrolled,
  queueCommand,
  recordEnrolling,
  touch,
} from '../../domain/devices.js';
import { spendEnrollment } from '../../domain/enrollments.js';
import { authorityIsChosen, isSupported, mdmAuthority } from '../../domain/mdm-authority.js';
import { pushCertificateInForce } from '../../domain/push-certificate.js';
import { mayManageApple } from '../../domain/push-certificate-rules.js';
import { isOrganisations } from '../../domain/restrictions.js';
import type { DeviceState, IssuedEnrollment } from '../../domain/state.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant, TenantContext } from '../../tenant.js';
import { enrollmentProfileOf } from '../ade/applied-profile.js';
import { sameDevice } from '../ade/rules.js';
import { answerDeclarative } from './declarative.js';
import { appleDetail, factsOf, keep, retireCertificate } from './device-detail.js';
import { recordedOf } from './enrollment-plan.js';
import { topicOf } from './enrollment-profile.js';
import { getBootstrapToken, getToken, setBootstrapToken } from './escrow.js';
import { queueAccounts } from './mac/accounts.js';
import { endedAfterUpdate, magicAfter } from './push-rules.js';
import { requireOwnCertificate } from './renewed-identity.js';
import { accepted, forbidden } from './responses.js';
import { answerReturnToService } from './return-to-service/answer.js';
import {
  authenticatedBefore,
  certificateIsFree,
  checkOutEnds,
  queueAfterAuthenticate,
  topicFits,
  unlockTokenAfter,
} from './rules.js';
import { otherOwner, Refused, type ShownCertificate } from './sender.js';
import { channelOf } from './shared-ipad/rules.js';
import { authenticateUser, updateUserToken } from './user-channel.js';

/** One check-in of a device whose certificate was found good. */
export interface CheckInRequest {
  readonly tenant: Tenant;
  readonly message: CheckIn;
  readonly certificate: ShownCertificate;
  /** Reference of the issued enrollment, as the profile wrote it into CheckInURL. */
  readonly reference: string | undefined;
}

/** Answers every check-in. Throws Refused when the message is not taken. */
export function answerCheckIn(request: CheckInRequest): EndpointResponse {
  const { tenant, message } = request;
  requireTopic(tenant, message);
  switch (message.MessageType) {
    case 'Authenticate':
      return authenticate(request, message);
    case 'TokenUpdate':
      return updateToken(request, message);
    case 'CheckOut':
      return checkOut(request, message);
    case 'SetBootstrapToken':
      return setBootstrapToken(tenant, knownDevice(request), message);
    case 'GetBootstrapToken':
      return getBootstrapToken(tenant, knownDevice(request));
    case 'GetToken':
      return getToken(tenant, knownDevice(request), message);
    case 'UserAuthenticate':
      return authenticateUser(tenant, knownDevice(request), message);
    case 'DeclarativeManagement':
      return answerDeclarative(tenant, knownDevice(request), message);
    case 'ReturnToService':
      return answerReturnToService(tenant, knownDevice(request));
  }
}

/** Messages that bind the device to a push topic name it. */
function requireTopic(tenant: Tenant, message: CheckIn): void {
  if (!namesTopic.has(message.MessageType)) return;
  const topic = topicOf(tenant);
  const named = 'Topic' in message ? message.Topic : undefined;
  if (!topicFits(tenant.context(), topic, named)) throw new Refused(`the topic here is ${topic}`);
}

const namesTopic: ReadonlySet<CheckIn['MessageType']> = new Set(['Authenticate', 'TokenUpdate', 'CheckOut']);

function authenticate({ tenant, certificate, reference }: CheckInRequest, message: Authenticate): EndpointResponse {
  const enrollmentId = requireId(message);
  const context = tenant.context();
  if (!certificateIsFree(context, otherOwner(tenant.state.devices.values(), certificate, enrollmentId) !== undefined))
    throw new Refused('the certificate belongs to another device');
  if (!mayManageApple(context, pushCertificateInForce(context)))
    return forbidden('There is no push certificate in force.');
  const issued = reference === undefined ? undefined : tenant.state.enrollments.get(reference);
  const known = findDevice(tenant.state, enrollmentId);
  const missing = missingFor(context, issued?.platform, message.ProductName);
  if (missing !== undefined) return forbidden(missing);
  if (issued === undefined) throw new Refused('CheckInURL names no enrollment that was issued here');
  const { udid } = issued.options;
  if (!sameDevice(context, typeof udid === 'string' ? udid : undefined, enrollmentId))
    throw new Refused('another device fetched this profile');
  const attempt = attemptOf(message, enrollmentId, issued, known);
  const admission = admit(context, attempt);
  if (admission.kind === 'refused') {
    recordRefusal(context, attempt, admission);
    tenant.ca.revoke(certificate.der);
    return forbidden(admission.message);
  }
  if (known !== undefined && known.certificateSha256 !== certificate.sha256) retireCertificate(tenant, known);
  const before = known?.commands ?? [];
  const device = recordEnrolling(
    tenant.state,
    {
      ...attempt,
      certificateSha256: certificate.sha256,
      detail: {
        ...conversion(context, known, issued),
        reference: issued.reference,
        ...(factsOf(tenant, certificate.der) as JsonObject),
        ...enrollmentProfileOf(context, issued),
        ...recordedOf(issued),
      },
    },
    context.now,
  );
  device.commands.push(...queueAfterAuthenticate(context, before));
  if (issued.method === 'ios-configurator-direct' && asksForName(context)) askForName(tenant, device);
  keep(device, {
    topic: topicOf(tenant),
    ...(message.ProductName === undefined ? {} : { product: message.ProductName }),
    ...(message.BuildVersion === undefined ? {} : { build: message.BuildVersion }),
    ...nameAtEnrollment(issued),
    ...(typeof issued.options.userAffinity === 'boolean' && { userAffinity: issued.options.userAffinity }),
  });
  if (attempt.secret !== undefined) spendEnrollment(context, issued);
  return accepted();
}

/** The name that somebody gave the device before it enrolled. */
function askForName({ random, clock }: Tenant, device: DeviceState): void {
  const payload = { RequestType: 'DeviceInformation', Queries: ['DeviceName'] };
  queueCommand(device, { id: random.uuid(), kind: 'DeviceInformation', payload }, clock.now());
}

/** What an iPhone or iPad needs before it enrolls, beside a push certificate. */
function missingFor(context: TenantContext, platform: Platform | undefined, product: string | undefined) {
  if (!authorityIsChosen(context, mdmAuthority(context.state).chosen)) return 'Nobody chose the MDM authority.';
  const ofPhones = platform === 'ios' || platform === 'ipados';
  return !ofPhones || product === undefined || isSupported(context, product) ? undefined : `${product} is not managed.`;
}

/** Name of the enrollment profile, by which devices are put into groups. */
function nameAtEnrollment({ options }: IssuedEnrollment): { readonly enrollmentProfile?: string } {
  const name = options.enrollmentProfile ?? options.profile;
  return typeof name === 'string' ? { enrollmentProfile: name } : {};
}

/** Remembers that a device was its holder's before. */
function conversion(context: TenantContext, known: DeviceState | undefined, { method }: IssuedEnrollment): JsonObject {
  const converted = known !== undefined && isOrganisations(context, method) && !isOrganisations(context, known.method);
  return converted ? { convertedAt: context.now } : {};
}

/** A device that comes again with the enrollment that it came in by has spent the secret already. */
function attemptOf(
  message: Authenticate,
  enrollmentId: string,
  issued: IssuedEnrollment,
  known: DeviceState | undefined,
): EnrollmentAttempt {
  const again = known?.detail.reference === issued.reference;
  const model = message.ProductName ?? message.ModelName ?? message.Model;
  return {
    platform: issued.platform,
    method: issued.method,
    enrollmentId,
    manufacturer: 'Apple',
    ...(issued.upn === undefined ? {} : { upn: issued.upn }),
    ...(again ? {} : { secret: issued.secret }),
    ...(message.SerialNumber === undefined ? {} : { serial: message.SerialNumber }),
    ...(model === undefined ? {} : { model }),
    ...(message.OSVersion === undefined ? {} : { osVersion: message.OSVersion }),
  };
}

function updateToken(request: CheckInRequest, message: TokenUpdate): EndpointResponse {
  const { tenant } = request;
  const device = knownDevice(request);
  const { Token, PushMagic, UnlockToken } = message;
  if (Token === undefined || PushMagic === undefined) throw new Refused('TokenUpdate needs Token and PushMagic');
  const channel = channelOf(tenant.context(), message);
  if (channel !== undefined) return updateUserToken(device, channel, message);
  const escrowed = unlockTokenAfter(
    tenant.context(),
    appleDetail(device).unlockToken,
    UnlockToken && Buffer.from(UnlockToken).toString('base64'),
  );
  keep(device, {
    topic: topicOf(tenant),
    pushMagic: magicAfter(tenant.context(), appleDetail(device).pushMagic, PushMagic),
    pushEnded: endedAfterUpdate(tenant.context(), appleDetail(device).pushEnded === true),
    token: Buffer.from(Token).toString('hex'),
    unlockToken: escrowed,
    ...(message.AwaitingConfiguration === true && { awaiting: true }),
  });
  queueAccounts(tenant, device, message.AwaitingConfiguration === true);
  completeEnrollment(tenant.state, device, tenant.clock.now());
  return accepted();
}

/** Management ends, and with it the worth of the certificate (RFC 5280 §5.3.1, cessationOfOperation). */
function checkOut(request: CheckInRequest, _message: CheckOut): EndpointResponse {
  const { tenant, certificate } = request;
  const device = knownDevice(request);
  if (checkOutEnds(tenant.context())) {
    const now = tenant.clock.now();
    markUnenrolled(tenant.state, device, now, 'user');
    tenant.ca.revoke(certificate.der, now);
  }
  return accepted();
}

/** The device that has authenticated before, with the certificate that it showed then. */
function knownDevice({ tenant, message, certificate, reference }: CheckInRequest): DeviceState {
  const enrollmentId = requireId(message);
  const context = tenant.context();
  const device = findDevice(tenant.state, enrollmentId);
  if (!authenticatedBefore(context, device !== undefined && device.state !== 'unenrolled'))
    throw new Refused(`${enrollmentId} has not authenticated`);
  if (device === undefined) return strayDevice(tenant, enrollmentId, certificate, reference);
  requireOwnCertificate(tenant, device, certificate);
  touch(device, context.now);
  return device;
}

/** The record of a device that was let in without Authenticate, which only a broken rule allows. */
function strayDevice(
  tenant: Tenant,
  enrollmentId: string,
  { sha256 }: ShownCertificate,
  reference: string | undefined,
): DeviceState {
  const issued = reference === undefined ? undefined : tenant.state.enrollments.get(reference);
  if (issued === undefined) throw new Refused('CheckInURL names no enrollment that was issued here');
  const { platform, method } = issued;
  const facts = { platform, method, enrollmentId, certificateSha256: sha256 };
  return recordEnrolling(tenant.state, facts, tenant.clock.now());
}

function requireId(message: CheckIn): string {
  const id = enrollmentIdOf(message);
  if (id === undefined) throw new Refused('neither UDID nor EnrollmentID');
  return id;
}
