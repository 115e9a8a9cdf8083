/** AccessRights of the MDM payload (mdm/profiles/com.apple.mdm.yaml): a bit mask of what the server may do. */
export const accessRights = Object.freeze({
  inspectProfiles: 1,
  /** Needs inspectProfiles. */
  installProfiles: 2,
  lock: 4,
  erase: 8,
  deviceInformation: 16,
  networkInformation: 32,
  inspectProvisioning: 64,
  /** Needs inspectProvisioning. */
  installProvisioning: 128,
  apps: 256,
  restrictions: 512,
  security: 1024,
  settings: 2048,
  appManagement: 4096,
});

export type AccessRight = keyof typeof accessRights;

/** Every right; 0 is not allowed. */
export const allAccessRights = 8191;

/** Rights that mean nothing without another one. */
export const dependentRights: readonly (readonly [right: AccessRight, needs: AccessRight])[] = [
  ['installProfiles', 'inspectProfiles'],
  ['installProvisioning', 'inspectProvisioning'],
];

export function hasRight(mask: number, right: AccessRight): boolean {
  return (mask & accessRights[right]) !== 0;
}
