/** Parts of a device resource that are there only when the policy asks for them (Android Management API, Device and StatusReportingSettings). */
export const reportSections = [
  'applicationReports',
  'deviceSettings',
  'softwareInfo',
  'memoryInfo',
  'networkInfo',
  'displays',
  'powerManagementEvents',
  'hardwareStatusSamples',
  'systemProperties',
  'commonCriteriaModeInfo',
] as const;
export type ReportSection = (typeof reportSections)[number];

export function isReportSection(name: string): name is ReportSection {
  return reportSections.some((each) => each === name);
}
