import { type RuleContext, type RuleSummary, rule } from '../../../../../protocol/base/rule.js';
import type { EndpointRequest, EndpointResponse } from '../../../endpoint.js';
import type { Tenant } from '../../../tenant.js';
import { endPage, page } from '../../portal/pages.js';
import { portalUrl } from '../../portal/portal-url.js';

/** Short links to the app, as the manual writes it and as it is known. */
export const appLinks = ['/EnrollIMyMac', '/EnrollMyMac'] as const;

/** Scheme that the app opens. */
const appScheme = 'companyportal';

/** Whether the short link leads to the app. */
const leadsToApp = rule('MAC-002', {
  holds: (_context: RuleContext): boolean => true,
  mutants: { leadsNowhere: () => false },
});

/** The page behind the short link: it hands the Mac over to the app, which then opens the portal. */
export function openApp({ tenant }: EndpointRequest): EndpointResponse {
  if (!leadsToApp(tenant.context())) return endPage('Not found', 'There is nothing under this address.', 404);
  const portal = portalUrl(tenant, 'macos', 'macos-byod');
  const link = `${appScheme}://enroll?${new URLSearchParams({ portal })}`;
  return page({
    title: 'Company Portal for Mac',
    body: `<a rel="enrollment" href="${link.replaceAll('&', '&amp;')}">Open</a>`,
  });
}

export const appLinkOf = (tenant: Tenant): string => tenant.url('portal', appLinks[0]);

export const appLinkRules: readonly RuleSummary[] = [leadsToApp];
