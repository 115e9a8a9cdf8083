/** What a device that obeys a line of the framework shows of it: a user restriction and where it acts, or a setting with its value. */
export type ShownLine =
  | { readonly restriction: string; readonly reach: 'device' | 'profile' }
  | { readonly policy: string; readonly words?: Readonly<Record<string, string>> }
  | { readonly feature: string; readonly of: string };

const restricts = (restriction: string, reach: 'device' | 'profile'): ShownLine => ({ restriction, reach });
const shows = (policy: string, words?: Readonly<Record<string, string>>): ShownLine => ({
  policy,
  ...(words && { words }),
});

const complex = { 'Numeric Complex': 'numericComplex', 'Numeric complex': 'numericComplex' };
const on = { Require: 'true', Enable: 'true', Block: 'true' };

const passwordOf = (place: string): Readonly<Record<string, ShownLine>> => ({
  'Required password type': shows(`${place}/Quality`, complex),
  'Minimum password length': shows(`${place}/MinimumLength`),
  'Number of sign-in failures before wiping device': shows(`${place}/MaximumFailedPasswords`),
  'Password expiration (days)': shows(`${place}/ExpirationDays`),
  'Number of days until password expires': shows(`${place}/ExpirationDays`),
  'Prevent reuse of previous passwords': shows(`${place}/History`),
  'Number of passwords required before user can reuse a password': shows(`${place}/History`),
});

/** Lines by section, under the names of the framework; nodes of the reference transport. */
export const shownLines: Readonly<Record<string, Readonly<Record<string, ShownLine>>>> = {
  'Work profile settings': {
    ...passwordOf('WorkProfileLock'),
    'Copy and paste between work and personal profiles': restricts('no_cross_profile_copy_paste', 'profile'),
    'Data sharing between work and personal profiles': shows('WorkProfile/DataSharing', {
      'Apps in work profile can handle sharing request from personal profile': 'fromPersonal',
    }),
    'Work profile notifications while device locked': {
      feature: 'unredactedNotifications',
      of: 'WorkProfileLock/DisabledFeatures',
    },
    'Smart Lock and other trust agents': { feature: 'trustAgents', of: 'WorkProfileLock/DisabledFeatures' },
    'Default app permissions': shows('WorkProfile/PermissionPolicy'),
    'Add and remove accounts': restricts('no_modify_accounts', 'profile'),
    'Contact sharing via Bluetooth': shows('WorkProfile/BluetoothContactSharing', on),
    'Screen capture': shows('WorkProfile/ScreenCaptureDisabled', on),
    'Search work contacts from personal profile': shows('WorkProfile/ContactsSearchDisabled', on),
    'Allow widgets from work profile apps': shows('WorkProfile/WidgetsAllowed', on),
    'Require Work Profile Password': shows('WorkProfileLock/Required', on),
    'Maximum minutes of inactivity until work profile locks': shows('WorkProfileLock/MaximumMinutesToLock'),
    'Number of sign-in failures before wiping the work profile': shows('WorkProfileLock/MaximumFailedPasswords'),
  },
  'Work profile password': passwordOf('WorkProfileLock'),
  'Device password': {
    ...passwordOf('DeviceLock'),
    'Maximum minutes of inactivity until screen locks': shows('DeviceLock/MaximumMinutesToLock'),
    'Trust Agents': { feature: 'trustAgents', of: 'DeviceLock/DisabledFeatures' },
    'Unredacted Notifications': { feature: 'unredactedNotifications', of: 'DeviceLock/DisabledFeatures' },
  },
  'Power settings': { 'Time to lock screen': shows('DeviceLock/MaximumMinutesToLock') },
  'System Security': {
    'Threat scan on apps': restricts('ensure_verify_apps', 'profile'),
    'Prevent app installations from unknown sources in the personal profile': restricts(
      'no_install_unknown_sources_globally',
      'profile',
    ),
  },
  'System security': { 'Threat scan on apps': restricts('ensure_verify_apps', 'device') },
  General: {
    'Default permission policy': shows('OwnerPolicy/PermissionPolicy'),
    'Factory reset': restricts('no_factory_reset', 'device'),
    'USB file transfer': restricts('no_usb_file_transfer', 'device'),
    'External media': restricts('no_physical_media', 'device'),
    'Data sharing between work and personal profiles': shows('WorkProfile/DataSharing'),
    'List of email addresses (Google account email addresses option only)': shows(
      'OwnerPolicy/FactoryResetProtectionAccounts',
    ),
    'Date and Time changes': restricts('no_config_date_time', 'device'),
    'Tethering and access to hotspots': restricts('no_config_tethering', 'device'),
    'Beam data using NFC': restricts('no_outgoing_beam', 'device'),
    'Search work contacts and display work contact caller-id in personal profile': shows(
      'WorkProfile/ContactsSearchDisabled',
      on,
    ),
  },
  'Device experience': {
    'Make Microsoft Launcher the default launcher': shows('OwnerPolicy/DefaultLauncher'),
  },
  'Users and Accounts': {
    'User can configure credentials': restricts('no_config_credentials', 'device'),
    'Add new users': restricts('no_add_user', 'device'),
    'User removal': restricts('no_remove_user', 'device'),
    'Personal Google Accounts': shows('OwnerPolicy/AccountTypesDisabled', { Block: 'com.google' }),
  },
  Applications: {
    'Allow access to all apps in Google Play store': shows('OwnerPolicy/PlayStoreMode'),
    'App auto-updates': shows('OwnerPolicy/AppAutoUpdate', { 'Wi-Fi only': 'wifiOnly', Always: 'always' }),
  },
};
