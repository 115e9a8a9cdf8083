import { errorIn } from '../../../protocol/apple/error-response.js';
import { machineInfoHeader } from '../../../protocol/dep/machine-info.js';
import type { DepProfile } from '../../../protocol/dep/profile.js';
import type { TransportResponse } from '../../device/transport.js';
import type { Person } from '../../person/person.js';
import { codeOf } from '../../person/second-factor.js';
import { browse } from '../../person/web.js';
import { type AppleDevice, EnrollmentStopped, refuse } from '../device.js';
import { type FetchedProfile, openProfile } from '../fetch-profile.js';
import { userAgentOf } from '../wire-rules.js';
import { signedMachineInfo } from './machine-info.js';
import { updated } from './required-update.js';
import { opensWebView } from './rules.js';
import { machineInfoInView, machineInfoPostedAs } from './web-view-rules.js';

const step = 'GetProfile';

/**
 * Gets the enrollment profile from the server that the configuration names: in a web view where there is an address for one, otherwise by posting the
 * signed MachineInfo; asked for a name and a password, with these (Apple: "Device Assignment", "Profile"). Throws EnrollmentStopped.
 */
export async function fetchAutomatically(
  device: AppleDevice,
  configuration: DepProfile,
  person: Person,
): Promise<FetchedProfile> {
  const ask = async (): Promise<FetchedProfile> => profileIn(device, await askServer(device, configuration, person));
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof EnrollmentStopped) || !updated(device)) throw error;
    return ask();
  }
}

/** The server's last word: a profile, or an error. */
async function askServer(
  device: AppleDevice,
  { url, configuration_web_url }: DepProfile,
  person: Person,
): Promise<TransportResponse> {
  const info = await signedMachineInfo(device);
  if (configuration_web_url !== undefined && opensWebView(device.rules, device.family, device.osVersion))
    return inWebView(device, configuration_web_url, info, person);
  if (url === undefined)
    return refuse({ form: 'local', code: 'NO_ADDRESS', message: 'the configuration names no server', step });
  const first = await postMachineInfo(device, url, info);
  return asksForBasic(first) ? withPassword(device, url, info, person) : first;
}

/** Every request of the web view carries MachineInfo. */
async function inWebView(
  device: AppleDevice,
  url: string,
  info: Uint8Array,
  person: Person,
): Promise<TransportResponse> {
  const { transport, signal } = device.world;
  const end = await browse({
    transport,
    url,
    person,
    code: () => codeOf(device.world, person, false),
    step,
    headers: inView(device, info),
    keepsCookies: device.habits.webViewKeepsCookies,
    ...(signal && { signal }),
  });
  if (end.kind === 'document') return end.response;
  if (end.kind === 'link')
    refuse({ form: 'local', code: 'UNKNOWN_LINK', message: `nothing in Setup Assistant opens ${end.url}`, step });
  throw new EnrollmentStopped(end);
}

function inView(device: AppleDevice, info: Uint8Array): Readonly<Record<string, string>> {
  const told = machineInfoInView(device.rules, Buffer.from(info).toString('base64'));
  const userAgent = userAgentOf(device.rules, 'browser', device.habits);
  return { 'User-Agent': userAgent, ...(told !== undefined && { [machineInfoHeader]: told }) };
}

/** POST as `application/pkcs7-signature`. */
export async function postMachineInfo(
  device: AppleDevice,
  url: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<TransportResponse> {
  const { transport, signal } = device.world;
  return transport.send({
    step,
    method: 'POST',
    url,
    body,
    headers: {
      'Content-Type': machineInfoPostedAs(device.rules),
      'User-Agent': userAgentOf(device.rules, 'mdm-client', device.habits),
      ...headers,
    },
    redirects: 3,
    ...(signal && { signal }),
  });
}

/** The pane of Setup Assistant that asks for name and password (RFC 7617). */
async function withPassword(
  device: AppleDevice,
  url: string,
  info: Uint8Array,
  { upn, password, givesUpAt }: Person,
): Promise<TransportResponse> {
  if (givesUpAt === 'Sign in') throw new EnrollmentStopped({ kind: 'abandoned', step: 'Sign in' });
  const Authorization = `Basic ${Buffer.from(`${upn}:${password}`).toString('base64')}`;
  return postMachineInfo(device, url, info, { Authorization });
}

const asksForBasic = ({ status, headers }: TransportResponse): boolean =>
  status === 401 && /^\s*basic\b/i.test(String(headers['www-authenticate'] ?? ''));

/** Anything but a profile ends the enrollment; Setup Assistant shows why. */
function profileIn(device: AppleDevice, response: TransportResponse): FetchedProfile {
  const { status, exchange } = response;
  if (status === 200) return openProfile(device, response);
  const told = errorIn(response);
  if (told !== undefined) return refuse({ form: 'http', ...told, step, exchange });
  const text = Buffer.from(response.body.subarray(0, 300)).toString('utf8').trim();
  const message = `The configuration for your ${device.habits.modelName} could not be downloaded: Invalid Profile (${text})`;
  return refuse({ form: 'http', code: String(status), message, step, exchange });
}
