import type { SkipKey } from '../../../protocol/dep/skip-keys.table.js';

/** Screens of Setup Assistant that the form of a school's profile has, with the keys that skip them. */
export const schoolScreens: Readonly<Record<string, SkipKey>> = {
  Passcode: 'Passcode',
  'Location Services': 'Location',
  Restore: 'Restore',
  'Android Migration': 'Android',
  'Apple ID': 'AppleID',
  'Terms and conditions': 'TOS',
  'Touch ID': 'Biometric',
  'Apple Pay': 'Payment',
  Zoom: 'Zoom',
  Siri: 'Siri',
  'Diagnostics Data': 'Diagnostics',
  'Display Tone': 'DisplayTone',
  Privacy: 'Privacy',
  'Home Button': 'HomeButtonSensitivity',
  'iMessage & FaceTime': 'iMessageAndFaceTime',
  Onboarding: 'OnBoarding',
  'Screen Time': 'ScreenTime',
  'SIM Setup': 'SIMSetup',
  'Software Update': 'SoftwareUpdate',
  'Watch Migration': 'WatchMigration',
};
