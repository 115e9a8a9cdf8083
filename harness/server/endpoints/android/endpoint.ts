import { methodOfferPath, setupIdentifier } from '../../../../protocol/android/entry-ways.table.js';
import { enrollmentMethodExtra } from '../../../../protocol/android/provisioning-extras.table.js';
import { methodOffered } from '../../domain/android-methods.js';
import { tokenRules } from '../../domain/android-profiles/token-rules.js';
import { issuedWith, judgeToken } from '../../domain/android-profiles/tokens.js';
import { findPerson } from '../../domain/people.js';
import type { Endpoint, EndpointRequest, EndpointResponse } from '../../endpoint.js';
import { endPage } from '../portal/pages.js';
import { appSourceRoutes } from './app-source.js';
import { consoleConfigurationRules } from './console-configuration.js';
import { dpcPackage, dpcPackagePath } from './dpc.js';
import { administratorExtras, dpcParams, hostOfPackage, payloadText, provisioningParams } from './payload.js';
import { payloadRuleSummaries } from './payload-rules.js';
import { profileCodeRules, wishesOf } from './profile-code.js';
import { tagRules } from './tag-rules.js';

/** Path of the link by which a person's own device begins (`?et=<token>`, as enterprise.google.com/android/enroll has it). */
export const enrollLinkPath = '/android/enroll';

/** The link of a work profile, and the DPC that a QR code names. */
export const androidEndpoint: Endpoint = {
  name: 'android',
  rules: [
    ...payloadRuleSummaries,
    ...tagRules,
    ...tokenRules,
    ...profileCodeRules,
    hostOfPackage,
    ...consoleConfigurationRules,
  ],
  routes: [
    { method: 'GET', path: enrollLinkPath, handler: openLink },
    { method: 'GET', path: dpcPackagePath, handler: sendDpc },
    { method: 'GET', path: methodOfferPath, handler: offerMethod },
    ...appSourceRoutes,
  ],
};

/** Gives the device the provisioning payload of its token, an app token and address, or tells the person why not. */
function openLink({ tenant, query }: EndpointRequest): EndpointResponse {
  const context = tenant.context();
  if (query.get('identifier') === setupIdentifier) return document(payloadText(context, dpcParams(tenant)));
  const issued = issuedWith(context, query.get('et') ?? '');
  if (issued === undefined) return endPage('This link does not work', 'The enrollment token is not known.', 403);
  const admission = judgeToken(context, issued);
  if (admission.kind === 'refused') return endPage('This link does not work', admission.message, 403);
  if (issued.method.startsWith('android-da')) return document(JSON.stringify(administratorExtras(tenant, issued)));
  const params = provisioningParams(tenant, issued, wishesOf(context, issued));
  const adminExtras = { ...params.adminExtras, [enrollmentMethodExtra]: issued.method };
  return document(payloadText(context, { ...params, adminExtras }));
}

function document(body: string): EndpointResponse {
  return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
}

/** Tells the Company Portal app how the device is to enroll, given whether it can have a work profile. */
function offerMethod({ tenant, query }: EndpointRequest): EndpointResponse {
  const person = findPerson(tenant.state, query.get('user') ?? '');
  const method = methodOffered(tenant.context(), person, query.get('workProfile') === 'yes');
  return document(JSON.stringify({ method: method ?? null }));
}

function sendDpc(): EndpointResponse {
  return { status: 200, headers: { 'content-type': 'application/vnd.android.package-archive' }, body: dpcPackage };
}
