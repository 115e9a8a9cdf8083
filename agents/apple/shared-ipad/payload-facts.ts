import type { Profile } from '../../../protocol/apple/profile.js';
import { arrayOf, dictOf, type PlistDict, stringOf } from '../../../protocol/plist/value.js';
import type { InstalledPayload } from '../apple-state.js';
import type { AppleDevice } from '../device.js';
import { payloadChannels } from './payload-channels.table.js';
import { payloadFitsChannel } from './protocol-rules.js';

/** Shared Device Mode, in the data of a single sign-on extension (com.apple.extensiblesso.yaml, ExtensionData). */
export function modeIn(type: string, content: PlistDict): Pick<InstalledPayload, 'sharedDeviceMode'> {
  const told =
    type === 'com.apple.extensiblesso' && dictOf(content.get('ExtensionData'))?.get('sharedDeviceMode') === true;
  return told ? { sharedDeviceMode: true } : {};
}

/** Apps of a home screen layout, on whatever page (com.apple.homescreenlayout.yaml). */
export function layoutIn(type: string, content: PlistDict): Pick<InstalledPayload, 'layout'> {
  if (type !== 'com.apple.homescreenlayout') return {};
  const icons = [
    ...(arrayOf(content.get('Dock')) ?? []),
    ...(arrayOf(content.get('Pages')) ?? []).flatMap((page) => arrayOf(page) ?? []),
  ];
  return { layout: icons.flatMap((icon) => stringOf(dictOf(icon)?.get('BundleID')) ?? []) };
}

/** Why a Shared iPad does not take a profile on this channel: a payload of it belongs on the other one. */
export function objectionOfChannel(device: AppleDevice, { payloads }: Profile): string | undefined {
  if (!device.shared) return undefined;
  const came = device.onBehalfOf === undefined ? 'device' : 'user';
  const misplaced = payloads.find(
    ({ PayloadType = '' }) => !payloadFitsChannel(device.rules, payloadChannels[PayloadType] ?? 'both', came),
  );
  return misplaced === undefined
    ? undefined
    : `${misplaced.PayloadType} is not for the ${came} channel of a Shared iPad`;
}
