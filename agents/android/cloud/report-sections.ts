import { type ReportSection, reportSections } from '../../../protocol/amapi/report-sections.table.js';
import { type ManagementMode, managementModeFacts } from '../../../protocol/android/management-modes.table.js';
import type { Json, JsonObject } from '../../../protocol/base/vocabulary.js';
import type { AndroidDevice } from '../device.js';

/** Member of statusReportingSettings that asks for a part (Android Management API, StatusReportingSettings). */
const settingOf: Readonly<Record<ReportSection, string>> = {
  applicationReports: 'applicationReportsEnabled',
  deviceSettings: 'deviceSettingsEnabled',
  softwareInfo: 'softwareInfoEnabled',
  memoryInfo: 'memoryInfoEnabled',
  networkInfo: 'networkInfoEnabled',
  displays: 'displayInfoEnabled',
  powerManagementEvents: 'powerManagementEventsEnabled',
  hardwareStatusSamples: 'hardwareStatusEnabled',
  systemProperties: 'systemPropertiesEnabled',
  commonCriteriaModeInfo: 'commonCriteriaModeEnabled',
};

/** Parts that nobody hears of a personally-owned device. */
const companyOwned: readonly ReportSection[] = [
  'displays',
  'powerManagementEvents',
  'hardwareStatusSamples',
  'commonCriteriaModeInfo',
];

export function sectionsAskedFor(settings: JsonObject | 'everything', mode: ManagementMode): readonly ReportSection[] {
  const company = managementModeFacts[mode].ownership === 'COMPANY_OWNED';
  const there = reportSections.filter((section) => company || !companyOwned.includes(section));
  return settings === 'everything' ? there : there.filter((section) => settings[settingOf[section]] === true);
}

/** What this device says in a part; 64-bit numbers are strings. */
export function sectionOf({ world, habits, state }: AndroidDevice, section: ReportSection): Json {
  const { model } = world;
  const imei = state.mode === 'work-profile' ? {} : { imei: state.imei };
  const said: Readonly<Record<ReportSection, Json>> = {
    applicationReports: [{ packageName: 'com.google.android.apps.work.clouddpc', versionCode: 1, state: 'INSTALLED' }],
    deviceSettings: { isDeviceSecure: true, isEncrypted: true, encryptionStatus: 'ACTIVE_PER_USER' },
    softwareInfo: { androidVersion: model.osVersion, androidBuildNumber: model.osBuild ?? 'simulated' },
    memoryInfo: { totalRam: '8589934592', totalInternalStorage: '137438953472' },
    networkInfo: { ...imei, wifiMacAddress: '02:00:00:00:00:00' },
    displays: [{ name: 'simulated', displayId: 0, width: 1080, height: 2400 }],
    powerManagementEvents: [{ eventType: 'BOOT_COMPLETED', batteryLevel: 100 }],
    hardwareStatusSamples: [{ batteryTemperatures: [30] }],
    systemProperties: { 'ro.build.version.sdk': String(habits.apiLevel) },
    commonCriteriaModeInfo: { commonCriteriaModeStatus: 'COMMON_CRITERIA_MODE_DISABLED' },
  };
  return said[section];
}
