import type { EnrollmentVersion } from '../../../protocol/apple/account-driven/discovery.js';

type Since = Readonly<Record<'ios' | 'macos', string>>;

/** Since which version of the OS a device enrolls in this way (Apple Platform Deployment, "Account-driven enrollment methods"). */
export const enrollsSince: Readonly<Record<EnrollmentVersion, Since>> = {
  'mdm-byod': { ios: '15.0', macos: '14.0' },
  'mdm-adde': { ios: '17.0', macos: '14.0' },
};

/** Since which version it signs in in this way (Apple: "Onboarding users with account sign-in"). */
export const signsInSince: Readonly<Record<'apple-as-web' | 'apple-oauth2', Since>> = {
  'apple-as-web': { ios: '15.0', macos: '14.0' },
  'apple-oauth2': { ios: '16.0', macos: '14.0' },
};

/** Since which version it asks Apple where the domain has no document (Apple: "Assign a discovery profile"). */
export const asksAppleSince: Since = { ios: '18.2', macos: '15.2' };
