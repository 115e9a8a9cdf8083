import { readProfile } from '../../../protocol/apple/profile.js';
import { type ReturnToServiceWish, readReturnToService } from '../../../protocol/apple/return-to-service.js';
import { ProtocolError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import { dictOf, type PlistDict } from '../../../protocol/plist/value.js';
import { appsOf, keptForNext } from '../apps.js';
import { bootstrapTokenOf } from '../bootstrap-token.js';
import type { InstalledApp } from '../changed-state.js';
import type { AppleDevice } from '../device.js';
import { install, toInstalled } from '../profile-store.js';
import { appsOutliveErasure } from './preservation-rules.js';
import { getsOnline, returnsByItself, takesGivenProfile } from './rules.js';

/** What survives the erasure of a device that is to come back by itself (Apple: EraseDeviceCommand.Command.ReturnToService). */
export interface Returning {
  readonly method: Method;
  /** Where a device of an organisation asks for its configuration. */
  readonly activation?: string;
  /** MDMProfileData */
  readonly profile?: Uint8Array;
  /** WiFiProfileData */
  readonly wifi?: Uint8Array;
  /** Managed apps that outlive the erasure. */
  readonly apps?: readonly InstalledApp[];
}

/** What an EraseDevice command leaves for afterwards; undefined where the device stays in Setup Assistant. */
export function returningBy(device: AppleDevice, command: PlistDict): Returning | undefined {
  const wish = dictOf(command.get('ReturnToService'));
  return returningAs(device, wish === undefined ? {} : readReturnToService(wish, 'EraseDevice').message);
}

/** The same, for what the server answered to the check-in ReturnToService. */
export function returningAs(device: AppleDevice, wish: ReturnToServiceWish): Returning | undefined {
  if (!returnsByItself(device.rules, wish.Enabled === true, device.family, device.osVersion)) return undefined;
  const { MDMProfileData: profile, WiFiProfileData: wifi } = wish;
  const { activation } = device.state;
  const apps = appsKept(device, wish.BootstrapToken);
  return {
    method: device.record.method ?? 'ios-byod',
    ...(activation !== undefined && { activation }),
    ...(profile !== undefined && { profile }),
    ...(wifi !== undefined && { wifi }),
    ...(apps.length > 0 && { apps }),
  };
}

/** Apps without their data; of the holder's own ones nothing is left. */
function appsKept(device: AppleDevice, token: Uint8Array | undefined): readonly InstalledApp[] {
  const { setup, mdm } = device.state;
  const right = mdm !== undefined && token !== undefined && bytesEqual(token, bootstrapTokenOf(device, mdm));
  if (!appsOutliveErasure(device.rules, setup?.returnsToService === true, right)) return [];
  return appsOf(device)
    .map(keptForNext)
    .filter(({ preserved }) => preserved);
}

const bytesEqual = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** How the erased device enrolls, once it is on the network of the profile; undefined where it gets on none. */
export function entryOnReturn(
  device: AppleDevice,
  { method, activation, profile, wifi, apps }: Returning,
): EnrollmentEntry | undefined {
  if (apps !== undefined) device.update({ apps });
  if (!getsOnline(device.rules, wifi && joinedBy(device, wifi), device.habits.networks)) return undefined;
  const given = takesGivenProfile(device.rules, profile !== undefined) ? profile : undefined;
  const { platform } = device.record;
  return {
    platform,
    method,
    ...(activation !== undefined && { url: activation }),
    ...(given !== undefined && { file: Buffer.from(given).toString('base64') }),
  };
}

/** Installs the Wi-Fi profile and gives the name of its network; undefined where there is none to read. */
function joinedBy(device: AppleDevice, bytes: Uint8Array): string | undefined {
  try {
    const installed = toInstalled(readProfile(bytes).message, { managed: true, now: device.rules.now });
    install(device, installed);
    return installed.payloads.find(({ network }) => network !== undefined)?.network;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
