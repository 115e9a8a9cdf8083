import { isRequest, isStatus, type Status } from '../../protocol/syncml/messages.js';
import { isSuccess } from '../../protocol/syncml/status-codes.table.js';
import { type Check, finding } from './check.js';
import { commandsOf, dmExchanges, statusOfHeader } from './omadm-transcript.js';

const isRefusal = (status: Status | undefined): boolean => status?.data === '401' || status?.data === '407';

/** XDM-021: the device's last message was answered with this Status of its SyncHdr, and asked for nothing unless it is one of success. */
export const headerIsAnswered: Check<{ readonly codes: readonly string[] }> = async (
  { device },
  { codes },
  requirements,
) => {
  const last = dmExchanges(device).at(-1);
  const code = statusOfHeader(last?.answer)?.data ?? 'none';
  const asked = commandsOf(last?.answer).length;
  const expected = `Status ${codes.join(' or ')} of the SyncHdr`;
  if (!codes.includes(code)) return [finding(requirements, expected, code)];
  return isSuccess(code) || asked === 0
    ? []
    : [finding(requirements, `${expected} and no commands`, `${asked} commands`)];
};

/** XDM-022: the last refusal asks for nothing. */
export const noMoreChallenges: Check<object> = async ({ device }, _args, requirements) => {
  const refused = dmExchanges(device).filter(({ answer }) => isRefusal(statusOfHeader(answer)));
  const chal = statusOfHeader(refused.at(-1)?.answer)?.chal;
  if (refused.length > 0 && chal === undefined) return [];
  return [finding(requirements, 'a refusal without another challenge', `${refused.length} refusals, each with Chal`)];
};

/** XDM-106, XDM-108: how many messages of the device were refused for their credentials. */
export const refusedTimes: Check<{ readonly times: number }> = async ({ device }, { times }, requirements) => {
  const count = dmExchanges(device).filter(({ answer }) => isRefusal(statusOfHeader(answer))).length;
  return count === times ? [] : [finding(requirements, `${times} refusals for credentials`, `${count}`)];
};

/** XDM-023: the server showed credentials, and the device found them right. */
export const serverIsBelieved: Check<object> = async ({ device }, _args, requirements) => {
  const all = dmExchanges(device);
  const expected = 'credentials of the server that the device believes';
  if (!all.some(({ answer }) => answer?.header.cred !== undefined))
    return [finding(requirements, expected, 'none shown')];
  const doubts = all.filter(({ sent }) => isRefusal(statusOfHeader(sent))).length;
  return doubts === 0 ? [] : [finding(requirements, expected, `Status 401 of the device, ${doubts} times`)];
};

/** XDM-107: the device answers a server that shows wrong credentials with 401, and nothing but that. */
export const serverIsDoubted: Check<object> = async ({ device }, _args, requirements) => {
  const expected = 'Status 401 and nothing else for a server with wrong credentials';
  const all = dmExchanges(device);
  const answers = all.flatMap(({ sent }, index) => (all[index - 1]?.answer?.header.cred && sent ? [sent] : []));
  if (answers.length === 0) return [finding(requirements, expected, 'the server was not answered')];
  return answers.flatMap((sent) => {
    const done = sent.body.filter((command) => isStatus(command) && command.cmd !== 'SyncHdr').length;
    const asked = sent.body.filter(isRequest).filter((command) => command.verb !== 'Alert').length;
    if (statusOfHeader(sent)?.data === '401' && done + asked === 0) return [];
    return [finding(requirements, expected, `${statusOfHeader(sent)?.data ?? 'no Status'} and ${done} answers`)];
  });
};
