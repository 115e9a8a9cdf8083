import type { EnrollmentVersion } from '../../../../../protocol/apple/account-driven/discovery.js';
import type { Tenant } from '../../../tenant.js';

export const signInPath = '/apple/account/sign-in';
export const authorizePath = '/apple/account/authorize';
export const tokenPath = '/apple/account/token';
export const documentPath = '/apple/account/servers';

/** BaseURL of each version. */
export const enrollPaths: Readonly<Record<EnrollmentVersion, string>> = {
  'mdm-byod': '/apple/account/enroll/user',
  'mdm-adde': '/apple/account/enroll/device',
};

export const oauthClient = 'muster-device';
export const oauthScope = 'MDM';
/** Where authorization responses go (Apple's example has the same path). */
export const redirectUrl = 'apple-remotemanagement-user-login:/oauth2/redirection';

export const addressOf = (tenant: Tenant, path: string): string => tenant.url('mdm', path);
