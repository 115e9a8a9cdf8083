import { z } from 'zod';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import type { IssuedEnrollment, TenantState } from '../state.js';

/** How a company's device can be managed, by the catalog's methods; what is shared in use is a matter of the token type. */
export const enrollmentTypes = [
  'android-cope',
  'android-fully-managed',
  'android-dedicated',
  'android-aosp-user',
  'android-aosp-userless',
] as const satisfies readonly Method[];
export type EnrollmentType = (typeof enrollmentTypes)[number];

/** What the token of a dedicated device makes of it; every other type knows the standard one only. */
export const tokenTypes = ['standard', 'shared-device-mode'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** Wi-Fi types of the form: an open network, or one with a pre-shared key. */
export const wifiTypes = ['open', 'wep-psk', 'wpa-psk'] as const;
export type WifiType = (typeof wifiTypes)[number];

/** The form as the administrator fills it in; what of it is required is a matter of rules, not of its shape. */
export const profileFormSchema = z.strictObject({
  name: z.string().trim().default(''),
  description: z.string().default(''),
  enrollmentType: z.enum(enrollmentTypes),
  tokenType: z.enum(tokenTypes).exactOptional(),
  /** Token expiration date, milliseconds since the epoch. */
  expiresAt: z.number().exactOptional(),
  wifi: z
    .strictObject({
      ssid: z.string().default(''),
      hidden: z.boolean().exactOptional(),
      type: z.enum(wifiTypes).exactOptional(),
      key: z.string().default(''),
    })
    .exactOptional(),
  /** For Microsoft Teams devices. */
  teamsDevices: z.boolean().default(false),
  scopeTags: z.array(z.string().min(1)).default([]),
});

export type ProfileForm = z.infer<typeof profileFormSchema>;

/** The network that a device is to join, as the profile keeps it. */
export interface ProfileWifi {
  readonly ssid: string;
  readonly hidden: boolean;
  readonly type: WifiType;
  readonly key: string;
}

/** An Android enrollment profile. Its tokens are issued enrollments that name it in their options. */
export interface AndroidProfile {
  /** Outlives a new name. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly enrollmentType: EnrollmentType;
  readonly tokenType: TokenType;
  readonly wifi?: ProfileWifi;
  readonly teamsDevices: boolean;
  readonly scopeTags: readonly string[];
  readonly createdAt: number;
  /** Reference of the token that the profile shows. */
  readonly token: string;
}

/** The method by which devices of a profile are managed. */
export function methodOf({ enrollmentType, tokenType }: Pick<AndroidProfile, 'enrollmentType' | 'tokenType'>): Method {
  const shared = enrollmentType === 'android-dedicated' && tokenType === 'shared-device-mode';
  return shared ? 'android-dedicated-shared' : enrollmentType;
}

const kind = 'android-enrollment-profiles';

export function androidProfiles({ settings }: TenantState): readonly AndroidProfile[] {
  return (settings.get(kind)?.profiles ?? []) as unknown as readonly AndroidProfile[];
}

export function keepAndroidProfiles({ settings }: TenantState, profiles: readonly AndroidProfile[]): void {
  settings.set(kind, { profiles: profiles as unknown as readonly string[] });
}

/** The profile of this name or id. */
export function findAndroidProfile(state: TenantState, key: string): AndroidProfile | undefined {
  return androidProfiles(state).find(({ id, name }) => id === key || name === key);
}

/** The profile by whose token a device comes, where there is one. */
export function profileOfToken(
  { state }: TenantContext,
  { options: { profile } }: IssuedEnrollment,
): AndroidProfile | undefined {
  return typeof profile === 'string' ? findAndroidProfile(state, profile) : undefined;
}
