import { challengeOf } from '../../../protocol/apple/account-driven/challenge.js';
import { UsageError } from '../../../protocol/base/errors.js';
import type { Exchange } from '../../../protocol/base/exchange.js';
import type { Json } from '../../../protocol/base/vocabulary.js';
import type { StepPatch } from '../../device/agent.js';
import { willingPerson } from '../../person/person.js';
import { type AppleDevice, EnrollmentStopped } from '../device.js';
import type { AccountSession } from './account-session.js';
import { discover } from './discover.js';
import { postForm } from './oauth-tokens.js';
import { askForChallenge, machineInfoOf, requestProfile } from './request-profile.js';
import { codeFor } from './sign-in.js';

/**
 * Lock-step mode of a device that enrolled with an account. `RequestProfile` asks for the profile with `{ token }`; `Token` repeats the last request to
 * the token endpoint, with form members replaced; `$newCode` gets a new code for it first.
 */
export const accountStepNames: readonly string[] = ['RequestProfile', 'Token'];

/** Sends one message and gives its exchange. Throws UsageError before the device has enrolled with an account. */
export async function accountStep(device: AppleDevice, name: string, patch: StepPatch): Promise<Exchange> {
  const { account } = device.state;
  if (account === undefined)
    throw new UsageError('STEP_NEEDS_ACCOUNT', `${name} needs an account`, { fix: 'Enroll with an account first.' });
  if (name === 'Token') await repeatToken(device, account, patch);
  else await askWithToken(device, account, text(patch.token));
  return device.world.transport.exchanges.at(-1) as Exchange;
}

async function askWithToken(device: AppleDevice, { identifier }: AccountSession, token: string): Promise<void> {
  const server = await discover(device, identifier);
  try {
    await requestProfile(device, server, await machineInfoOf(device), token);
  } catch (error) {
    if (!(error instanceof EnrollmentStopped)) throw error;
  }
}

async function repeatToken(
  device: AppleDevice,
  account: AccountSession,
  { $newCode, ...members }: StepPatch,
): Promise<void> {
  const last = device.world.transport.exchanges.findLast(({ step }) => step === 'Token');
  if (last === undefined) throw new UsageError('STEP_NEEDS_TOKEN', 'Token repeats a request, and there was none');
  const code = $newCode === true ? await newCode(device, account) : {};
  const before = new URLSearchParams(Buffer.from(last.request.body).toString('utf8'));
  const changed = Object.entries(members).map(([key, value]) => [key, text(value)]);
  const form = { ...Object.fromEntries(before), ...code, ...Object.fromEntries(changed) };
  await postForm(device, last.request.url, form);
}

async function newCode(
  device: AppleDevice,
  { identifier, saved }: AccountSession,
): Promise<Readonly<Record<string, string>>> {
  const server = await discover(device, identifier);
  const challenge = challengeOf(await askForChallenge(device, server, await machineInfoOf(device)));
  if (challenge?.method !== 'apple-oauth2')
    throw new UsageError('STEP_NO_OAUTH', 'the server signs in without OAuth 2');
  const person = willingPerson(saved.name, saved.upn, saved.password);
  const { code, verifier } = await codeFor(device, challenge, identifier, person);
  return { code, ...(verifier !== undefined && { code_verifier: verifier }) };
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
