import type { PushQuestion, WaitingPush } from '../../protocol/apple/push.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { Json } from '../../protocol/base/vocabulary.js';
import type { MdmEnrollment } from './apple-state.js';
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

export const pushDeviceRules: readonly RuleSummary[] = [isForEnrollment, sessionsFor, comesAgain];

/** Names that lock-step mode gives to what passes between a device and the push service. */
export const pushStepNames: readonly string[] = ['CollectPush', 'UnregisterPush'];

/** Asks the simulated push service at `url` what waits for the device. Gives the number of sessions that it is worth. */
export async function collectPush(device: AppleDevice, mdm: MdmEnrollment, url: Json | undefined): Promise<number> {
  const { pushes } = await ask(device, 'CollectPush', url, { devices: [{ token: hexToken(mdm), topic: mdm.topic }] });
  const meant = pushes.filter(({ mdm: magic }) => isForEnrollment(device.rules, mdm.pushMagic, magic));
  return sessionsFor(device.rules, meant.length);
}

/** The device gives its token up. */
export async function unregisterPush(device: AppleDevice, mdm: MdmEnrollment, url: Json | undefined): Promise<void> {
  await ask(device, 'UnregisterPush', url, { unregister: [hexToken(mdm)] });
}

const hexToken = ({ token }: MdmEnrollment): string => Buffer.from(token, 'base64').toString('hex');

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
