import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, type Evidence, finding } from './check.js';

/** Notes of the steps: the latest answer of the push service or its portal, and what servers asked the service for. */
export const apnsAnswer = 'apns answer';
export const apnsRequests = 'apns requests';
/** The id that a server gave its notification. */
export const apnsGivenId = 'apns given id';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json?: JsonObject;
}

const latest = ({ notes }: Evidence): Answer =>
  (notes.get(apnsAnswer) as Answer | undefined) ?? { status: 0, headers: {}, text: 'no answer' };

/** Status of the latest answer, and the reason that goes with it. */
export const apnsAnswers: Check<{ readonly status: number; readonly reason?: string }> = async (
  evidence,
  { status, reason },
  requirements,
) => {
  const { json, ...answer } = latest(evidence);
  const wanted = `${status}${reason === undefined ? '' : ` ${reason}`}`;
  const given = `${answer.status}${reason === undefined ? '' : ` ${String(json?.reason ?? 'without a reason')}`}`;
  return wanted === given ? [] : [finding(requirements, wanted, given)];
};

/** The answer says since when a token is no more, in milliseconds. */
export const tellsSinceWhen: Check<object> = async (evidence, _args, requirements) => {
  const told = latest(evidence).json?.timestamp;
  if (typeof told === 'number' && Math.abs(evidence.now - told) < 86_400_000) return [];
  return [finding(requirements, 'a timestamp in milliseconds', String(told ?? 'none'))];
};

/** Pushes that a device got with the latest answer, by PushMagic: `one, two`. */
export const pushesHeard: Check<{ readonly magics: string }> = async (evidence, { magics }, requirements) => {
  const pushes = listOf(latest(evidence).json?.pushes).map(({ mdm }) => String(mdm));
  const heard = pushes.join(', ') || 'nothing';
  return heard === magics ? [] : [finding(requirements, magics, heard)];
};

export const notificationIdIs: Check<object> = async (evidence, _args, requirements) => {
  const [given, told] = [String(evidence.notes.get(apnsGivenId)), latest(evidence).headers['apns-id'] ?? 'none'];
  return given === told ? [] : [finding(requirements, `apns-id ${given}`, told)];
};

/** The latest notification that the server sent for the device: its token, its topic and its PushMagic, and nothing else. */
export const deviceWasPushed: Check<object> = async ({ notes, device }, _args, requirements) => {
  const sent = listOf(notes.get(apnsRequests) as Json).at(-1);
  const mdm = device?.state.mdm as JsonObject | undefined;
  const wanted = {
    token: Buffer.from(String(mdm?.token), 'base64').toString('hex'),
    topic: mdm?.topic,
    pushType: 'mdm',
    payload: JSON.stringify({ mdm: mdm?.pushMagic }),
  };
  const received = sent && { token: sent.token, topic: sent.topic, pushType: sent.pushType, payload: sent.payload };
  if (JSON.stringify(wanted) === JSON.stringify(received)) return [];
  return [
    finding(
      requirements,
      JSON.stringify(wanted),
      received === undefined ? 'no notification' : JSON.stringify(received),
    ),
  ];
};

/** How many notifications servers sent so far. */
export const notificationCount: Check<{ readonly count: number }> = async ({ notes }, { count }, requirements) => {
  const sent = listOf(notes.get(apnsRequests) as Json).length;
  return sent === count ? [] : [finding(requirements, `${count} notification(s)`, `${sent} of them`)];
};

/** Sessions that the device held since it asked the push service last. */
export const sessionsSincePush: Check<{ readonly count: number }> = async ({ device }, { count }, requirements) => {
  const exchanges = device?.exchanges ?? [];
  const asked = exchanges.findLastIndex(({ step }) => step === 'CollectPush');
  const held = exchanges.slice(asked).filter(({ step }) => step === 'Idle').length;
  return asked >= 0 && held === count ? [] : [finding(requirements, `${count} session(s)`, `${held} of them`)];
};

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonObject[]) : [];
}
