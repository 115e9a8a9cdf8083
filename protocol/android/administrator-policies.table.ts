/**
 * What a device administrator may ask of a device, by the names of its `uses-policies` (android.app.admin.DeviceAdminInfo, USES_POLICY_*), and
 * the API levels between which Android does it. Android 2.2 brought device administrators; Android 7.0 took the reset of passwords away,
 * Android 10 four more policies ("Device admin deprecation", Android Enterprise developer documentation).
 */
export const administratorPolicies = {
  'limit-password': { from: 8, until: 28 },
  'watch-login': { from: 8 },
  'reset-password': { from: 8, until: 23 },
  'force-lock': { from: 8 },
  'wipe-data': { from: 8 },
  'expire-password': { from: 11, until: 28 },
  'encrypted-storage': { from: 11 },
  'disable-camera': { from: 14, until: 28 },
  'disable-keyguard-features': { from: 17, until: 28 },
} as const satisfies Readonly<Record<string, AdministratorPolicyLife>>;

export interface AdministratorPolicyLife {
  /** First API level. */
  readonly from: number;
  /** Last API level; none: to this day. */
  readonly until?: number;
}

export type AdministratorPolicy = keyof typeof administratorPolicies;

/** The life of a policy; undefined for a name that no device administrator knows. */
export function administratorPolicy(name: string): AdministratorPolicyLife | undefined {
  return Object.hasOwn(administratorPolicies, name) ? administratorPolicies[name as AdministratorPolicy] : undefined;
}

/** Where these policies live in the management tree: ours, after the shape of the published nodes of an Android DPC. */
export const administratorPolicyPlace = './Device/Vendor/MSFT/DeviceAdministrator';
