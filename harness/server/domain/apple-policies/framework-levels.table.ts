/** Settings by name with their value; `Not configured` leaves a setting out on purpose. */
export type Lines = Readonly<Record<string, string | number>>;

/*
 * The levels of the security configuration framework for iPhone and iPad, for a personal device and for a supervised one of the company.
 * A level lists what it adds to the one below it, or changes there.
 */

/** Personal device restrictions, level 1. */
export const personalBasic: Lines = {
  'Treat AirDrop as an unmanaged destination': 'Yes',
  'Block Siri while device is locked': 'Yes',
  'Require Safari fraud warnings': 'Yes',
  'Force encrypted backup': 'Yes',
  'Block managed apps from storing data in iCloud': 'Yes',
  'Force Apple Watch wrist detection': 'Yes',
  'Block untrusted TLS certificates': 'Yes',
  'Block trusting new enterprise app authors': 'Yes',
  'Block Notification Center access in lock screen': 'Yes',
  'Block Today view in lock screen': 'Yes',
  'Require a password': 'Yes',
  'Block simple passwords': 'Yes',
  'Required password type': 'Numeric',
  'Minimum password length': 6,
  'Number of sign-in failures before wiping the device': 10,
  'Maximum minutes after screen lock before password is required': 5,
  'Maximum minutes of inactivity until screen locks': 5,
};

/** Personal device restrictions, level 2. */
export const personalEnhanced: Lines = {
  'Block viewing corporate documents in unmanaged apps': 'Yes',
  'Block viewing non-corporate documents in corporate apps': 'Not configured',
  'Allow managed apps to write contacts to unmanaged contacts accounts': 'Yes',
  'Allow copy/paste to be affected by managed open-in': 'Not configured',
  'Block Siri for dictation': 'Yes',
  'Block Siri for translation': 'Yes',
  'Block backup of enterprise books': 'Yes',
  'Block notes and highlights sync for enterprise books': 'Yes',
  'Block sending diagnostic and usage data to Apple': 'Yes',
};

/** Personal device restrictions, level 3. */
export const personalHigh: Lines = {
  'Block Handoff': 'Yes',
  'Require AirPlay outgoing requests pairing password': 'Yes',
  'Block Apple Watch auto unlock': 'Yes',
  'Block screenshots and screen recording': 'Yes',
  'Number of sign-in failures before wiping the device': 5,
  'Password expiration (days)': 365,
  'Prevent reuse of previous passwords': 5,
  'Block voice dialing while device is locked': 'Yes',
};

/** Supervised device restrictions, level 1. */
export const supervisedBasic: Lines = {
  'Treat AirDrop as an unmanaged destination': 'Yes',
  'Block Siri while device is locked': 'Yes',
  'Require Safari fraud warnings': 'Yes',
  'Force encrypted backup': 'Yes',
  'Block managed apps from storing data in iCloud': 'Yes',
  'Block iCloud Keychain sync': 'Yes',
  'Force Apple Watch wrist detection': 'Yes',
  'Block storage of AirPrint credentials in Keychain': 'Yes',
  'Require AirPrint to destinations with trusted certificates': 'Yes',
  'Block iBeacon discovery of AirPrint printers': 'Yes',
  'Block setting up new nearby devices': 'Yes',
  'Block untrusted TLS certificates': 'Yes',
  'Block trusting new enterprise app authors': 'Yes',
  'Allow activation lock': 'Yes',
  'Block Notification Center access in lock screen': 'Yes',
  'Block Today view in lock screen': 'Yes',
  'Require a password': 'Yes',
  'Block simple passwords': 'Yes',
  'Required password type': 'Numeric',
  'Minimum password length': 6,
  'Number of sign-in failures before wiping the device': 10,
  'Maximum minutes after screen lock before password is required': 5,
  'Maximum minutes of inactivity until screen locks': 5,
  'Block password proximity requests': 'Yes',
  'Block password sharing': 'Yes',
  'Require Touch ID or Face ID authentication for AutoFill of password or credit card information': 'Yes',
};

/** Supervised device restrictions, level 2. */
export const supervisedEnhanced: Lines = {
  'Block viewing corporate documents in unmanaged apps': 'Yes',
  'Block viewing non-corporate documents in corporate apps': 'Not configured',
  'Allow managed apps to write contacts to unmanaged contacts accounts': 'Yes',
  'Allow copy/paste to be affected by managed open-in': 'Yes',
  'Block Siri for dictation': 'Yes',
  'Block Siri for translation': 'Yes',
  'Block backup of enterprise books': 'Yes',
  'Block notes and highlights sync for enterprise books': 'Yes',
  'Block iCloud document and data sync': 'Yes',
  'Block access to USB in Files app': 'Yes',
  'Block sending diagnostic and usage data to Apple': 'Yes',
};

/** Supervised device restrictions, level 3. */
export const supervisedHigh: Lines = {
  'Block App store': 'Yes',
  'Block playback of explicit music, podcast, and iTunes U': 'Yes',
  'Block adding Game Center friends': 'Yes',
  'Block Game Center': 'Yes',
  'Block multiplayer gaming': 'Yes',
  'Block access to network drive in Files app': 'Yes',
  'Block Siri': 'Yes',
  'Block iTunes store': 'Yes',
  'Block Find My Friends': 'Yes',
  'Block user modification to the Find My Friends settings': 'Yes',
  'Block Safari Autofill': 'Yes',
  'Block Handoff': 'Yes',
  'Block iCloud backup': 'Yes',
  'Require AirPlay outgoing requests pairing password': 'Yes',
  'Block Apple Watch auto unlock': 'Yes',
  'Block AirDrop': 'Yes',
  'Block pairing with non-Configurator hosts': 'Yes',
  'Block AirPrint': 'Yes',
  'Allow users to boot devices into recovery mode with unpaired devices': 'Not configured',
  'Block screenshots and screen recording': 'Yes',
  'Block modification of account settings': 'Yes',
  'Block use of erase all content and settings': 'Yes',
  'Block configuration profile changes': 'Yes',
  'Block removing apps': 'Yes',
  'Force automatic date and time': 'Yes',
  'Block VPN creation': 'Yes',
  'Block modification of eSIM settings': 'Yes',
  'Number of sign-in failures before wiping the device': 5,
  'Password expiration (days)': 365,
  'Prevent reuse of previous passwords': 5,
  'Block password AutoFill': 'Yes',
  'Block voice dialing while device is locked': 'Yes',
  'Require joining Wi-Fi networks only using configuration profiles': 'Not configured',
};

/** Compliance of every device with work data. */
export const complianceEnhanced: Lines = {
  'Jailbroken devices': 'Block',
  'Minimum OS version': '14.8',
  'Require a password to unlock mobile devices': 'Require',
  'Simple passwords': 'Block',
  'Minimum password length': 6,
  'Required password type': 'Numeric',
  'Maximum minutes after screen lock before password is required': 5,
  'Maximum minutes of inactivity until screen locks': 5,
};

/** What the high level of compliance adds or changes. */
export const complianceHigh: Lines = {
  'Require the device to be at or under the Device Threat Level': 'Secured',
  'Minimum OS version': '15.0',
  'Require the device to be at or under the machine risk score': 'Clear',
  'Password expiration (days)': 365,
};
