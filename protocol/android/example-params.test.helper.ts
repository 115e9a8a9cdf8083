import type { ProvisioningParams } from './messages.js';

/** A payload with every block that a server usually fills, for tests. */
export const exampleParams: ProvisioningParams = {
  deviceAdmin: {
    packageName: 'test.muster.dpc',
    component: { packageName: 'test.muster.dpc', className: 'test.muster.dpc.AdminReceiver' },
  },
  download: {
    location: 'https://mdm.contoso.test/dpc.apk',
    checksum: { of: 'package', sha256: Uint8Array.from({ length: 32 }, (_, index) => 255 - index) },
  },
  wifi: { ssid: 'Café Zürich', hidden: false, securityType: 'WPA', password: 'naïve secret' },
  useMobileData: false,
  adminExtras: { 'test.muster.dpc.EXTRA_ENROLLMENT_TOKEN': 'ABC', nested: { list: [1, 'two', null] } },
  supportedModes: 'organization-owned',
  leaveAllSystemAppsEnabled: true,
  skipEncryption: false,
  sensorsPermissionGrantOptOut: false,
  keepAccountOnMigration: false,
  skipOwnershipDisclaimer: false,
  returnBeforePolicyCompliance: true,
  locale: 'de_CH',
  timeZone: 'Europe/Zurich',
  organizationName: 'Contoso',
  disclaimers: [{ header: 'Terms', content: 'https://contoso.test/terms' }],
};
