import type { Finding } from '../../protocol/base/finding.js';
import { section } from '../../protocol/base/section.js';
import { commandName, isRequest, isResults, isStatus, type SyncMl } from '../../protocol/syncml/messages.js';
import { type Check, finding } from './check.js';
import { commandsOf, type DmExchange, describeAnswer, dmExchanges } from './omadm-transcript.js';

/** Judges each answer of the server beside the message it answers. */
type Judge = (sent: SyncMl, answer: SyncMl) => string | undefined;

const everyAnswer =
  (expected: string, place: string, judge: Judge): Check<object> =>
  async ({ device }, _args, requirements) => {
    const pairs = dmExchanges(device);
    if (pairs.length === 0) return [finding(requirements, expected, 'the device has had no management session')];
    return pairs.flatMap((pair) => judged(pair, judge, requirements, expected, place));
  };

function judged(
  pair: DmExchange,
  judge: Judge,
  requirements: readonly string[],
  expected: string,
  place: string,
): readonly Finding[] {
  const { sent, answer, exchange } = pair;
  const wrong = sent === undefined || answer === undefined ? describeAnswer(pair) : judge(sent, answer);
  if (wrong === undefined) return [];
  const more = { section: section('MS-MDM', place), place: `exchange ${exchange.index}` };
  return [finding(requirements, expected, wrong, more)];
}

/** XDM-001 */
export const headerStatusComesFirst = everyAnswer(
  'the first Status answers the SyncHdr of the message',
  '2.2.6.1',
  ({ header }, { body }) => {
    const [first] = body;
    if (first === undefined) return 'an answer without commands';
    if (!isStatus(first) || first.cmd !== 'SyncHdr')
      return isStatus(first) ? `Status of ${first.cmd} first` : `${commandName(first)} first`;
    if (first.cmdRef !== '0') return `CmdRef ${first.cmdRef}`;
    return first.msgRef === header.msgId ? undefined : `MsgRef ${first.msgRef} for MsgID ${header.msgId}`;
  },
);

/** XDM-002 */
export const everyCommandIsAnswered = everyAnswer(
  "one Status for each of the device's commands, in their order",
  '2.2.6.1',
  (sent, answer) => {
    const asked = sent.body.filter(isRequest).map((command) => `${commandName(command)} ${command.cmdId}`);
    const told = answer.body
      .filter(isStatus)
      .filter(({ cmd, msgRef }) => cmd !== 'SyncHdr' && msgRef === sent.header.msgId)
      .map(({ cmd, cmdRef }) => `${cmd} ${cmdRef}`);
    return asked.join() === told.join()
      ? undefined
      : `commands ${asked.join(', ')}; statuses of ${told.join(', ') || 'none'}`;
  },
);

/** XDM-003: SessionID and addresses of the device, own MsgID from 1 on. */
export const answersNameTheSession: Check<object> = async ({ device }, _args, requirements) => {
  const expected = "the device's SessionID, and a MsgID counted from 1";
  const findings: Finding[] = [];
  let count = 0;
  for (const { sent, answer, exchange } of dmExchanges(device)) {
    if (sent === undefined || answer === undefined) continue;
    count = sent.header.msgId === 1 ? 1 : count + 1;
    const { sessionId, msgId, target } = answer.header;
    const asked = `${sent.header.sessionId}, ${count}, ${sent.header.source}`;
    const received = `${sessionId}, ${msgId}, ${target}`;
    const more = { section: section('MS-MDM', '2.2.4.2'), place: `exchange ${exchange.index}` };
    if (asked !== received) findings.push(finding(requirements, `${expected}: ${asked}`, received, more));
  }
  return findings;
};

/** XDM-009: the last answer is final and asks for nothing. */
export const sessionIsEnded: Check<object> = async ({ device }, _args, requirements) => {
  const all = dmExchanges(device);
  const last = all.at(-1);
  const expected = 'a final message without commands at the end of the session';
  const more = { section: section('MS-MDM', '3.1.5') };
  if (last === undefined) return [finding(requirements, expected, 'no management session', more)];
  const ended = last.answer?.final === true && commandsOf(last.answer).length === 0;
  return ended ? [] : [finding(requirements, expected, `${all.length} messages, then ${describeAnswer(last)}`, more)];
};

/** XDM-105: the device's own answers are in order: SyncHdr, then commands as they came, Results after their Status. */
export const deviceAnswersInOrder: Check<object> = async ({ device }, _args, requirements) => {
  const all = dmExchanges(device);
  return all.flatMap(({ sent, exchange }, index) => {
    const asked = all[index - 1]?.answer;
    if (sent === undefined || sent.header.msgId === 1 || asked === undefined) return [];
    const wrong = disorderOf(sent, asked);
    const more = { section: section('MS-MDM', '2.2.6.1'), place: `exchange ${exchange.index}` };
    return wrong === undefined ? [] : [finding(requirements, 'answers in the order of the commands', wrong, more)];
  });
};

function disorderOf({ body }: SyncMl, asked: SyncMl): string | undefined {
  const [first] = body;
  if (first?.verb !== 'Status' || first.cmd !== 'SyncHdr')
    return `${first?.verb ?? 'nothing'} before the Status of the SyncHdr`;
  const order = ['0', ...asked.body.filter(isRequest).map(({ cmdId }) => cmdId)];
  const told = body
    .filter(isStatus)
    .map(({ cmdRef }) => order.indexOf(cmdRef))
    .filter((place) => place >= 0);
  if (told.some((place, index) => place < (told[index - 1] ?? 0))) return `Status of ${told.join(', ')}`;
  const early = body.find(
    (command, index) =>
      isResults(command) &&
      !body.slice(0, index).some((before) => isStatus(before) && before.cmdRef === command.cmdRef),
  );
  return early === undefined ? undefined : 'Results before the Status of their command';
}
