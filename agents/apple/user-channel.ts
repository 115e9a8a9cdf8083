import {
  decodeUserAuthenticateAnswer,
  type TokenUpdate,
  type UserAuthenticate,
} from '../../protocol/apple/check-in.js';
import { answerChallenge, readChallenge } from '../../protocol/apple/digest.js';
import { schema } from '../../protocol/apple/sections.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import type { Person } from '../person/person.js';
import { managedAfterwards, managedAnew } from './ade/migration-rules.js';
import type { MdmEnrollment, UserChannel } from './apple-state.js';
import { checkIn, sendCheckIn, senderOf } from './check-in.js';
import type { AppleDevice } from './device.js';
import { managesUser } from './device-rules.js';
import type { Identity } from './mdm-request.js';
import { managedUnproven } from './message-rules.js';
import { notOnConsole } from './wire-rules.js';

/**
 * The user of a Mac is managed beside it, where the server offers connections per user: one of a directory proves himself first, then the
 * channel gets a token (mdm/checkin/userauthenticate.yaml, tokenupdate.yaml). Undefined when there is no such user.
 */
export async function openUserChannel(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  person: Person,
): Promise<UserChannel | undefined> {
  const { userChannel } = device.habits;
  if (device.family !== 'macos' || userChannel === 'none' || mdm.fixed['per-user-connections'] !== true)
    return undefined;
  const user = newChannel(device, person);
  if (userChannel === 'directory' && !(await provesHimself(device, mdm, identity, user, person.password)))
    return undefined;
  await checkIn(device, mdm, identity, userTokenUpdate(device, mdm, user));
  return user;
}

function newChannel(device: AppleDevice, { name, upn }: Person): UserChannel {
  const random = device.world.random.fork('user channel');
  const token = Buffer.from(random.bytes(32)).toString('base64');
  const fresh = random.uuid();
  const { carriedUser, consoleUser } = device.state.mac ?? {};
  const whoIsThere = {
    shortName: managedAnew(device.rules, consoleUser, upn.split('@')[0] ?? name),
    longName: consoleUser ?? name,
  };
  return {
    ...(carriedUser ?? whoIsThere),
    userId: carriedUser === undefined ? fresh : managedAfterwards(device.rules, carriedUser.userId, fresh),
    pushMagic: random.uuid(),
    token,
  };
}

/** Members by which every message of the channel names its user. */
export function userMembers({ userId, shortName, longName }: UserChannel) {
  return { UserID: userId, UserShortName: shortName, ...(longName !== '' && { UserLongName: longName }) };
}

export function userTokenUpdate(device: AppleDevice, mdm: MdmEnrollment, user: UserChannel): TokenUpdate {
  return {
    MessageType: 'TokenUpdate',
    Topic: mdm.topic,
    ...senderOf(device, mdm),
    ...userMembers(user),
    ...(device.family === 'macos' && consoleTold(device)),
    Token: new Uint8Array(Buffer.from(user.token, 'base64')),
    PushMagic: user.pushMagic,
  };
}

/** Whether the user is somewhere else than at the Mac; here he never is. */
function consoleTold({ rules }: AppleDevice): { readonly NotOnConsole?: boolean } {
  const NotOnConsole = notOnConsole(rules, false);
  return NotOnConsole === undefined ? {} : { NotOnConsole };
}

/** Without a challenge there is nothing to prove; 410 and an empty answer to the proof both mean that the user is not managed. */
async function provesHimself(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  user: UserChannel,
  password: string,
): Promise<boolean> {
  const first = await userAuthenticate(device, mdm, identity, user);
  if (first === undefined) return false;
  const challenge = readChallenge(first.DigestChallenge ?? '');
  if (challenge === undefined) return managedUnproven(device.rules);
  const uri = new URL(mdm.checkInUrl).pathname;
  const typed = device.habits.mistypes ? `${password}?` : password;
  const DigestResponse = answerChallenge(challenge, { username: user.shortName, password: typed, uri });
  const second = await userAuthenticate(device, mdm, identity, user, DigestResponse);
  return managesUser(device.rules, second?.AuthToken !== undefined);
}

/** Members of the answer; none of an empty one. Undefined when the server does not manage the user, or says nothing that can be read. */
async function userAuthenticate(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  user: UserChannel,
  DigestResponse?: string,
): Promise<UserAuthenticateAnswer | undefined> {
  const response = DigestResponse === undefined ? {} : { DigestResponse };
  const message: UserAuthenticate = {
    MessageType: 'UserAuthenticate',
    ...senderOf(device, mdm),
    ...userMembers(user),
    ...response,
  };
  const { status, body } = await sendCheckIn(device, mdm, identity, message, { step: 'UserAuthenticate' });
  if (status !== 200) return undefined;
  return body.byteLength === 0 ? {} : readAnswer(device, body);
}

type UserAuthenticateAnswer = ReturnType<typeof decodeUserAuthenticateAnswer>['message'];

/** A member of a wrong type is a finding, and no answer. */
function readAnswer(device: AppleDevice, body: Uint8Array): UserAuthenticateAnswer | undefined {
  try {
    const { message, findings } = decodeUserAuthenticateAnswer(body);
    device.note(findings);
    return findings.some(({ severity }) => severity === 'fail') ? undefined : message;
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const section = schema('mdm/checkin/userauthenticate.yaml');
    device.note([
      { severity: 'fail', expected: 'a dictionary', received: error.message, section, place: 'UserAuthenticate' },
    ]);
    return undefined;
  }
}
