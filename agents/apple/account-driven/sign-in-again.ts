import { readChallenge } from '../../../protocol/apple/account-driven/challenge.js';
import { dictFromJson, dictToJson } from '../../../protocol/plist/json.js';
import { type PlistDict, stringOf } from '../../../protocol/plist/value.js';
import type { SessionOutcome } from '../../device/agent.js';
import type { TransportResponse } from '../../device/transport.js';
import { willingPerson } from '../../person/person.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import { refreshTokens } from './oauth-tokens.js';
import { refreshesSilently, resendsAnswer, staysManaged } from './rules.js';
import { signIn } from './sign-in.js';

/** A token that is not accepted any more is replaced without the holder, where the device can. True when there is a new one. */
export async function refreshed(device: AppleDevice, { status }: TransportResponse): Promise<boolean> {
  const { account } = device.state;
  if (status !== 401 || account === undefined) return false;
  if (!refreshesSilently(device.rules, account.refresh !== undefined) || account.refresh === undefined) return false;
  const tokens = await refreshTokens(device, account.refresh);
  if (tokens !== undefined) device.update({ account: { ...account, ...tokens } });
  return tokens !== undefined;
}

/**
 * Whether a 401 asks the holder to sign in again. The device remembers how, and the answer that was not taken (Apple: "Onboarding users with
 * account sign-in", ongoing authorization).
 */
export function asksToSignIn(device: AppleDevice, { status, headers }: TransportResponse, report: PlistDict): boolean {
  const { account } = device.state;
  if (status !== 401 || account === undefined || !staysManaged(device.rules)) return false;
  const asked = readChallenge(String(headers['www-authenticate'] ?? ''));
  if (asked === undefined) return false;
  const idle = stringOf(report.get('Status')) === 'Idle';
  device.update({ account: { ...account, asked, ...(!idle && { interrupted: dictToJson(report) }) } });
  return true;
}

export const waitsForSignIn: SessionOutcome = Object.freeze({
  kind: 'refused',
  commands: 0,
  message: 'the holder has to sign in again',
});

/** The holder signs in again. True when the device has a new token. */
export async function signInAgain(device: AppleDevice): Promise<boolean> {
  const { account } = device.state;
  if (account?.asked === undefined) return false;
  const { name, upn, password } = account.saved;
  const { asked, interrupted, identifier } = account;
  try {
    const session = await signIn(device, asked, identifier, willingPerson(name, upn, password));
    device.update({ account: { ...session, ...(interrupted !== undefined && { interrupted }) } });
    return true;
  } catch (error) {
    if (error instanceof EnrollmentStopped) return false;
    throw error;
  }
}

/** The answer with which a session begins that the server did not take before; undefined begins it idle. */
export function interruptedReport(device: AppleDevice): PlistDict | undefined {
  const { account } = device.state;
  if (account?.interrupted === undefined || device.onBehalfOf !== undefined) return undefined;
  const { interrupted, ...session } = account;
  device.update({ account: session });
  return resendsAnswer(device.rules) ? dictFromJson(interrupted) : undefined;
}
