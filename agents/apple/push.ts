import type { PushQuestion, WaitingPush } from '../../protocol/apple/push.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { Json } from '../../protocol/base/vocabulary.js';
import type { MdmEnrollment, UserChannel } from './apple-state.js';
import type { AppleDevice } from './device.js';

/** Whether a push is for this enrollment, given its PushMagic and the one that came (Apple, "Implementing device management"). */
export const isForEnrollment = rule('XAN-040', {
  holds: (_context: RuleContext, own: string, received: string | undefined): boolean => received === own,
  mutants: { anyPushWakes: () => true, neverWakes: () => false },
});

/** Sessions that so many pushes at once are worth. */
export const sessionsFor = rule('XAN-041', {
  holds: (_context: RuleContext, pushes: number): number => Math.min(1, pushes),
  mutants: { oneSessionEach: (_context, pushes) => pushes },
});

/** Whether the device comes again by itself, given the status that it sent last (Apple, "Handling NotNow status responses"). */
export const comesAgain = rule('XAN-042', {
  holds: (_context: RuleContext, lastStatus: string | undefined): boolean => lastStatus === 'NotNow',
  mutants: { waitsForPushes: () => false, alwaysComes: () => true },
});

/** Whether a push is for the user channel, given its PushMagic and the one that came. */
export const isForUser = rule('XAN-045', {
  holds: (_context: RuleContext, own: string, received: string | undefined): boolean => received === own,
  mutants: { anyPushWakes: () => true },
});

/** Whether pushes to the token of a user of a Shared iPad are heard, given whether that user is signed in. */
export const hearsForUser = rule('XAN-050', {
  holds: (_context: RuleContext, isSignedIn: boolean): boolean => isSignedIn,
  mutants: { hearsForEverybody: () => true, hearsForNobody: () => false },
});

export type Channel = 'device' | 'user';

/** The channel on which the device comes for a push, given whose token it was sent to. */
export const channelPolled = rule('XAN-044', {
  holds: (_context: RuleContext, pushed: Channel): Channel => pushed,
  mutants: { alwaysTheDevice: (): Channel => 'device', alwaysTheUser: (): Channel => 'user' },
});

export const pushDeviceRules: readonly RuleSummary[] = [
  isForEnrollment,
  sessionsFor,
  comesAgain,
  isForUser,
  hearsForUser,
  channelPolled,
];

/** Names that lock-step mode gives to what passes between a device and the push service. */
export const pushStepNames: readonly string[] = ['CollectPush', 'UnregisterPush'];

/** Asks the simulated push service at `url` what waits for the device and its user. Gives the channel of each session that it is worth. */
export async function collectPush(
  device: AppleDevice,
  mdm: MdmEnrollment,
  user: UserChannel | undefined,
  url: Json | undefined,
): Promise<readonly Channel[]> {
  const { topic } = mdm;
  const devices = [mdm, ...(user === undefined ? [] : [user])].map((one) => ({ token: hexToken(one), topic }));
  const { pushes } = await ask(device, 'CollectPush', url, { devices });
  const ofUser = user === undefined ? [] : pushes.filter(({ token }) => token === hexToken(user));
  const own = pushes.filter((push) => !ofUser.includes(push));
  const meant = own.filter(({ mdm: magic }) => isForEnrollment(device.rules, mdm.pushMagic, magic)).length;
  const meantForUser = ofUser.filter(({ mdm: magic }) => isForUser(device.rules, user?.pushMagic ?? '', magic)).length;
  const sessions = (channel: Channel, count: number): readonly Channel[] =>
    Array.from({ length: sessionsFor(device.rules, count) }, () => channelPolled(device.rules, channel));
  return [...sessions('device', meant), ...sessions('user', meantForUser)];
}

/** The device gives its token up. */
export async function unregisterPush(device: AppleDevice, mdm: MdmEnrollment, url: Json | undefined): Promise<void> {
  await ask(device, 'UnregisterPush', url, { unregister: [hexToken(mdm)] });
}

/** A push token as addresses of the push service have it. */
export const hexToken = ({ token }: Pick<MdmEnrollment, 'token'>): string =>
  Buffer.from(token, 'base64').toString('hex');

interface Answer {
  readonly pushes: readonly WaitingPush[];
}

async function ask(device: AppleDevice, step: string, url: Json | undefined, question: PushQuestion): Promise<Answer> {
  const response = await device.world.transport.send({
    step,
    method: 'POST',
    url: String(url),
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from(JSON.stringify(question)),
  });
  if (response.status !== 200) return { pushes: [] };
  return JSON.parse(Buffer.from(response.body).toString('utf8')) as Answer;
}
