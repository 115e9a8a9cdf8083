import { type Section, section } from '../base/section.js';

const extras = 'AOSP ManagedProvisioning (Android 13)';

/** Every rule of a provisioning payload that a reader here judges: its row and where it comes from. */
export const payloadRules = {
  readable: { requirement: 'XAD-001', section: section(extras, 'ExtrasProvisioningDataParser') },
  deviceAdmin: { requirement: 'XAD-002', section: section(extras, 'ProvisioningParams.Builder') },
  checksum: { requirement: 'XAD-003', section: section(extras, 'StoreUtils.stringToByteArray') },
  download: { requirement: 'XAD-004', section: section(extras, 'PackageDownloadInfo') },
  type: { requirement: 'XAD-005', section: section(extras, 'ExtrasProvisioningDataParser') },
  encoding: { requirement: 'XAD-006', section: section('ISO/IEC 18004:2015', '7.4.2') },
  wifi: { requirement: 'XAD-007', section: section(extras, 'WifiInfo') },
  modes: {
    requirement: 'XAD-008',
    section: section('Android DevicePolicyManager', 'EXTRA_PROVISIONING_SUPPORTED_MODES'),
  },
  locale: { requirement: 'XAD-009', section: section(extras, 'StoreUtils.stringToLocale') },
  duplicates: { requirement: 'XAD-010', section: section('RFC 8259', '4') },
  record: { requirement: 'XAD-014', section: section(extras, 'PropertiesProvisioningDataParser.getFirstNdefRecord') },
  properties: { requirement: 'XAD-015', section: section('java.util.Properties', 'load') },
  nested: {
    requirement: 'XAD-016',
    section: section(extras, 'PropertiesProvisioningDataParser.deserializeExtrasBundle'),
  },
  tagSize: { requirement: 'XAD-017', section: section('NXP NTAG213/215/216', '8.5') },
} as const satisfies Record<string, { readonly requirement: string; readonly section: Section }>;

export type PayloadRule = keyof typeof payloadRules;
