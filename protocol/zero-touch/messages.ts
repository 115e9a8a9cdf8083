/** Hardware ids of a device (zero-touch enrollment API v1, DeviceIdentifier). */
export interface DeviceIdentifier {
  readonly imei?: string;
  readonly imei2?: string;
  readonly meid?: string;
  readonly meid2?: string;
  readonly serialNumber?: string;
  /** As `android.os.Build.MANUFACTURER` has it. */
  readonly manufacturer?: string;
  readonly model?: string;
}

export const identifierMembers = ['imei', 'imei2', 'meid', 'meid2', 'serialNumber', 'manufacturer', 'model'] as const;

/** The section that devices are claimed for to be provisioned (DeviceProvisioningSectionType). */
export const zeroTouchSection = 'SECTION_TYPE_ZERO_TOUCH';

/** The section of a device that is locked to a carrier's SIMs. */
export const simLockSection = 'SECTION_TYPE_SIM_LOCK';

/** How one item of a batch ended (PerDeviceStatusInBatch.status). */
export type ItemStatus =
  | 'SINGLE_DEVICE_STATUS_SUCCESS'
  | 'SINGLE_DEVICE_STATUS_OTHER_ERROR'
  | 'SINGLE_DEVICE_STATUS_PERMISSION_DENIED'
  | 'SINGLE_DEVICE_STATUS_INVALID_DEVICE_IDENTIFIER'
  | 'SINGLE_DEVICE_STATUS_INVALID_SECTION_TYPE'
  | 'SINGLE_DEVICE_STATUS_SECTION_NOT_YOURS'
  | 'SINGLE_DEVICE_STATUS_INVALID_TOKEN';

/** Members of a configuration that a caller writes (Configuration). */
export const configurationMembers = [
  'configurationName',
  'dpcResourcePath',
  'dpcExtras',
  'companyName',
  'contactEmail',
  'contactPhone',
  'customMessage',
  'isDefault',
  'forcedResetTime',
] as const;

/** Numerals, spaces, plus, hyphen and parentheses (Configuration.contactPhone). */
export const contactPhonePattern = /^[\d +()-]+$/;

/** Milliseconds within which forcedResetTime lies, and what it is when nobody says (Configuration.forcedResetTime). */
export const forcedReset = { most: 6 * 3_600_000, usual: 2 * 3_600_000 } as const;
