import { putApp } from '../apps.js';
import type { AppleDevice } from '../device.js';

/** Bundle identifier of the app for Macs. */
const companyPortal = 'com.microsoft.CompanyPortalMac';

/** A short link leads to the app: the user installs it, and it opens the portal that the link names. Undefined for every other link. */
export function openedByCompanyPortal(device: AppleDevice, link: string): string | undefined {
  if (device.family !== 'macos' || !link.startsWith('companyportal:') || !URL.canParse(link)) return undefined;
  putApp(device, { identifier: companyPortal, status: 'UserInstalledApp', managed: false });
  return new URL(link).searchParams.get('portal') ?? undefined;
}
