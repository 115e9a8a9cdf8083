/** In which context a setting is applied on a Shared iPad: to any active user, or to one user wherever signed in. */
export type SettingContext = 'Device' | 'User' | 'Not applicable';

export type AssignedTo = 'device group' | 'user group';

/** Settings that only the device has; a setting of a profile that is not named here is applied in either context. */
export const deviceOnlySettings: Readonly<Record<string, readonly string[] | 'all'>> = Object.freeze({
  'Device features': ['AirPrint settings', 'Lock screen message', 'Web content filter'],
  'Device restrictions': [
    'Block Shared iPad temporary sessions',
    'Defer software updates',
    'Force automatic date and time',
    'Require joining Wi-Fi networks only using configuration profiles',
    'Block auto lock',
    'Allow users to boot devices into recovery mode with unpaired devices',
    'Block Siri for dictation',
  ],
  Email: [],
  'VPN, Wi-Fi, Certificate': 'all',
});

export type AppType = 'line-of-business' | 'vpp-device' | 'vpp-user' | 'web' | 'store';

/** Where an app of this type may be assigned on Shared iPads. */
export const appContexts: Readonly<Record<AppType, Readonly<Record<AssignedTo, SettingContext>>>> = Object.freeze({
  'line-of-business': { 'device group': 'Device', 'user group': 'Not applicable' },
  'vpp-device': { 'device group': 'Device', 'user group': 'Not applicable' },
  'vpp-user': { 'device group': 'Not applicable', 'user group': 'Not applicable' },
  web: { 'device group': 'Device', 'user group': 'User' },
  store: { 'device group': 'Not applicable', 'user group': 'Not applicable' },
});
