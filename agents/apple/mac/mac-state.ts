import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import type { UserChannel } from '../apple-state.js';
import type { AppleDevice } from '../device.js';

/** What only a Mac keeps between sessions; what nothing touched is absent. */
export interface MacState {
  /** Somebody who has a secure token signed in with a password; a Mac that is in use begins with it. */
  readonly secureTokenUser?: boolean;
  /** The server holds the bootstrap token. */
  readonly escrowed?: true;
  /** Startup security was lowered in recovery. */
  readonly reducedSecurity?: true;
  /** Downloaded and not approved yet: where it came from, and the profile, base64. */
  readonly waiting?: { readonly entry: EnrollmentEntry; readonly profile: string };
  /** Profiles that somebody put on the Mac, base64, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Short name of who is signed in, where that is not the user whom the server manages. */
  readonly consoleUser?: string;
  /** The user whom the server before managed, for the next one. */
  readonly carriedUser?: Pick<UserChannel, 'userId' | 'shortName' | 'longName'>;
  /** What the file of a virtual machine said. */
  readonly machine?: MachineFile;
}

/** The hardware that a virtual machine's file makes up. */
export interface MachineFile {
  readonly serial?: string;
  readonly product?: string;
}

/** Members set to undefined are dropped. */
export function updateMac(
  device: AppleDevice,
  changes: { readonly [K in keyof MacState]?: MacState[K] | undefined },
): void {
  const merged = Object.entries({ ...device.state.mac, ...changes }).filter(([, value]) => value !== undefined);
  device.update({ mac: merged.length === 0 ? undefined : (Object.fromEntries(merged) as MacState) });
}

/** Whether the Mac came by Automated Device Enrollment. */
export function cameByAde({ record }: AppleDevice): boolean {
  return record.method === 'macos-ade';
}

/** Whether somebody with a secure token has signed in; nobody has on a Mac that is just out of its box. */
export function hasSecureTokenUser(device: AppleDevice): boolean {
  return device.state.mac?.secureTokenUser ?? (device.habits.signedIn && !cameByAde(device));
}
