import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import { type Check, finding } from './check.js';

const channel = 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF';

/** Bodies of the TokenUpdates of the device, oldest first. */
function tokenUpdates(device: DeviceEvidence | undefined): readonly string[] {
  const sent = (device?.exchanges ?? []).filter(({ step }) => step === 'TokenUpdate');
  return sent.map(({ request }) => Buffer.from(request.body).toString('utf8'));
}

const ofUsers = (device: DeviceEvidence | undefined): readonly string[] =>
  tokenUpdates(device).filter((body) => body.includes('<key>UserID</key>'));

/** The user's TokenUpdate came with the fixed UserID and this account, and says whether the user waits. */
export const channelOpens: Check<{ readonly account: string; readonly waits?: boolean }> = async (
  { device },
  { account, waits },
  requirements,
) => {
  const body = ofUsers(device).at(-1) ?? '';
  const named = body.includes(`<string>${channel}</string>`) && body.includes(`<string>${account}</string>`);
  const waiting = /<key>AwaitingConfiguration<\/key>\s*<true\/>/.test(body);
  if (named && (waits === undefined || waits === waiting)) return [];
  const received = body === '' ? 'no TokenUpdate of a user' : body.slice(body.indexOf('<dict>'));
  return [
    finding(requirements, `a TokenUpdate of ${account}${waits === undefined ? '' : `, waiting ${waits}`}`, received),
  ];
};

/** No message names a user. */
export const noChannel: Check<object> = async ({ device }, _args, requirements) =>
  ofUsers(device).length === 0 ? [] : [finding(requirements, 'no message of a user', 'a TokenUpdate with UserID')];

/** No TokenUpdate has this key. */
export const tokenUpdateLacks: Check<{ readonly key: string }> = async ({ device }, { key }, requirements) => {
  const bodies = tokenUpdates(device);
  const found = bodies.length === 0 || bodies.some((body) => body.includes(`<key>${key}</key>`));
  return found ? [finding(requirements, `TokenUpdates without ${key}`, bodies.at(-1) ?? 'no TokenUpdate')] : [];
};

/** Whether the user is held in Setup Assistant. */
export const userHeld: Check<{ readonly held: boolean }> = async ({ device }, { held }, requirements) => {
  const view = device?.state.sharedIpad as { readonly awaiting?: boolean } | undefined;
  return view?.awaiting === held
    ? []
    : [finding(requirements, held ? 'a user who waits' : 'a user who goes on', `waiting: ${String(view?.awaiting)}`)];
};
