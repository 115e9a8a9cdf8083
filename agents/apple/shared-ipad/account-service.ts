import { ProtocolError } from '../../../protocol/base/errors.js';
import { managedAccountPaths, type SignedIn, type SignInRefusal } from '../../../protocol/directory/managed-account.js';
import type { AppleDevice } from '../device.js';

type Path = keyof typeof managedAccountPaths;

/** Asks the identity service of the account's domain; undefined when it cannot be reached. */
async function ask(device: AppleDevice, path: Path, account: string, body: object): Promise<unknown> {
  const { transport, signal } = device.world;
  const domain = account.split('@')[1] ?? '';
  const url = `https://accounts.${domain}${managedAccountPaths[path]}`;
  try {
    const bytes = new Uint8Array(Buffer.from(JSON.stringify({ account, ...body })));
    const headers = { 'Content-Type': 'application/json' };
    const response = await transport.send({
      step: `account ${path}`,
      method: 'POST',
      url,
      headers,
      body: bytes,
      ...(signal && { signal }),
    });
    return JSON.parse(Buffer.from(response.body).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof ProtocolError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What the service says to a sign-in; undefined when nobody answers. */
export async function proveAccount(
  device: AppleDevice,
  account: string,
  secrets: object,
): Promise<SignedIn | SignInRefusal | undefined> {
  const answer = await ask(device, 'signIn', account, {
    ...secrets,
    sharing: device.shared ? 'Shared iPad' : 'Shared Device Mode',
  });
  return isObject(answer) && ('error' in answer || 'fullName' in answer)
    ? (answer as unknown as SignedIn | SignInRefusal)
    : undefined;
}

export async function setPasscode(
  device: AppleDevice,
  account: string,
  password: string,
  passcode: string,
): Promise<void> {
  await ask(device, 'passcode', account, { password, passcode });
}

/** Whether the cloud has taken what is in the partition. */
export async function backUp(
  device: AppleDevice,
  account: string,
  passcode: string,
  data: readonly string[],
): Promise<boolean> {
  const answer = await ask(device, 'backup', account, { passcode, data });
  return isObject(answer) && answer.kept === true;
}
