import { profileContentType, type ReceivedProfile, readProfile } from '../../protocol/apple/profile.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Decoded } from '../../protocol/base/finding.js';
import { writeXmlPlist } from '../../protocol/plist/write-xml.js';
import type { TransportResponse } from '../device/transport.js';
import type { Person } from '../person/person.js';
import { codeOf } from '../person/second-factor.js';
import { type BrowseEnd, browse } from '../person/web.js';
import { type AppleDevice, EnrollmentStopped, refuse } from './device.js';
import { openedByCompanyPortal } from './mac/company-portal-link.js';
import { userAgentOf } from './wire-rules.js';

export interface FetchedProfile extends Decoded<ReceivedProfile> {
  readonly bytes: Uint8Array;
  /** Exchange that brought it; a file came by none. */
  readonly exchange?: number;
}

const step = 'GetProfile';

/** The profile to which the entry leads. */
export async function fetchProfile(
  device: AppleDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<FetchedProfile> {
  if (entry.file !== undefined) return openFile(device, entry.file);
  return openProfile(device, await fetchDocument(device, entry, person));
}

/**
 * Opens the entry as the holder would: it is the profile itself, or web pages on which the person signs in and presses on until the
 * browser gets one.
 */
export async function fetchDocument(
  device: AppleDevice,
  entry: EnrollmentEntry,
  person: Person,
): Promise<TransportResponse> {
  if (entry.url === undefined)
    refuse({ form: 'local', code: 'NO_ADDRESS', message: 'the entry has no address to open', step });
  const end = await visit(device, entry.url, person);
  const portal = end.kind === 'link' ? openedByCompanyPortal(device, end.url) : undefined;
  return documentAt(portal === undefined ? end : await visit(device, portal, person));
}

function visit(device: AppleDevice, url: string, person: Person): Promise<BrowseEnd> {
  const { transport, signal } = device.world;
  const headers = { 'User-Agent': userAgentOf(device.rules, 'browser', device.habits) };
  const code = () => codeOf(device.world, person, false);
  return browse({ transport, url, person, code, step, headers, ...(signal && { signal }) });
}

function documentAt(end: BrowseEnd): TransportResponse {
  if (end.kind === 'document') return end.response;
  if (end.kind === 'link')
    refuse({ form: 'local', code: 'UNKNOWN_LINK', message: `nothing on the device opens ${end.url}`, step });
  throw new EnrollmentStopped(end);
}

/** The browser hands over what has the content type of a profile, and nothing else. */
export function openProfile(device: AppleDevice, response: TransportResponse): FetchedProfile {
  const { exchange } = response;
  const type = String(response.headers['content-type'] ?? 'no content type');
  if (type.split(';')[0]?.trim().toLowerCase() !== profileContentType)
    refuse({ form: 'profile', code: 'NOT_A_PROFILE', message: `a profile was expected, ${type} came`, step, exchange });
  try {
    const { message, findings } = readProfile(response.body);
    device.note(findings);
    response.decode(() => ({ response: writeXmlPlist(message.profile.content), findings }));
    return { message, findings, exchange, bytes: response.body };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return refuse({ form: 'profile', code: error.code, message: error.message, step, exchange });
  }
}

/** A .mobileconfig that somebody put on the device. */
function openFile(device: AppleDevice, base64: string): FetchedProfile {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  try {
    const { message, findings } = readProfile(bytes);
    device.note(findings);
    return { message, findings, bytes };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return refuse({ form: 'profile', code: error.code, message: error.message, step: 'OpenFile' });
  }
}
