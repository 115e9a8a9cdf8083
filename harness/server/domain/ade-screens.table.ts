import type { SkipKey } from '../../../protocol/dep/skip-keys.table.js';

/** Screens of Setup Assistant as administrators know them, and how a configuration names them (apple/device-management, other/skipkeys.yaml). */
export const adeScreens: Readonly<Record<string, SkipKey>> = {
  Passcode: 'Passcode',
  'Location Services': 'Location',
  Restore: 'Restore',
  'Apple ID': 'AppleID',
  'Terms and conditions': 'TOS',
  'Touch ID and Face ID': 'Biometric',
  'Apple Pay': 'Payment',
  Zoom: 'Zoom',
  Siri: 'Siri',
  'Diagnostics Data': 'Diagnostics',
  'Display Tone': 'DisplayTone',
  Privacy: 'Privacy',
  'Android Migration': 'Android',
  'iMessage & FaceTime': 'iMessageAndFaceTime',
  Onboarding: 'OnBoarding',
  'Screen Time': 'ScreenTime',
  'SIM Setup': 'SIMSetup',
  'Software Update': 'SoftwareUpdate',
  'Watch Migration': 'WatchMigration',
  Appearance: 'Appearance',
  'Device to Device Migration': 'DeviceToDeviceMigration',
  'Restore Completed': 'RestoreCompleted',
  'Software Update Completed': 'UpdateCompleted',
  'Get Started': 'Welcome',
};
