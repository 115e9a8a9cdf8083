import type { RuleContext } from '../../protocol/base/rule.js';
import type { ContextItem } from '../../protocol/mde2/messages.js';
import type { Attested } from './attestation.js';
import { attests, namesItself } from './device-rules.js';
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
  /** What the PC can say of its key. */
  readonly attestation: Attested;
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
  EmmDeviceId: ownId,
  AIKPub: (facts) => attested(facts, 'AIKPub'),
  AIKAttestationClaim: (facts) => attested(facts, 'AIKAttestationClaim'),
  AzureAttestationBlob: (facts) => attested(facts, 'AzureAttestationBlob'),
  AttestationStatus: (facts) => attested(facts, 'AttestationStatus'),
  AttestationStatusHResult: (facts) =>
    attests(facts.context, servedVersion(facts)) ? attested(facts, 'AttestationStatusHResult') : [notAttested],
};

/** The id that the organisation gave the PC; there is none before a first enrollment. */
function ownId(facts: ItemFacts): readonly string[] {
  const { tree, providerId = '' } = facts.state;
  const told = tree[`Device/Vendor/MSFT/DMClient/Provider/${providerId}/EntDMID`];
  return namesItself(facts.context, servedVersion(facts), told ?? undefined);
}

/** ERROR_INVALID_PARAMETER as HRESULT: what build 26200 tells where the server speaks of no attestation (public captures of that build). */
const notAttested = '0x80070057';

/** The server's version where this PC speaks it too, else 0. */
export const servedVersion = ({
  habits,
  enrollmentVersion,
}: Pick<ItemFacts, 'habits' | 'enrollmentVersion'>): number =>
  Number(enrollmentVersion) <= Number(habits.requestVersion) ? Number(enrollmentVersion) : 0;

const attested = ({ attestation }: ItemFacts, name: string): readonly string[] =>
  attestation.items.filter((item) => item.name === name).map(({ value }) => value);

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
