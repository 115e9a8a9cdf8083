import { drawQrPng } from '../../../../protocol/android/qr-image.js';
import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { rootOf } from '../../clouds/amapi/endpoint.js';
import { androidManagement } from '../../domain/android-emm-settings.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import type { IssueRequest } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { readWishes } from '../android/options.js';
import { enterpriseOf } from './binding.js';
import { personalUsage, policyComesFirst, policyFields, qrText, tokenLimits } from './enrollment-rules.js';
import type { GoogleClient } from './google-client.js';
import { emmState, keepEmm } from './state.js';

/** The policy of every device. */
const policyId = 'default';

/** A token of Google's for one enrollment: as a QR code for a device that was reset, as a link for one in use. */
export async function issueToken(
  tenant: Tenant,
  client: GoogleClient,
  { platform, method, upn, options }: IssueRequest,
): Promise<EnrollmentEntry> {
  const context = tenant.context();
  const wishes = readWishes(options);
  if (policyComesFirst(context)) sendPolicy(tenant, client);
  const reference = tenant.random.uuid();
  const token = client.post(`${enterpriseOf(tenant)}/enrollmentTokens`, {
    policyName: policyId,
    allowPersonalUsage: personalUsage(context, method),
    additionalData: reference,
    ...tokenLimits(context, wishes),
  });
  const secret = String(token.value);
  const person = upn === undefined ? {} : { upn: upn.toLowerCase() };
  issueEnrollment(context, { reference, secret, platform, method, ...person, options: { token: String(token.name) } });
  const entry = { platform, method, token: secret, reference };
  if (method === 'android-work-profile') return { ...entry, url: linkOf(tenant, secret) };
  const png = await drawQrPng(qrText(context, token));
  return { ...entry, qrPng: Buffer.from(png).toString('base64') };
}

/** Sends the policy when it is another than the one that was sent last; a call that fails now is made later. */
export function sendPolicy(tenant: Tenant, client: GoogleClient): void {
  const { enterprise, policySent = '{}' } = emmState(tenant.state);
  if (enterprise === undefined) return;
  const before = JSON.parse(policySent) as JsonObject;
  const fields = policyFields(tenant.context(), androidManagement(tenant.state), before);
  if (JSON.stringify(fields) === policySent) return;
  client.patch(`${enterprise}/policies/${policyId}`, fields);
  keepEmm(tenant.state, { policySent: JSON.stringify(fields) });
}

/** Where a personal device begins, in place of https://enterprise.google.com/android/enroll. */
function linkOf(tenant: Tenant, token: string): string {
  return `${rootOf(tenant)}/enroll?${new URLSearchParams({ et: token })}`;
}
