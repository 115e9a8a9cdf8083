import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { DeviceRecord } from '../device/record.js';
import type { ChangedState } from './changed-state.js';

/** What an Apple device keeps between sessions. Plain data, as it lies in the record. */
export interface AppleState extends ChangedState {
  readonly udid: string;
  readonly wifiMac: string;
  readonly bluetoothMac: string;
  readonly imei?: string;
  /** By DeviceLock, until the holder takes the device up. */
  readonly locked: boolean;
  readonly profiles: readonly InstalledProfile[];
  /** Present since Setup Assistant has run with a configuration of the organisation, until the device is erased. */
  readonly setup?: SetUp;
  /** Set up by its holder, without an organisation. */
  readonly inUse?: true;
  /** Present while the device is managed. */
  readonly mdm?: MdmEnrollment;
  /** Status of the last report: a device polls again by itself only after NotNow. */
  readonly lastStatus?: string;
  readonly lastError?: JsonObject;
}

/** What Setup Assistant took from the configuration of Automated Device Enrollment. */
export interface SetUp {
  readonly supervised: boolean;
  /** Apple's identifier of the configuration. */
  readonly profile?: string;
  /** Whether the holder may remove the enrollment profile. */
  readonly removable: boolean;
  /** Panes that were shown before the device was online. */
  readonly before?: readonly string[];
  /** Panes that were shown, by their skip keys. */
  readonly panes: readonly string[];
  /** Computers that it pairs with: every one, or those with one of these certificates (SHA-256, hex). */
  readonly pairing: 'any' | readonly string[];
  /** Shared iPad. */
  readonly multiUser?: true;
  /** It keeps its managed apps when it returns to service. */
  readonly returnsToService?: true;
  /** Shown under About Configuration and Need Help. */
  readonly department?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface InstalledProfile {
  readonly identifier: string;
  readonly uuid: string;
  readonly displayName?: string;
  readonly organization?: string;
  /** Installed by the MDM server. */
  readonly managed: boolean;
  readonly removalDisallowed: boolean;
  readonly signed: boolean;
  /** Certificates that came with its signature, the signer's first; DER, base64. */
  readonly signers?: readonly string[];
  /** Its payloads came encrypted for this device. */
  readonly encrypted?: true;
  /** SHA-256 of the password that lets the holder remove it, base64. */
  readonly removalPassword?: string;
  /** When it goes by itself, milliseconds since the epoch. */
  readonly removeAt?: number;
  readonly payloads: readonly InstalledPayload[];
  /** Keys of its restrictions payloads, merged, in the JSON form of property lists. */
  readonly restrictions?: JsonObject;
}

export interface InstalledPayload {
  readonly type: string;
  readonly identifier: string;
  readonly uuid: string;
  /** Of a certificate payload: DER, base64. It is trusted while the profile is installed. */
  readonly certificate?: string;
  /** Of an identity payload beside the one that MDM uses: its certificate, DER, base64. */
  readonly identity?: string;
  /** Of a Wi-Fi payload: SSID_STR. */
  readonly network?: string;
  /** Of a single sign-on extension: it puts the device into Shared Device Mode. */
  readonly sharedDeviceMode?: true;
  /** Of a home screen layout: identifiers of the apps that it shows. */
  readonly layout?: readonly string[];
}

/** What the MDM payload said, and what the device made up for it. */
export interface MdmEnrollment {
  readonly profileIdentifier: string;
  /** By which a device in User Enrollment names itself, instead of its UDID. */
  readonly enrollmentId?: string;
  readonly topic: string;
  readonly serverUrl: string;
  readonly checkInUrl: string;
  readonly signMessage: boolean;
  /** UUIDs of the payloads whose certificates alone are trusted for check-ins, and for reports. */
  readonly pins?: { readonly checkIn: readonly string[]; readonly report: readonly string[] };
  readonly accessRights: number;
  readonly checkOutWhenRemoved: boolean;
  /** What the server offers, from ServerCapabilities: to keep a bootstrap token. */
  readonly escrowsBootstrapToken?: true;
  /** The same: tokens for services of Apple's. */
  readonly givesTokens?: true;
  /** The user whom the server manages beside the Mac. */
  readonly user?: UserChannel;
  /** What else an update may not change, for comparison. */
  readonly fixed: JsonObject;
  readonly pushMagic: string;
  /** Push token, base64. */
  readonly token: string;
}

/** A user channel: a user of the Mac with a push token of his own. */
export interface UserChannel {
  readonly userId: string;
  readonly shortName: string;
  readonly longName: string;
  readonly pushMagic: string;
  /** base64 */
  readonly token: string;
}

export function appleState({ state }: DeviceRecord): AppleState {
  return state as unknown as AppleState;
}

/** The record with some of its Apple state replaced; a member set to undefined is dropped. */
export function withState(
  record: DeviceRecord,
  changes: { readonly [K in keyof AppleState]?: AppleState[K] | undefined },
): DeviceRecord {
  const merged = Object.entries({ ...record.state, ...changes }).filter(([, value]) => value !== undefined);
  return { ...record, state: Object.fromEntries(merged) as JsonObject };
}
