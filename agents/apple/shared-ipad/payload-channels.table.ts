import type { SharedIpadChannel } from '../../../protocol/apple/shared-ipad.js';

/** Where a Shared iPad takes a payload (apple/device-management, mdm/profiles, supportedOS.iOS.sharedipad); what is not here it takes anywhere. */
export const payloadChannels: Readonly<Record<string, SharedIpadChannel>> = Object.freeze({
  'com.apple.homescreenlayout': 'both',
  'com.apple.notificationsettings': 'both',
  'com.apple.applicationaccess': 'both',
  'com.apple.extensiblesso': 'user',
  'com.apple.mail.managed': 'user',
  'com.apple.eas.account': 'user',
  'com.apple.webClip.managed': 'user',
  'com.apple.airprint': 'device',
  'com.apple.shareddeviceconfiguration': 'device',
  'com.apple.webcontent-filter': 'device',
  'com.apple.vpn.managed': 'device',
  'com.apple.wifi.managed': 'device',
  'com.apple.security.root': 'device',
});
