import { updateSettingsPath } from '../../domain/compliance/update-settings.table.js';
import {
  androidSuffices,
  companyPortalSuffices,
  hasCompanyPortal,
  isAndroidVisitor,
  type PageVisitor,
} from '../../domain/device-administrator/move-rules.js';
import type { EndpointRequest, EndpointResponse } from '../../endpoint.js';
import type { TenantContext } from '../../tenant.js';
import { endPage, redirect } from '../portal/pages.js';

/** A shortened form of the link, as a service in between would make it. */
export const shortUpdateSettingsPath = '/s/update-settings';

export const showShortLink = ({ tenant }: EndpointRequest): EndpointResponse =>
  redirect(tenant.url('portal', updateSettingsPath));

/** Lets the app go to its page, or tells whoever asks why there is no way from here. The app names its version in a header of ours. */
export function openUpdateSettings({ tenant, headers }: EndpointRequest): EndpointResponse {
  const android = /\bAndroid (\d+(?:\.\d+)*)/.exec(String(headers['user-agent'] ?? ''))?.[1];
  const told = headers['x-company-portal'];
  const companyPortal = typeof told === 'string' ? told : undefined;
  const objection = objectionTo(tenant.context(), { android, companyPortal });
  if (objection !== undefined) return endPage('This link does not work here', objection, 400);
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify({ page: 'UpdateDeviceSettings' }),
  };
}

function objectionTo(context: TenantContext, visitor: PageVisitor): string | undefined {
  const { android = '0', companyPortal = '0' } = visitor;
  if (!isAndroidVisitor(context, visitor)) return 'Open this link on your Android device.';
  if (!androidSuffices(context, android)) return 'Your version of Android is too old.';
  if (!hasCompanyPortal(context, visitor)) return 'Install the Company Portal app first.';
  return companyPortalSuffices(context, companyPortal) ? undefined : 'Update the Company Portal app first.';
}
