import { readChallenge } from '../../../protocol/apple/account-driven/challenge.js';
import type { DiscoveredServer } from '../../../protocol/apple/account-driven/discovery.js';
import { authorizationOf } from '../../../protocol/apple/account-driven/tokens.js';
import { machineInfoContentType, signMachineInfo } from '../../../protocol/dep/machine-info.js';
import type { TransportResponse } from '../../device/transport.js';
import { builtInIdentity } from '../built-in-identity.js';
import { type AppleDevice, refuse } from '../device.js';
import { type FetchedProfile, openProfile } from '../fetch-profile.js';
import { userAgentOf } from '../wire-rules.js';
import { machineInfoTold } from './rules.js';

const step = 'RequestProfile';

/** The body of both attempts: what the device tells of itself, signed with its built-in identity. */
export async function machineInfoOf(device: AppleDevice): Promise<Uint8Array> {
  const { record, world, state } = device;
  const info = machineInfoTold(device.rules, {
    LANGUAGE: 'en-US',
    PRODUCT: world.model.product,
    VERSION: state.osBuild ?? world.model.osBuild ?? '',
    SERIAL: record.serial,
    UDID: state.udid,
  });
  return signMachineInfo(info, await builtInIdentity(device));
}

/** The first attempt is answered by the challenge that says how to sign in. Throws EnrollmentStopped without one. */
export async function askForChallenge(
  device: AppleDevice,
  { BaseURL }: DiscoveredServer,
  body: Uint8Array,
): Promise<Readonly<Record<string, string>>> {
  const { status, headers, exchange } = await post(device, BaseURL, body);
  const parameters = status === 401 ? readChallenge(String(headers['www-authenticate'] ?? '')) : undefined;
  if (parameters !== undefined) return parameters;
  return refuse({
    form: 'http',
    code: String(status),
    message: 'the server did not say how to sign in',
    step,
    exchange,
  });
}

/** The same request with the token is answered by the profile. Throws EnrollmentStopped on anything else. */
export async function requestProfile(
  device: AppleDevice,
  { BaseURL }: DiscoveredServer,
  body: Uint8Array,
  token: string,
): Promise<FetchedProfile> {
  const response = await post(device, BaseURL, body, { Authorization: authorizationOf(token) });
  const { status, exchange } = response;
  if (status === 200) return openProfile(device, response);
  const text = Buffer.from(response.body.subarray(0, 300)).toString('utf8').trim();
  const message = text === '' ? `the profile was refused with ${status}` : text;
  return refuse({ form: 'http', code: String(status), message, step, exchange });
}

/** Sent by the enrollment client, which has a name of its own. */
function post(
  { world, rules, habits }: AppleDevice,
  url: string,
  body: Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Promise<TransportResponse> {
  const { transport, signal } = world;
  const userAgent = userAgentOf(rules, 'enrollment-client', habits);
  const headers = { 'Content-Type': machineInfoContentType, 'User-Agent': userAgent, ...more };
  return transport.send({ step, method: 'POST', url, body, headers, ...(signal && { signal }) });
}
