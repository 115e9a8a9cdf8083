import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import type { Person } from '../person/person.js';
import { asksToConfirm, findServer, findsRegistration } from './alias.js';
import { findDirectory, redeemCode, register, signIn } from './directory-join.js';
import { discoveryAddress } from './discover.js';
import { type Beginning, type EnrollingDevice, ruleContext, serverAddress } from './enroll.js';
import { windowsHabits } from './habits.js';
import { EnrollmentAbandoned } from './refused.js';
import { stateOf } from './state.js';

/** Configuration of the directory that a sign-in name belongs to. */
export const directoryOfDomain = (upn: string): string =>
  `https://login.${upn.slice(upn.lastIndexOf('@') + 1)}/directory/.well-known/openid-configuration`;

/** Makes a personal PC known to the directory in the name of its user. Throws EnrollmentRefused, EnrollmentAbandoned. */
export async function registerAtDirectory(
  { world, record }: EnrollingDevice,
  person: Pick<Person, 'upn' | 'password'> & Person,
): Promise<void> {
  if (!(await findsRegistration(world, person.upn))) return;
  const directory = await findDirectory(world, directoryOfDomain(person.upn));
  const code = await signIn(world, directory.authorization_endpoint, person);
  const accessToken = await redeemCode(world, directory.token_endpoint, { code });
  const { deviceName } = stateOf(record);
  await register(world, directory.device_registration_endpoint, { kind: 'register', deviceName, accessToken });
}

/** Whether this way in begins at the directory and goes on to a management that the mail domain names. */
export const registersFirst = ({ method, program }: EnrollmentEntry): boolean =>
  program !== undefined && (method === 'windows-byod' || method === 'windows-mdm-only');

/** Where a person begins who has typed a mail address and nothing else: at its domain's alias, else at a server whose name is typed. Throws EnrollmentRefused. */
export async function fromMailAddress(device: EnrollingDevice, person: Person): Promise<Beginning> {
  const { upn: email, password } = person;
  if (windowsHabits(device.world.model).resolver === undefined)
    return { url: discoveryAddress(email), email, password };
  const { host, typed } = await findServer(device.world, email, person);
  if (typed) device.dialogs?.push('server name');
  return { url: serverAddress(host), email, password };
}

const confirmStep = 'Confirm the server';

/** Discovery that was led from an alias to another host goes on when the person says so. Throws EnrollmentAbandoned. */
export function confirmServer(device: EnrollingDevice, asked: string, answered: string, { givesUpAt }: Person): void {
  const byAlias = /^enterpriseenrollment\./i.test(new URL(asked).hostname);
  if (!byAlias || !asksToConfirm(ruleContext(device), hostOf(asked), hostOf(answered))) return;
  device.dialogs?.push('confirm the server');
  if (givesUpAt === confirmStep) throw new EnrollmentAbandoned(confirmStep);
}

const hostOf = (url: string): string => new URL(url).hostname.toLowerCase();
