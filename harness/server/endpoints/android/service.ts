import { setupIdentifier } from '../../../../protocol/android/entry-ways.table.js';
import { writeKnoxProfile } from '../../../../protocol/android/knox-profile.js';
import { drawQrPng } from '../../../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import { aospTokenLifeAllowed } from '../../domain/aosp-token.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import { findPerson } from '../../domain/people.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import { type IssueRequest, type PlatformService, RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { validateOmaDmCommand } from '../omadm/command-payload.js';
import { portalUrl } from '../portal/portal-url.js';
import { consoleConfiguration } from './console-configuration.js';
import { enrollLinkPath } from './endpoint.js';
import { type AndroidWishes, readWishes, tokenEnd } from './options.js';
import { androidMethods, payloadText, provisioningParams, tagBytes } from './payload.js';

/** Android's way in: a page or link for a person's own device, a QR code for a device that was reset. */
export const androidService: PlatformService = {
  platforms: ['android'],
  methods: androidMethods,
  issue,
  portalLink: linkOf,
  commandKind: validateOmaDmCommand,
  describeResult: ({ result }) => result ?? {},
};

async function issue(tenant: Tenant, request: IssueRequest): Promise<EnrollmentEntry> {
  const wishes = readWishes(request.options);
  const { platform, method } = request;
  if (method === 'android-da' || (method === 'android-work-profile' && wishes.direct !== true))
    return { platform, method, url: portalUrl(tenant, platform, method), ...signIn(tenant, request) };
  const issued = issueToken(tenant, request, wishes);
  const entry = { platform, method, token: issued.secret, reference: issued.reference };
  if (method === 'android-work-profile') return { ...entry, url: linkOf(tenant, issued) };
  return { ...entry, ...(await waysIn(tenant, issued, wishes)) };
}

/** The QR code, or what the administrator asked for beside or instead of it. */
async function waysIn(
  tenant: Tenant,
  issued: IssuedEnrollment,
  wishes: AndroidWishes,
): Promise<Partial<EnrollmentEntry>> {
  const params = provisioningParams(tenant, issued, wishes);
  const context = tenant.context();
  const { entry } = wishes;
  if (wishes.dpc === 'android-device-policy' && (entry === 'kme' || entry === 'zero-touch'))
    return consoleConfiguration(tenant, issued, { service: entry, url: tenant.url('enroll', enrollLinkPath) });
  if (entry === 'nfc') return { nfcTag: Buffer.from(tagBytes(context, params)).toString('base64') };
  if (entry === 'kme') return { configuration: { service: 'kme', text: writeKnoxProfile(params) } };
  const text = payloadText(context, params);
  if (entry === 'zero-touch') return { configuration: { service: entry, text } };
  if (entry === 'file') return { file: text };
  const qrPng = Buffer.from(await drawQrPng(text)).toString('base64');
  return entry === 'token'
    ? { qrPng, identifier: setupIdentifier, url: tenant.url('enroll', enrollLinkPath) }
    : { qrPng };
}

function issueToken(tenant: Tenant, { platform, method, upn }: IssueRequest, wishes: AndroidWishes): IssuedEnrollment {
  const context = tenant.context();
  const expiresAt = tokenEnd(wishes, context.now);
  if (method === 'android-aosp-user' && !aospTokenLifeAllowed(context, expiresAt))
    throw new RefusedByProduct('The expiration date of the token lies too far ahead.');
  return issueEnrollment(context, {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(15)).toString('base64url'),
    platform,
    method,
    expiresAt,
    options: wishes,
    ...(upn !== undefined && { upn: upn.toLowerCase() }),
  });
}

function linkOf(tenant: Tenant, issued: IssuedEnrollment): string {
  return tenant.url('enroll', `${enrollLinkPath}?${new URLSearchParams({ et: issued.secret })}`);
}

function signIn(tenant: Tenant, { upn }: IssueRequest): Pick<EnrollmentEntry, 'username' | 'password'> {
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  return person === undefined ? {} : { username: person.upn, password: person.password };
}
