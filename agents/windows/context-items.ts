import type { ContextItem } from '../../protocol/mde2/messages.js';
import type { WindowsHabits } from './habits.js';
import type { WindowsState } from './state.js';
import { fourPartVersion } from './version.js';

export interface ItemFacts {
  readonly habits: WindowsHabits;
  readonly state: WindowsState;
  readonly osVersion: string;
  /** EnrollmentVersion of the server's answer to Discover. */
  readonly enrollmentVersion: string;
}

/** What each context item says of this PC. */
const values: Readonly<Record<string, (facts: ItemFacts) => readonly string[]>> = {
  UXInitiated: () => ['True'],
  HWDevID: ({ state }) => [state.hardwareId],
  Locale: ({ habits }) => [habits.locale],
  TargetedUserLoggedIn: () => ['True'],
  OSEdition: ({ habits }) => [String(habits.osEdition)],
  DeviceName: ({ state }) => [state.deviceName],
  MAC: ({ state }) => state.macs,
  DeviceID: ({ state }) => [state.deviceId],
  EnrollmentType: ({ habits }) => [habits.enrollmentType],
  DeviceType: ({ habits }) => [habits.deviceType],
  OSVersion: ({ osVersion }) => [fourPartVersion(osVersion)],
  ApplicationVersion: ({ osVersion }) => [fourPartVersion(osVersion)],
  NotInOobe: ({ habits }) => [habits.firstRun ? 'False' : 'True'],
  RequestVersion: requestVersion,
};

/** The server's version from 5.0 up to the device's own; a server that names another is told the device's own (public captures of build 26200). */
function requestVersion({ habits, enrollmentVersion }: ItemFacts): readonly string[] {
  const own = Number(habits.requestVersion);
  if (own < 5) return [];
  const served = Number(enrollmentVersion);
  return [served >= 5 && served <= own ? enrollmentVersion : habits.requestVersion];
}

/** The context items of this model in its order; a name without a value of ours is left out. */
export function windowsContextItems(facts: ItemFacts): readonly ContextItem[] {
  return facts.habits.contextItems.flatMap((name) => (values[name]?.(facts) ?? []).map((value) => ({ name, value })));
}
