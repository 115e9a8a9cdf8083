import { setupIdentifier } from '../../../../protocol/android/entry-ways.table.js';
import { writeKnoxProfile } from '../../../../protocol/android/knox-profile.js';
import { drawQrPng } from '../../../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import type { JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import { findAndroidProfile, methodOf } from '../../domain/android-profiles/profile.js';
import { tokenLifeAllowed } from '../../domain/android-profiles/token-life.js';
import { shownToken } from '../../domain/android-profiles/token-rules.js';
import { issuedWith, issueToken, judgeToken, tokenOf } from '../../domain/android-profiles/tokens.js';
import { wipeCommand } from '../../domain/aosp/removal.js';
import { findPerson } from '../../domain/people.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import {
  type EnrollmentPlan,
  type IssueRequest,
  type PlanRequest,
  type PlatformService,
  RefusedByProduct,
} from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { providerId } from '../mde2/addresses.js';
import { validateOmaDmCommand } from '../omadm/command-payload.js';
import { portalUrl } from '../portal/portal-url.js';
import { consoleConfiguration } from './console-configuration.js';
import { enrollLinkPath } from './endpoint.js';
import { type AndroidWishes, readWishes, tokenEnd } from './options.js';
import { androidMethods, methodsWithUser, payloadText, provisioningParams, tagBytes } from './payload.js';
import { wishesOf } from './profile-code.js';

/** Android's way in: a page or link for a person's own device, a QR code for a device that was reset. */
export const androidService: PlatformService = {
  platforms: ['android'],
  methods: androidMethods,
  issue,
  plan,
  asksForLicence: (method) => method !== 'android-aosp-user',
  portalLink: linkOf,
  commandKind: validateOmaDmCommand,
  commandOfAction: (_device, action) => commandsOfActions[action],
  describeResult: ({ result }) => result ?? {},
};

/** Ends management and leaves the device alone (DMClient CSP, Unenroll). */
const retirement = {
  verb: 'Exec',
  target: `./Device/Vendor/MSFT/DMClient/Provider/${providerId}/Unenroll`,
  format: 'chr',
  data: providerId,
};

const commandsOfActions: Readonly<Record<string, JsonObject>> = { Retire: retirement, Wipe: wipeCommand };

async function issue(tenant: Tenant, request: IssueRequest): Promise<EnrollmentEntry> {
  const wishes = readWishes(request.options);
  const { platform, method } = request;
  if (method.startsWith('android-da') || (method === 'android-work-profile' && wishes.direct !== true))
    return { platform, method, url: portalUrl(tenant, platform, method), ...signIn(tenant, request) };
  const issued =
    wishes.profile === undefined ? newToken(tenant, request, wishes) : ofProfile(tenant, method, wishes.profile);
  const entry = { platform, method, token: shownToken(tenant.context(), issued), reference: issued.reference };
  if (method === 'android-work-profile') return { ...entry, url: linkOf(tenant, issued) };
  return { ...entry, ...(await waysIn(tenant, issued, wishes)) };
}

/** The QR code, or what the administrator asked for beside or instead of it. */
async function waysIn(
  tenant: Tenant,
  issued: IssuedEnrollment,
  wishes: AndroidWishes,
): Promise<Partial<EnrollmentEntry>> {
  const context = tenant.context();
  const params = provisioningParams(tenant, issued, { ...wishes, ...wishesOf(context, issued) });
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

/** A token of no profile, for who asks by hand. */
function newToken(tenant: Tenant, { method, upn }: IssueRequest, wishes: AndroidWishes): IssuedEnrollment {
  const context = tenant.context();
  const expiresAt = tokenEnd(wishes, context.now);
  if (!tokenLifeAllowed(context, method, expiresAt))
    throw new RefusedByProduct('The expiration date of the token lies too far ahead.');
  return issueToken(context, tenant.random, {
    method,
    expiresAt,
    options: wishes,
    ...(upn !== undefined && { upn: upn.toLowerCase() }),
  });
}

function ofProfile(tenant: Tenant, method: Method, name: string): IssuedEnrollment {
  const profile = findAndroidProfile(tenant.state, name);
  if (profile === undefined) throw new RefusedByProduct(`There is no enrollment profile "${name}".`);
  if (methodOf(profile) !== method)
    throw new RefusedByProduct(`The enrollment profile "${name}" is one for ${methodOf(profile)}, not for ${method}.`);
  return tokenOf(tenant.context(), profile);
}

/** Who signs in while a company's device is set up brings the token that the device was given. */
function plan(tenant: Tenant, { method, token = '' }: PlanRequest): EnrollmentPlan {
  if (!methodsWithUser.includes(method)) return { kind: 'issue', method, options: {} };
  const context = tenant.context();
  const issued = issuedWith(context, token);
  if (issued?.method !== method) return { kind: 'refused', message: 'The device shows no token of a profile.' };
  const admission = judgeToken(context, issued);
  if (admission.kind === 'refused') return admission;
  const { profile } = issued.options;
  return { kind: 'issue', method, options: profile === undefined ? {} : { profile } };
}

function linkOf(tenant: Tenant, issued: IssuedEnrollment): string {
  return tenant.url('enroll', `${enrollLinkPath}?${new URLSearchParams({ et: issued.secret })}`);
}

function signIn(tenant: Tenant, { upn }: IssueRequest): Pick<EnrollmentEntry, 'username' | 'password'> {
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  return person === undefined ? {} : { username: person.upn, password: person.password };
}
