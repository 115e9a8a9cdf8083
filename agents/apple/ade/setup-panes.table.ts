import type { SkipKey } from '../../../protocol/dep/skip-keys.table.js';

export interface SetupPane {
  readonly key: SkipKey;
  /** First version that has the pane; absent where the platform never has it. `0` where nobody says since when. */
  readonly ios?: string;
  readonly macos?: string;
  /** First version of iOS that shows it no more in Automated Device Enrollment. */
  readonly goneIn?: string;
}

/**
 * Panes of Setup Assistant after activation, in an order of our own, and the versions that have them (apple/device-management,
 * other/skipkeys.yaml).
 */
export const setupPanes: readonly SetupPane[] = [
  { key: 'Location', ios: '7.0', macos: '10.11' },
  { key: 'Restore', ios: '7.0', macos: '10.9' },
  { key: 'DeviceToDeviceMigration', ios: '0', goneIn: '13' },
  { key: 'Android', ios: '9.0' },
  { key: 'WatchMigration', ios: '11.0' },
  { key: 'AppleID', ios: '7.0', macos: '10.9' },
  { key: 'TOS', ios: '7.0', macos: '10.9' },
  { key: 'Passcode', ios: '7.0', goneIn: '14.5' },
  { key: 'Biometric', ios: '8.1', macos: '10.12.4', goneIn: '14.5' },
  { key: 'Payment', ios: '7.0', macos: '10.12.4' },
  { key: 'Siri', ios: '7.0', macos: '10.12' },
  { key: 'Diagnostics', ios: '7.0', macos: '10.9' },
  { key: 'Zoom', ios: '8.3' },
  { key: 'DisplayTone', ios: '9.3.2', macos: '10.13.6' },
  { key: 'Privacy', ios: '11.3', macos: '10.13.4' },
  { key: 'iMessageAndFaceTime', ios: '9.0' },
  { key: 'OnBoarding', ios: '11.0' },
  { key: 'ScreenTime', ios: '12.0', macos: '10.15' },
  { key: 'SIMSetup', ios: '12.0' },
  { key: 'SoftwareUpdate', ios: '12.0' },
  { key: 'Appearance', ios: '13.0', macos: '10.14' },
  { key: 'RestoreCompleted', ios: '0' },
  { key: 'UpdateCompleted', ios: '0' },
  { key: 'Welcome', ios: '0' },
  { key: 'FileVault', macos: '10.10' },
  { key: 'iCloudDiagnostics', macos: '10.12.4' },
  { key: 'iCloudStorage', macos: '10.13.4' },
];
