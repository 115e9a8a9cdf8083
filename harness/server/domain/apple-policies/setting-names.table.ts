/** Where the value of a setting goes: into the restrictions payload, the passcode payload, or an MDM option of the Settings command. */
export interface SettingTarget {
  readonly section: string;
  readonly carrier: 'restrictions' | 'passcode' | 'mdm-option';
  readonly key: string;
  /** What `Yes` writes. */
  readonly yes?: boolean;
  /** What words of a choice write. */
  readonly words?: Readonly<Record<string, boolean>>;
  /** A number is written as it stands. */
  readonly number?: true;
}

/**
 * Device settings for iPhone and iPad that the product offers, under the names of its form, and the payload key of each
 * (apple/device-management, com.apple.applicationaccess, com.apple.mobiledevice.passwordpolicy, mdm/commands/settings.yaml). What is not here cannot be set.
 */
export const settingNames: Readonly<Record<string, SettingTarget>> = Object.freeze({
  'Treat AirDrop as an unmanaged destination': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'forceAirDropUnmanaged',
    yes: true,
  },
  'Block Siri while device is locked': {
    section: 'Built-in Apps',
    carrier: 'restrictions',
    key: 'allowAssistantWhileLocked',
    yes: false,
  },
  'Require Safari fraud warnings': {
    section: 'Built-in Apps',
    carrier: 'restrictions',
    key: 'safariForceFraudWarning',
    yes: true,
  },
  'Force encrypted backup': {
    section: 'Cloud and Storage',
    carrier: 'restrictions',
    key: 'forceEncryptedBackup',
    yes: true,
  },
  'Block managed apps from storing data in iCloud': {
    section: 'Cloud and Storage',
    carrier: 'restrictions',
    key: 'allowManagedAppsCloudSync',
    yes: false,
  },
  'Force Apple Watch wrist detection': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'forceWatchWristDetection',
    yes: true,
  },
  'Block untrusted TLS certificates': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowUntrustedTLSPrompt',
    yes: false,
  },
  'Block trusting new enterprise app authors': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowEnterpriseAppTrust',
    yes: false,
  },
  'Block Notification Center access in lock screen': {
    section: 'Locked Screen Experience',
    carrier: 'restrictions',
    key: 'allowLockScreenNotificationsView',
    yes: false,
  },
  'Block Today view in lock screen': {
    section: 'Locked Screen Experience',
    carrier: 'restrictions',
    key: 'allowLockScreenTodayView',
    yes: false,
  },
  'Require a password': { section: 'Password', carrier: 'passcode', key: 'forcePIN', yes: true },
  'Block simple passwords': { section: 'Password', carrier: 'passcode', key: 'allowSimple', yes: false },
  'Required password type': {
    section: 'Password',
    carrier: 'passcode',
    key: 'requireAlphanumeric',
    words: { Numeric: false, Alphanumeric: true },
  },
  'Minimum password length': { section: 'Password', carrier: 'passcode', key: 'minLength', number: true },
  'Number of sign-in failures before wiping the device': {
    section: 'Password',
    carrier: 'passcode',
    key: 'maxFailedAttempts',
    number: true,
  },
  'Maximum minutes after screen lock before password is required': {
    section: 'Password',
    carrier: 'passcode',
    key: 'maxGracePeriod',
    number: true,
  },
  'Maximum minutes of inactivity until screen locks': {
    section: 'Password',
    carrier: 'passcode',
    key: 'maxInactivity',
    number: true,
  },
  'Block viewing corporate documents in unmanaged apps': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowOpenFromManagedToUnmanaged',
    yes: false,
  },
  'Block viewing non-corporate documents in corporate apps': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowOpenFromUnmanagedToManaged',
    yes: false,
  },
  'Allow managed apps to write contacts to unmanaged contacts accounts': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowManagedToWriteUnmanagedContacts',
    yes: true,
  },
  'Allow copy/paste to be affected by managed open-in': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'requireManagedPasteboard',
    yes: true,
  },
  'Block Siri for dictation': {
    section: 'Built-in Apps',
    carrier: 'restrictions',
    key: 'forceOnDeviceOnlyDictation',
    yes: true,
  },
  'Block Siri for translation': {
    section: 'Built-in Apps',
    carrier: 'restrictions',
    key: 'forceOnDeviceOnlyTranslation',
    yes: true,
  },
  'Block backup of enterprise books': {
    section: 'Cloud Storage',
    carrier: 'restrictions',
    key: 'allowEnterpriseBookBackup',
    yes: false,
  },
  'Block notes and highlights sync for enterprise books': {
    section: 'Cloud Storage',
    carrier: 'restrictions',
    key: 'allowEnterpriseBookMetadataSync',
    yes: false,
  },
  'Block sending diagnostic and usage data to Apple': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowDiagnosticSubmission',
    yes: false,
  },
  'Block Handoff': {
    section: 'Cloud and Storage',
    carrier: 'restrictions',
    key: 'allowActivityContinuation',
    yes: false,
  },
  'Require AirPlay outgoing requests pairing password': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'forceAirPlayOutgoingRequestsPairingPassword',
    yes: true,
  },
  'Block Apple Watch auto unlock': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'allowAutoUnlock',
    yes: false,
  },
  'Block screenshots and screen recording': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowScreenShot',
    yes: false,
  },
  'Password expiration (days)': { section: 'Password', carrier: 'passcode', key: 'maxPINAgeInDays', number: true },
  'Prevent reuse of previous passwords': { section: 'Password', carrier: 'passcode', key: 'pinHistory', number: true },
  'Block voice dialing while device is locked': {
    section: 'Wireless',
    carrier: 'restrictions',
    key: 'allowVoiceDialing',
    yes: false,
  },
  'Block iCloud Keychain sync': {
    section: 'Cloud and Storage',
    carrier: 'restrictions',
    key: 'allowCloudKeychainSync',
    yes: false,
  },
  'Block storage of AirPrint credentials in Keychain': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'allowAirPrintCredentialsStorage',
    yes: false,
  },
  'Require AirPrint to destinations with trusted certificates': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'forceAirPrintTrustedTLSRequirement',
    yes: true,
  },
  'Block iBeacon discovery of AirPrint printers': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'allowAirPrintiBeaconDiscovery',
    yes: false,
  },
  'Block setting up new nearby devices': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'allowProximitySetupToNewDevice',
    yes: false,
  },
  'Allow activation lock': {
    section: 'General',
    carrier: 'mdm-option',
    key: 'ActivationLockAllowedWhileSupervised',
    yes: true,
  },
  'Block password proximity requests': {
    section: 'Password',
    carrier: 'restrictions',
    key: 'allowPasswordProximityRequests',
    yes: false,
  },
  'Block password sharing': { section: 'Password', carrier: 'restrictions', key: 'allowPasswordSharing', yes: false },
  'Require Touch ID or Face ID authentication for AutoFill of password or credit card information': {
    section: 'Password',
    carrier: 'restrictions',
    key: 'forceAuthenticationBeforeAutoFill',
    yes: true,
  },
  'Block iCloud document and data sync': {
    section: 'Cloud Storage',
    carrier: 'restrictions',
    key: 'allowCloudDocumentSync',
    yes: false,
  },
  'Block access to USB in Files app': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'allowFilesUSBDriveAccess',
    yes: false,
  },
  'Block App store': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowUIAppInstallation',
    yes: false,
  },
  'Block playback of explicit music, podcast, and iTunes U': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowExplicitContent',
    yes: false,
  },
  'Block adding Game Center friends': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowAddingGameCenterFriends',
    yes: false,
  },
  'Block Game Center': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowGameCenter',
    yes: false,
  },
  'Block multiplayer gaming': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowMultiplayerGaming',
    yes: false,
  },
  'Block access to network drive in Files app': {
    section: 'App Store, Doc Viewing, Gaming',
    carrier: 'restrictions',
    key: 'allowFilesNetworkDriveAccess',
    yes: false,
  },
  'Block Siri': { section: 'Built-in Apps', carrier: 'restrictions', key: 'allowAssistant', yes: false },
  'Block iTunes store': { section: 'Built-in Apps', carrier: 'restrictions', key: 'allowiTunes', yes: false },
  'Block Find My Friends': { section: 'Built-in Apps', carrier: 'restrictions', key: 'allowFindMyFriends', yes: false },
  'Block user modification to the Find My Friends settings': {
    section: 'Built-in Apps',
    carrier: 'restrictions',
    key: 'allowFindMyFriendsModification',
    yes: false,
  },
  'Block Safari Autofill': {
    section: 'Built-in Apps',
    carrier: 'restrictions',
    key: 'safariAllowAutoFill',
    yes: false,
  },
  'Block iCloud backup': { section: 'Cloud and Storage', carrier: 'restrictions', key: 'allowCloudBackup', yes: false },
  'Block AirDrop': { section: 'Connected Devices', carrier: 'restrictions', key: 'allowAirDrop', yes: false },
  'Block pairing with non-Configurator hosts': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'allowHostPairing',
    yes: false,
  },
  'Block AirPrint': { section: 'Connected Devices', carrier: 'restrictions', key: 'allowAirPrint', yes: false },
  'Allow users to boot devices into recovery mode with unpaired devices': {
    section: 'Connected Devices',
    carrier: 'restrictions',
    key: 'allowUnpairedExternalBootToRecovery',
    yes: true,
  },
  'Block modification of account settings': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowAccountModification',
    yes: false,
  },
  'Block use of erase all content and settings': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowEraseContentAndSettings',
    yes: false,
  },
  'Block configuration profile changes': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowUIConfigurationProfileInstallation',
    yes: false,
  },
  'Block removing apps': { section: 'General', carrier: 'restrictions', key: 'allowAppRemoval', yes: false },
  'Force automatic date and time': {
    section: 'General',
    carrier: 'restrictions',
    key: 'forceAutomaticDateAndTime',
    yes: true,
  },
  'Block VPN creation': { section: 'General', carrier: 'restrictions', key: 'allowVPNCreation', yes: false },
  'Block modification of eSIM settings': {
    section: 'General',
    carrier: 'restrictions',
    key: 'allowESIMModification',
    yes: false,
  },
  'Block password AutoFill': { section: 'Password', carrier: 'restrictions', key: 'allowPasswordAutoFill', yes: false },
  'Require joining Wi-Fi networks only using configuration profiles': {
    section: 'Wireless',
    carrier: 'restrictions',
    key: 'forceWiFiToAllowedNetworksOnly',
    yes: true,
  },
});
