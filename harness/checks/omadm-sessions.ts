import { alertTypes } from '../../protocol/syncml/alerts.table.js';
import { type Alert, isStatus, type SyncMl } from '../../protocol/syncml/messages.js';
import { isSuccess } from '../../protocol/syncml/status-codes.table.js';
import { type Check, finding } from './check.js';
import { commandsOf, describeAnswer, dmExchanges, statusOfHeader } from './omadm-transcript.js';

const alertsOf = (message: SyncMl | undefined): readonly Alert[] =>
  (message?.body ?? []).filter((command): command is Alert => command.verb === 'Alert');

/** XDM-044: the server took the device's last message and asked for nothing. */
export const asksForNothing: Check<object> = async ({ device }, _args, requirements) => {
  const last = dmExchanges(device).at(-1);
  const asked = commandsOf(last?.answer).length;
  if (last !== undefined && asked === 0 && isSuccess(statusOfHeader(last.answer)?.data ?? '')) return [];
  return [finding(requirements, 'an answer that asks for nothing', last ? describeAnswer(last) : 'no message')];
};

/** XDM-045, XDM-046: the server asks for the rest of the device's package, and for nothing else. */
export const asksForTheRest: Check<object> = async ({ device }, _args, requirements) => {
  const last = dmExchanges(device).at(-1);
  const asks = alertsOf(last?.answer).some(({ data }) => data === '1222');
  if (asks && commandsOf(last?.answer).length === 0) return [];
  return [finding(requirements, 'Alert 1222 and no commands', last ? describeAnswer(last) : 'no message')];
};

/** XDM-047, XDM-048: the Statuses of the server's last answer for commands of this name. */
export const serverAnswered: Check<{ readonly command: string; readonly code: string }> = async (
  { device },
  { command, code },
  requirements,
) => {
  const last = dmExchanges(device).at(-1)?.answer;
  const codes = (last?.body ?? []).filter(isStatus).filter(({ cmd }) => cmd === command);
  if (codes.some(({ data }) => data === code)) return [];
  const received = codes.map(({ data }) => data).join(', ') || 'no Status';
  return [finding(requirements, `${command} answered with ${code}`, received)];
};

/** XDM-051, XDM-052: no answer of the server is larger than this, and there are some. */
export const answersFit: Check<{ readonly octets: number }> = async ({ device }, { octets }, requirements) => {
  const all = dmExchanges(device);
  if (all.length === 0) return [finding(requirements, 'a management session', 'none')];
  return all.flatMap(({ exchange: { response, index } }) => {
    const length = response?.body.length ?? 0;
    if (length <= octets) return [];
    return [finding(requirements, `at most ${octets} octets`, `${length}`, { place: `exchange ${index}` })];
  });
};

/** XDM-139, XDM-140, XDM-142: the device's last session ended with the answer to its first message. */
export const deviceStopped: Check<object> = async ({ device }, _args, requirements) => {
  const last = dmExchanges(device).at(-1);
  const expected = 'no word of the device after the answer to its first message';
  if (last?.sent?.header.msgId === 1) return [];
  return [finding(requirements, expected, last === undefined ? 'no session' : 'it went on')];
};

/** XDM-130, XDM-143, XDM-148: whether the device sent an Alert of this code or type after package 1. */
export const deviceAlerted: Check<{ readonly alert: string; readonly sent: boolean }> = async (
  { device },
  { alert, sent },
  requirements,
) => {
  const later = dmExchanges(device).filter((exchange) => exchange.sent !== undefined && exchange.sent.header.msgId > 1);
  const found = later.flatMap((exchange) => alertsOf(exchange.sent)).some((one) => isCalled(one, alert));
  if (found === sent) return [];
  const expected = sent ? `Alert ${alert}` : `no Alert ${alert}`;
  return [finding(requirements, expected, found ? 'one' : 'none')];
};

const isCalled = ({ data, items }: Alert, alert: string): boolean =>
  data === alert || (alert === 'requestpending' && items.some(({ meta }) => meta?.type === alertTypes.requestPending));

/** XDM-141: no message of the device holds a Status of success for a SyncHdr and nothing besides. */
export const deviceLetsTheServerEnd: Check<object> = async ({ device }, _args, requirements) => {
  const all = dmExchanges(device);
  if (all.length === 0) return [finding(requirements, 'a management session', 'none')];
  return all.flatMap(({ sent, exchange: { index } }) => {
    const code = sent?.body.length === 1 ? statusOfHeader(sent)?.data : undefined;
    if (code === undefined || !isSuccess(code)) return [];
    const received = `Status ${code} of the SyncHdr alone`;
    return [finding(requirements, 'something to say, or no message', received, { place: `exchange ${index}` })];
  });
};
