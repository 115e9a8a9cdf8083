import type { PayloadMembers } from '../../../../../protocol/apple/profile.js';
import type { SharedIpadChannel } from '../../../../../protocol/apple/shared-ipad.js';
import { dictFromJson } from '../../../../../protocol/plist/json.js';
import { dict, type PlistValue } from '../../../../../protocol/plist/value.js';
import { settingNames } from '../../../domain/apple-policies/setting-names.table.js';
import type { SharedPolicy } from '../../../domain/shared-ipad/settings.js';

export interface SettingPayload {
  /** Channels of a Shared iPad that take it (apple/device-management, supportedOS.iOS.sharedipad). */
  readonly channel: SharedIpadChannel;
  readonly payload: PayloadMembers;
}

type Members = Readonly<Record<string, PlistValue>>;

/** The payload that carries a setting with this value. */
export function payloadOf({ setting, value, name }: Pick<SharedPolicy, 'setting' | 'value' | 'name'>): SettingPayload {
  const maker = makers[setting];
  return maker === undefined ? restriction(setting, value) : maker(textsOf(value), name);
}

const layout = (apps: readonly string[]): SettingPayload => {
  const page = apps.map((BundleID) => dict({ Type: 'Application', BundleID }));
  return { channel: 'both', payload: { PayloadType: 'com.apple.homescreenlayout', Pages: [page] } };
};

const deviceOnly = (PayloadType: string, members: Members): SettingPayload => ({
  channel: 'device',
  payload: { PayloadType, ...members },
});

/** The extension of the app that signs people in, which also puts a device into Shared Device Mode. */
export function signOnExtension(data: Members = {}): SettingPayload {
  const extension = {
    Type: 'Redirect',
    ExtensionIdentifier: 'com.microsoft.azureauthenticator.ssoextension',
    TeamIdentifier: 'SGGM6D27TK',
  };
  const payload = {
    PayloadType: 'com.apple.extensiblesso',
    ...extension,
    URLs: ['https://login.muster.test'],
    ExtensionData: dict(data),
  };
  return { channel: 'user', payload };
}

const makers: Readonly<Record<string, (texts: readonly string[], name: string) => SettingPayload>> = {
  'Home screen layout': layout,
  'App notifications': (apps) => ({
    channel: 'both',
    payload: {
      PayloadType: 'com.apple.notificationsettings',
      NotificationSettings: apps.map((BundleIdentifier) => dict({ BundleIdentifier, NotificationsEnabled: false })),
    },
  }),
  'Single sign on app extension': () => signOnExtension(),
  'AirPrint settings': () =>
    deviceOnly('com.apple.airprint', { AirPrint: [dict({ IPAddress: '192.0.2.1', ResourcePath: 'ipp/print' })] }),
  'Lock screen message': (texts) =>
    deviceOnly('com.apple.shareddeviceconfiguration', { LockScreenFootnote: texts.join(' ') }),
  'Web content filter': (hosts) =>
    deviceOnly('com.apple.webcontent-filter', { FilterType: 'BuiltIn', DenyListURLs: [...hosts] }),
  'Block auto lock': () =>
    deviceOnly('com.apple.app.lock', {
      App: dict({ Identifier: 'com.apple.Preferences', Options: dict({ DisableAutoLock: true }) }),
    }),
  'Wi-Fi': ([SSID_STR = 'office']) =>
    deviceOnly('com.apple.wifi.managed', { SSID_STR, AutoJoin: true, EncryptionType: 'None' }),
  VPN: (_texts, UserDefinedName) =>
    deviceOnly('com.apple.vpn.managed', {
      UserDefinedName,
      VPNType: 'IKEv2',
      IKEv2: dict({
        RemoteAddress: 'vpn.muster.test',
        RemoteIdentifier: 'vpn.muster.test',
        LocalIdentifier: 'ipad',
        AuthenticationMethod: 'None',
      }),
    }),
  'All settings of Email': ([EmailAddress = 'user@muster.test']) => ({
    channel: 'user',
    payload: {
      PayloadType: 'com.apple.mail.managed',
      EmailAccountType: 'EmailTypeIMAP',
      EmailAddress,
      IncomingMailServerHostName: 'mail.muster.test',
      IncomingMailServerAuthentication: 'EmailAuthNone',
      OutgoingMailServerHostName: 'mail.muster.test',
      OutgoingMailServerAuthentication: 'EmailAuthNone',
    },
  }),
};

/** Restrictions that are named here only; the others are those of configuration policies, or a payload key as it stands. */
const restrictionNames: Members = {
  'Block Shared iPad temporary sessions': dict({ allowSharedDeviceTemporarySession: false }),
  'Defer software updates': dict({ forceDelayedSoftwareUpdates: true }),
  'Wi-Fi always on': dict({ forceWiFiPowerOn: true }),
};

function restriction(setting: string, value: unknown): SettingPayload {
  const named = restrictionNames[setting];
  const target = Object.hasOwn(settingNames, setting) ? settingNames[setting] : undefined;
  const keys =
    named instanceof Map
      ? named
      : dictFromJson(target === undefined ? { [setting]: value as boolean } : { [target.key]: target.yes ?? true });
  return { channel: 'both', payload: { PayloadType: 'com.apple.applicationaccess', ...Object.fromEntries(keys) } };
}

function textsOf(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.filter((one) => typeof one === 'string');
}
