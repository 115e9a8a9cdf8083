import type { RuleContext } from '../../protocol/base/rule.js';
import type { ContextItem } from '../../protocol/mde2/messages.js';
import { attests } from './device-rules.js';
import type { WindowsHabits } from './habits.js';
import type { WindowsState } from './state.js';
import { fourPartVersion } from './version.js';

export interface ItemFacts {
  readonly context: RuleContext;
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
  AIKPub: (facts) => attestation(facts, 380),
  AIKAttestationClaim: (facts) => attestation(facts, 1624),
  AttestationStatusHResult: (facts) => (attests(facts.context, servedVersion(facts)) ? [] : [notAttested]),
};

/** ERROR_INVALID_PARAMETER as HRESULT: what build 26200 tells where the server speaks of no attestation (public captures of that build). */
const notAttested = '0x80070057';

const servedVersion = ({ habits, enrollmentVersion }: ItemFacts): number =>
  Number(enrollmentVersion) <= Number(habits.requestVersion) ? Number(enrollmentVersion) : 0;

/** Octets that stand for what the TPM says of the key; nothing of a manufacturer's is in them. */
function attestation(facts: ItemFacts, octets: number): readonly string[] {
  if (!attests(facts.context, servedVersion(facts))) return [];
  const { deviceId } = facts.state;
  return [Buffer.from(`simulated ${deviceId} `.repeat(64).slice(0, octets)).toString('base64')];
}

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
