import type { Method, Platform } from '../../../protocol/base/vocabulary.js';
import type { DeviceFamily, ResponseStatus } from '../../../protocol/dep/messages.js';
import type { AdeProfile } from '../domain/ade-profiles.js';
import { comesAgainAt, devicesFit, takesDefault } from '../domain/enrollment-program/profile-rules.js';
import type { ProgramDevice, ProgramToken } from '../domain/enrollment-program/state.js';
import { RefusedByProduct } from '../endpoint.js';
import { assign } from '../endpoints/ade/assignments.js';
import { cloudConfiguration } from '../endpoints/ade/cloud-configuration.js';
import type { ReferenceTenant } from '../tenants.js';
import { type DepClient, DepRefusal } from './dep-client.js';
import { profileOf } from './profiles.js';

export interface AssignmentDesk {
  readonly tenant: ReferenceTenant;
  readonly client: DepClient;
  readonly token: ProgramToken;
}

/** Devices that one call names. */
const devicesPerCall = 1000;

/** Assigns a profile of the token to devices of the token. Throws RefusedByProduct. */
export function assignProfile(desk: AssignmentDesk, name: string, serials: readonly string[]): void {
  const { tenant, token } = desk;
  const profile = profileOf(tenant.state, token, name);
  const unknown = serials.find((serial) => !token.devices.has(serial));
  if (unknown !== undefined) throw new RefusedByProduct(`The token has no device ${unknown}.`);
  const holders = [...token.devices.values()].filter((device) => device.profile === name).length;
  if (!devicesFit(tenant.context(), holders + serials.length))
    throw new RefusedByProduct(`The profile ${name} can have no more devices.`);
  try {
    ask(desk, profile, serials);
  } catch (error) {
    if (!(error instanceof DepRefusal)) throw error;
    throw new RefusedByProduct(`Apple's service refuses: ${error.code}.`);
  }
}

/** Goes on with what was throttled, as far as its time has come. */
export function assignAgain(desk: AssignmentDesk): void {
  const { tenant, token } = desk;
  const { waiting } = token;
  if (waiting === undefined || waiting.at > tenant.clock.now()) return;
  delete token.waiting;
  const devices = waiting.devices.filter(({ serial }) => token.devices.has(serial));
  for (const name of new Set(devices.map(({ profile }) => profile)))
    byItself(
      desk,
      name,
      devices.filter(({ profile }) => profile === name),
    );
}

/** Gives the default profile of the token to devices that have none. */
export function assignDefault(desk: AssignmentDesk): void {
  const { tenant, token } = desk;
  const { defaultProfile } = token;
  if (defaultProfile === undefined) return;
  const context = tenant.context();
  const without = [...token.devices.values()].filter(
    ({ removedAt, facts, profile }) =>
      removedAt === undefined &&
      profile !== defaultProfile &&
      takesDefault(context, profile !== undefined || facts.profile_uuid !== undefined),
  );
  if (without.length > 0) byItself(desk, defaultProfile, without);
}

/** Assigns without anybody who could be refused: what went wrong is kept for whoever looks at the token. */
function byItself(desk: AssignmentDesk, name: string, devices: readonly Pick<ProgramDevice, 'serial'>[]): void {
  const { token } = desk;
  delete token.assignmentProblem;
  try {
    assignProfile(
      desk,
      name,
      devices.map(({ serial }) => serial),
    );
  } catch (error) {
    if (!(error instanceof RefusedByProduct)) throw error;
    token.assignmentProblem = error.message;
  }
}

function ask(desk: AssignmentDesk, profile: AdeProfile, serials: readonly string[]): void {
  const uuid = defined(desk, profile);
  for (let from = 0; from < serials.length; from += devicesPerCall) {
    const answer = desk.client.assignProfile(uuid, serials.slice(from, from + devicesPerCall));
    const { retry_after_seconds: retryAfter = 60 } = answer;
    for (const [serial, status] of Object.entries(answer.devices))
      take(desk, { profile, uuid, serial, status, retryAfter });
  }
}

/** The profile as Apple's service knows it: defined once, and again after a change. */
function defined({ tenant, client, token }: AssignmentDesk, profile: AdeProfile): string {
  const configuration = cloudConfiguration(tenant, profile);
  const text = JSON.stringify(configuration);
  const known = token.defined.get(profile.name);
  if (known?.text === text) return known.uuid;
  const uuid = client.defineProfile(configuration).profile_uuid ?? '';
  token.defined.set(profile.name, { uuid, text });
  return uuid;
}

interface Answered {
  readonly profile: AdeProfile;
  readonly uuid: string;
  readonly serial: string;
  readonly status: ResponseStatus;
  readonly retryAfter: number;
}

function take({ tenant, token }: AssignmentDesk, { profile, uuid, serial, status, retryAfter }: Answered): void {
  const device = token.devices.get(serial);
  if (device === undefined) return;
  if (status === 'THROTTLED') {
    const devices = [...(token.waiting?.devices ?? []), { serial, profile: profile.name }];
    token.waiting = { at: comesAgainAt(tenant.context(), retryAfter), devices };
  }
  if (status !== 'SUCCESS') return;
  device.profile = profile.name;
  device.facts = { ...device.facts, profile_status: 'assigned', profile_uuid: uuid };
  assign(tenant, { serial, profile, ...wayIn(token, device) });
}

/** How a device of the program comes in. */
function wayIn(
  { program }: ProgramToken,
  { facts: { device_family: family } }: ProgramDevice,
): { readonly platform: Platform; readonly method: Method } {
  const platform = platforms[family ?? 'iPhone'] ?? 'ios';
  if (platform === 'macos') return { platform, method: 'macos-ade' };
  return { platform, method: program === 'Apple School Manager' ? 'ios-asm' : 'ios-ade' };
}

const platforms: Readonly<Partial<Record<DeviceFamily, Platform>>> = { iPad: 'ipados', Mac: 'macos' };
