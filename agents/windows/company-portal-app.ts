import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Person } from '../person/person.js';
import { findDirectory, redeemCode, register, signIn } from './directory-join.js';
import { discoveryAddress } from './discover.js';
import type { EnrollingDevice } from './enroll.js';
import { stateOf } from './state.js';

/** Configuration of the directory that a sign-in name belongs to. */
export const directoryOfDomain = (upn: string): string =>
  `https://login.${upn.slice(upn.lastIndexOf('@') + 1)}/directory/.well-known/openid-configuration`;

/** Makes a personal PC known to the directory in the name of its user. Throws EnrollmentRefused, EnrollmentAbandoned. */
export async function registerAtDirectory(
  { world, record }: EnrollingDevice,
  person: Pick<Person, 'upn' | 'password'> & Person,
): Promise<void> {
  const directory = await findDirectory(world, directoryOfDomain(person.upn));
  const code = await signIn(world, directory.authorization_endpoint, person);
  const accessToken = await redeemCode(world, directory.token_endpoint, { code });
  const { deviceName } = stateOf(record);
  await register(world, directory.device_registration_endpoint, { kind: 'register', deviceName, accessToken });
}

/** Whether this way in begins at the directory and goes on to a management that the mail domain names. */
export const registersFirst = ({ method, program }: EnrollmentEntry): boolean =>
  program !== undefined && (method === 'windows-byod' || method === 'windows-mdm-only');

/** Where a person begins who has typed a mail address and nothing else. */
export const fromMailAddress = (email: string, password: string) => ({ url: discoveryAddress(email), email, password });
