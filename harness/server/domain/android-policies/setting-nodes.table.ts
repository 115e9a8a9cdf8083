/** What a setting of the form sends: a user restriction by its UserManager value, or a setting of a place with its words; `nowhere` is kept for administrators only. */
export type SettingTarget =
  | { readonly restriction: string; readonly reach: 'device' | 'profile'; readonly on: string }
  | { readonly setting: string; readonly words?: Readonly<Record<string, string>> }
  | 'nowhere';

const device = (restriction: string, on = 'Block'): SettingTarget => ({ restriction, reach: 'device', on });
const profile = (restriction: string, on = 'Block'): SettingTarget => ({ restriction, reach: 'profile', on });
const setting = (name: string, words?: Readonly<Record<string, string>>): SettingTarget => ({
  setting: name,
  ...(words && { words }),
});

const qualities = {
  Numeric: 'numeric',
  'Numeric Complex': 'numericComplex',
  'Numeric complex': 'numericComplex',
  Alphanumeric: 'alphanumeric',
};
const permissions = { Prompt: 'prompt', 'Auto grant': 'grant', 'Auto deny': 'deny' };

const lock = (place: 'DeviceLock' | 'WorkProfileLock'): Readonly<Record<string, SettingTarget>> => ({
  'Required password type': setting(`${place}/Quality`, qualities),
  'Minimum password length': setting(`${place}/MinimumLength`),
  'Number of sign-in failures before wiping device': setting(`${place}/MaximumFailedPasswords`),
  'Password expiration (days)': setting(`${place}/ExpirationDays`),
  'Number of days until password expires': setting(`${place}/ExpirationDays`),
  'Prevent reuse of previous passwords': setting(`${place}/History`),
  'Number of passwords required before user can reuse a password': setting(`${place}/History`),
});

const threatScan = device('ensure_verify_apps', 'Require');

/** Settings of the forms for Android Enterprise by section. */
export const settingTargets: Readonly<Record<string, Readonly<Record<string, SettingTarget>>>> = {
  'Work profile settings': {
    ...lock('WorkProfileLock'),
    'Copy and paste between work and personal profiles': profile('no_cross_profile_copy_paste'),
    'Data sharing between work and personal profiles': setting('WorkProfile/DataSharing', {
      'Apps in work profile can handle sharing request from personal profile': 'fromPersonal',
      'Prevent any sharing across boundaries': 'none',
      'No restrictions on sharing': 'both',
    }),
    'Work profile notifications while device locked': setting('WorkProfileLock/DisabledFeatures', {
      Block: 'unredactedNotifications',
    }),
    'Smart Lock and other trust agents': setting('WorkProfileLock/DisabledFeatures', { Block: 'trustAgents' }),
    'Default app permissions': setting('WorkProfile/PermissionPolicy', permissions),
    'Add and remove accounts': profile('no_modify_accounts'),
    'Contact sharing via Bluetooth': setting('WorkProfile/BluetoothContactSharing', { Enable: 'true' }),
    'Screen capture': setting('WorkProfile/ScreenCaptureDisabled', { Block: 'true' }),
    'Search work contacts from personal profile': setting('WorkProfile/ContactsSearchDisabled', { Block: 'true' }),
    'Allow widgets from work profile apps': setting('WorkProfile/WidgetsAllowed', { Enable: 'true' }),
    'Require Work Profile Password': setting('WorkProfileLock/Required', { Require: 'true' }),
    'One lock for device and work profile': profile('no_unified_password'),
    'Maximum minutes of inactivity until work profile locks': setting('WorkProfileLock/MaximumMinutesToLock'),
    'Number of sign-in failures before wiping the work profile': setting('WorkProfileLock/MaximumFailedPasswords'),
  },
  'Work profile password': lock('WorkProfileLock'),
  'Device password': {
    ...lock('DeviceLock'),
    'Maximum minutes of inactivity until screen locks': setting('DeviceLock/MaximumMinutesToLock'),
    'Disabled lock screen features': setting('DeviceLock/DisabledFeatures', {
      'Trust Agents': 'trustAgents',
      'Unredacted Notifications': 'unredactedNotifications',
      'Trust Agents, Unredacted Notifications': 'trustAgents,unredactedNotifications',
    }),
  },
  'Power settings': { 'Time to lock screen': setting('DeviceLock/MaximumMinutesToLock') },
  'System Security': {
    'Threat scan on apps': profile('ensure_verify_apps', 'Require'),
    'Prevent app installations from unknown sources in the personal profile': profile(
      'no_install_unknown_sources_globally',
    ),
  },
  'System security': { 'Threat scan on apps': threatScan },
  General: {
    'Default permission policy': setting('OwnerPolicy/PermissionPolicy', permissions),
    'Factory reset': device('no_factory_reset'),
    'USB file transfer': device('no_usb_file_transfer'),
    'External media': device('no_physical_media'),
    'Data sharing between work and personal profiles': setting('WorkProfile/DataSharing', { Block: 'none' }),
    'Factory reset protection emails': 'nowhere',
    'List of email addresses (Google account email addresses option only)': setting(
      'OwnerPolicy/FactoryResetProtectionAccounts',
    ),
    'Date and Time changes': device('no_config_date_time'),
    'Tethering and access to hotspots': device('no_config_tethering'),
    'Beam data using NFC': device('no_outgoing_beam'),
    'Search work contacts and display work contact caller-id in personal profile': setting(
      'WorkProfile/ContactsSearchDisabled',
      { Block: 'true' },
    ),
  },
  'Device experience': {
    'Enrollment profile type': 'nowhere',
    'Make Microsoft Launcher the default launcher': setting('OwnerPolicy/DefaultLauncher', {
      Enable: 'com.microsoft.launcher.enterprise',
    }),
  },
  'Users and Accounts': {
    'User can configure credentials': device('no_config_credentials'),
    'Add new users': device('no_add_user'),
    'User removal': device('no_remove_user'),
    'Personal Google Accounts': setting('OwnerPolicy/AccountTypesDisabled', { Block: 'com.google' }),
  },
  Applications: {
    'Allow access to all apps in Google Play store': setting('OwnerPolicy/PlayStoreMode', { Allow: 'all' }),
    'App auto-updates': setting('OwnerPolicy/AppAutoUpdate', {
      'Wi-Fi only': 'wifiOnly',
      Always: 'always',
      Never: 'never',
    }),
  },
};
