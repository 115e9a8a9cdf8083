import type { Method } from '../base/vocabulary.js';
import type { SupportedModes } from './messages.js';

/**
 * The ways an Android device can be managed (Android Enterprise; Android Management API, ManagementMode and Ownership). A device
 * administrator, which is older than all of them, is an app that its user has activated and owns nothing (Android, DeviceAdminReceiver).
 */
export const managementModes = ['work-profile', 'cope', 'fully-managed', 'dedicated', 'device-admin'] as const;
export type ManagementMode = (typeof managementModes)[number];

export interface ManagementModeFacts {
  /** AMAPI `managementMode`; a device administrator is none of its. */
  readonly owner: 'PROFILE_OWNER' | 'DEVICE_OWNER' | 'DEVICE_ADMIN';
  /** AMAPI `ownership`. */
  readonly ownership: 'PERSONALLY_OWNED' | 'COMPANY_OWNED';
  /** What the device must be when provisioning begins. */
  readonly startsFrom: 'set-up' | 'reset';
  /** What the end of management leaves. */
  readonly removal: 'profile-removed' | 'factory-reset' | 'administrator-removed';
  /** Whether the user may end it on the device. */
  readonly removableByUser: boolean;
  readonly minApiLevel: number;
}

export const managementModeFacts: Readonly<Record<ManagementMode, ManagementModeFacts>> = {
  'work-profile': {
    owner: 'PROFILE_OWNER',
    ownership: 'PERSONALLY_OWNED',
    startsFrom: 'set-up',
    removal: 'profile-removed',
    removableByUser: true,
    minApiLevel: 21,
  },
  cope: {
    owner: 'PROFILE_OWNER',
    ownership: 'COMPANY_OWNED',
    startsFrom: 'reset',
    removal: 'factory-reset',
    removableByUser: false,
    minApiLevel: 26,
  },
  'fully-managed': {
    owner: 'DEVICE_OWNER',
    ownership: 'COMPANY_OWNED',
    startsFrom: 'reset',
    removal: 'factory-reset',
    removableByUser: false,
    minApiLevel: 26,
  },
  dedicated: {
    owner: 'DEVICE_OWNER',
    ownership: 'COMPANY_OWNED',
    startsFrom: 'reset',
    removal: 'factory-reset',
    removableByUser: false,
    minApiLevel: 26,
  },
  'device-admin': {
    owner: 'DEVICE_ADMIN',
    ownership: 'PERSONALLY_OWNED',
    startsFrom: 'set-up',
    removal: 'administrator-removed',
    removableByUser: true,
    minApiLevel: 8,
  },
};

/** What each enrollment method of the catalog's vocabulary leads to; `gms` says whether Google Mobile Services take part. */
export const modeOfMethod = {
  'android-da': { mode: 'device-admin', gms: false },
  'android-da-dem': { mode: 'device-admin', gms: false },
  'android-work-profile': { mode: 'work-profile', gms: true },
  'android-cope': { mode: 'cope', gms: true },
  'android-fully-managed': { mode: 'fully-managed', gms: true },
  'android-dedicated': { mode: 'dedicated', gms: true },
  'android-dedicated-shared': { mode: 'dedicated', gms: true },
  'android-aosp-user': { mode: 'fully-managed', gms: false },
  'android-aosp-userless': { mode: 'dedicated', gms: false },
} as const satisfies Partial<Record<Method, { readonly mode: ManagementMode; readonly gms: boolean }>>;

/** What the DPC may answer to GET_PROVISIONING_MODE (DevicePolicyManager, EXTRA_PROVISIONING_ALLOWED_PROVISIONING_MODES). */
export const allowedProvisioningModes: Readonly<Record<SupportedModes, readonly ManagementMode[]>> = {
  'organization-owned': ['cope', 'fully-managed', 'dedicated'],
  'personally-owned': ['work-profile'],
  'organization-and-personally-owned': ['cope', 'fully-managed', 'dedicated', 'work-profile'],
  'device-owner': ['fully-managed', 'dedicated'],
};

/** API level at which Android took IMEI and serial number away from work profiles of personal devices (Android 12, enterprise changes). */
export const hardwareIdentifiersHiddenFromApiLevel = 31;
/** API level at which Android took them away from apps that own nothing, device administrators among them (Android 10, privacy changes). */
export const hardwareIdentifiersHiddenFromAdministrators = 29;
