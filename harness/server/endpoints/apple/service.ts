import type { EnrollmentEntry } from '../../../../protocol/base/evidence.js';
import type { JsonObject, Method, Platform } from '../../../../protocol/base/vocabulary.js';
import { dictFromJson } from '../../../../protocol/plist/json.js';
import { issueEnrollment } from '../../domain/enrollments.js';
import { BadCommand, type IssueRequest, type PlatformService, RefusedByProduct } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { portalUrl } from '../portal/portal-url.js';
import { commandOf } from './connect.js';
import { retireCertificate } from './device-detail.js';
import { planEnrollment } from './enrollment-plan.js';
import { entryUrl } from './enrollment-profile.js';
import { readIssueOptions } from './issue-options.js';
import { appLinkOf } from './mac/app-link.js';
import { exportDirectly } from './mac/direct.js';
import { push } from './push.js';

const appleMethods: readonly Method[] = [
  'ios-byod',
  'ios-dem',
  'ios-user-enrollment',
  'macos-byod',
  'macos-dem',
  'macos-direct',
];

/** What the admin side needs of Apple's platforms. */
export const appleService: PlatformService = {
  platforms: ['ios', 'ipados', 'macos'],
  methods: appleMethods,
  issue: async (tenant, request) => issue(tenant, request),
  plan: planEnrollment,
  portalLink: entryUrl,
  commandKind,
  wake: async (tenant, device) => push(tenant, device),
  forget: retireCertificate,
  describeResult: ({ result }) => result ?? {},
};

/** A person begins in the portal; without a person, or with `direct`, the entry leads to the profile itself. */
function issue(tenant: Tenant, { platform, method, upn, options: wishes }: IssueRequest): EnrollmentEntry {
  if (method === 'macos-direct')
    return exportDirectly(tenant, { platform, method, ...(upn !== undefined && { upn }), options: wishes });
  const options = method === 'ios-user-enrollment' ? { ...wishes, userEnrollment: true } : wishes;
  const { direct, accountDriven } = readIssueOptions(options);
  if (accountDriven) return accountEntry(platform, method, upn);
  if (upn !== undefined && !direct) {
    const url = wishes.entry === 'app' ? appLinkOf(tenant) : portalUrl(tenant, platform, method);
    return { platform, method, url, username: upn };
  }
  const issued = issueEnrollment(tenant.context(), {
    reference: tenant.random.uuid(),
    secret: Buffer.from(tenant.random.bytes(18)).toString('base64url'),
    platform,
    method,
    options: { oneTime: true, ...options },
    ...(upn === undefined ? {} : { upn }),
  });
  return { platform, method, url: entryUrl(tenant, issued), reference: issued.reference };
}

/** All that the holder is told is to sign in with the account. */
function accountEntry(platform: Platform, method: Method, username: string | undefined): EnrollmentEntry {
  if (username === undefined) throw new RefusedByProduct('accountDriven: the enrollment is for a person');
  return { platform, method, username };
}

/** RequestType of a command document; an unknown one is let through, for it is the device that knows what it understands. */
function commandKind(command: JsonObject): string {
  const { RequestType } = commandOf({ payload: command });
  if (typeof RequestType !== 'string' || RequestType === '') throw new BadCommand('a command names its RequestType');
  try {
    dictFromJson(commandOf({ payload: command }));
  } catch (error) {
    throw new BadCommand(error instanceof Error ? error.message : String(error));
  }
  return RequestType;
}
