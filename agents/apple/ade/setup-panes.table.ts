import type { SkipKey } from '../../../protocol/dep/skip-keys.table.js';

export interface SetupPane {
  readonly key: SkipKey;
  readonly title: string;
  /** First version that has the pane; absent where the platform never has it. `0` where nobody says since when. */
  readonly ios?: string;
  readonly macos?: string;
}

/**
 * Panes of Setup Assistant after activation, in an order of our own, and the versions that have them (apple/device-management,
 * other/skipkeys.yaml).
 */
export const setupPanes: readonly SetupPane[] = [
  { key: 'Location', title: 'Location Services', ios: '7.0', macos: '10.11' },
  { key: 'Restore', title: 'Restore', ios: '7.0', macos: '10.9' },
  { key: 'DeviceToDeviceMigration', title: 'Device to Device Migration', ios: '0' },
  { key: 'Android', title: 'Android Migration', ios: '9.0' },
  { key: 'WatchMigration', title: 'Watch Migration', ios: '11.0' },
  { key: 'AppleID', title: 'Apple ID', ios: '7.0', macos: '10.9' },
  { key: 'TOS', title: 'Terms and conditions', ios: '7.0', macos: '10.9' },
  { key: 'Passcode', title: 'Passcode', ios: '7.0' },
  { key: 'Biometric', title: 'Touch ID and Face ID', ios: '8.1', macos: '10.12.4' },
  { key: 'Payment', title: 'Apple Pay', ios: '7.0', macos: '10.12.4' },
  { key: 'Siri', title: 'Siri', ios: '7.0', macos: '10.12' },
  { key: 'Diagnostics', title: 'Diagnostics Data', ios: '7.0', macos: '10.9' },
  { key: 'Zoom', title: 'Zoom', ios: '8.3' },
  { key: 'DisplayTone', title: 'Display Tone', ios: '9.3.2', macos: '10.13.6' },
  { key: 'Privacy', title: 'Privacy', ios: '11.3', macos: '10.13.4' },
  { key: 'iMessageAndFaceTime', title: 'iMessage & FaceTime', ios: '9.0' },
  { key: 'OnBoarding', title: 'Onboarding', ios: '11.0' },
  { key: 'ScreenTime', title: 'Screen Time', ios: '12.0', macos: '10.15' },
  { key: 'SIMSetup', title: 'SIM Setup', ios: '12.0' },
  { key: 'SoftwareUpdate', title: 'Software Update', ios: '12.0' },
  { key: 'Appearance', title: 'Appearance', ios: '13.0', macos: '10.14' },
  { key: 'RestoreCompleted', title: 'Restore Completed', ios: '0' },
  { key: 'UpdateCompleted', title: 'Software Update Completed', ios: '0' },
  { key: 'Welcome', title: 'Get Started', ios: '0', macos: '15.0' },
  { key: 'MessagingActivationUsingPhoneNumber', title: 'iMessage Activation', ios: '10.0' },
  { key: 'HomeButtonSensitivity', title: 'Home Button', ios: '10.0' },
  { key: 'AppStore', title: 'App Store', ios: '14.3', macos: '11.1' },
  { key: 'Safety', title: 'Safety', ios: '16.0' },
  { key: 'ActionButton', title: 'Action Button', ios: '17.0' },
  { key: 'EnableLockdownMode', title: 'Lockdown Mode', ios: '17.1', macos: '14.0' },
  { key: 'CameraButton', title: 'Camera Control', ios: '18.0' },
  { key: 'Intelligence', title: 'Intelligence', ios: '18.0', macos: '15.0' },
  { key: 'Wallpaper', title: 'Wallpaper', macos: '14.1' },
  { key: 'Keyboard', title: 'Keyboard', ios: '13.0' },
  { key: 'SpokenLanguage', title: 'Dictation', ios: '13.0' },
  { key: 'TermsOfAddress', title: 'Terms of Address', ios: '16.0', macos: '13.0' },
  { key: 'FileVault', title: 'FileVault', macos: '10.10' },
  { key: 'iCloudDiagnostics', title: 'iCloud Diagnostics', macos: '10.12.4' },
  { key: 'iCloudStorage', title: 'iCloud Storage', macos: '10.13.4' },
  { key: 'Registration', title: 'Registration', macos: '10.9' },
  { key: 'Accessibility', title: 'Accessibility', macos: '11' },
  { key: 'UnlockWithWatch', title: 'Auto unlock with Apple Watch', macos: '12.0' },
];

/** Panes of an iPhone or iPad before it is online (Apple Support, "Use Quick Start to transfer data to a new iPhone or iPad"). */
export const panesBeforeActivation: readonly string[] = ['Hello', 'Language', 'Quick Start', 'Wi-Fi'];
