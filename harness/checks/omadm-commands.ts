import { commandName, isRequest, isStatus, type Request } from '../../protocol/syncml/messages.js';
import { describeStatus } from '../../protocol/syncml/status-codes.table.js';
import type { CommandView } from './admin.js';
import { type Check, type Evidence, finding } from './check.js';
import { commandsOf, describeAnswer, dmExchanges, isTaken, targetsOf } from './omadm-transcript.js';

/** Name of the note under which a step leaves the id of the command that was queued last. */
export const lastCommandNote = 'omadm-command';

/** XDM-004, XDM-006: how often the device was given a command on this node. */
export const givenCommand: Check<{ readonly target: string; readonly times: number }> = async (
  { device },
  { target, times },
  requirements,
) => {
  const given = dmExchanges(device)
    .flatMap(({ answer }) => commandsOf(answer))
    .filter((command) => targetsOf(command).includes(target)).length;
  return given === times ? [] : [finding(requirements, `${target} asked for ${times} times`, `${given} times`)];
};

/** XDM-014: the nodes of the device's commands, in the order in which they came. */
export const givenInOrder: Check<{ readonly targets: readonly string[] }> = async (
  { device },
  { targets },
  requirements,
) => {
  const given = dmExchanges(device)
    .flatMap(({ answer }) => commandsOf(answer))
    .flatMap(targetsOf)
    .filter((target) => targets.includes(target));
  if (given.join() === targets.join()) return [];
  return [finding(requirements, targets.join(', '), given.join(', ') || 'none of them')];
};

/** XDM-007: what the administrator reads of the command that was queued last. */
export const commandIs: Check<{ readonly state: CommandView['state'] }> = async (evidence, { state }, requirements) => {
  const command = await lastCommand(evidence);
  if (command?.state === state) return [];
  return [finding(requirements, `a command that is ${state}`, command?.state ?? 'no such command')];
};

/** XDM-008: the value is in the result, wherever the server keeps it. */
export const resultHas: Check<{ readonly text: string }> = async (evidence, { text }, requirements) => {
  const result = JSON.stringify((await lastCommand(evidence))?.result ?? {});
  return result.includes(JSON.stringify(text).slice(1, -1))
    ? []
    : [finding(requirements, `a result with ${text}`, result)];
};

async function lastCommand({ admin, notes }: Evidence): Promise<CommandView | undefined> {
  const id = notes.get(lastCommandNote);
  const devices = await admin.readDevices();
  return devices.flatMap(({ commands }) => commands).find((command) => command.id === id);
}

/** XDM-005, XDM-016 to XDM-018: the server took the device's last message, or refused it and asked for nothing. */
export const lastMessageIs: Check<{ readonly taken: boolean }> = async ({ device }, { taken }, requirements) => {
  const last = dmExchanges(device).at(-1);
  const expected = taken ? 'a message that is taken' : 'a message that is refused';
  if (last === undefined) return [finding(requirements, expected, 'no message was sent')];
  const given = commandsOf(last.answer).length;
  if (isTaken(last) === taken && (taken || given === 0)) return [];
  return [finding(requirements, expected, describeAnswer(last))];
};

/** XDM-010, XDM-015: the HTTP status of the last answer. */
export const httpStatusIs: Check<{ readonly statuses: readonly number[] }> = async (
  { device },
  { statuses },
  requirements,
) => {
  const exchange = device?.exchanges.at(-1);
  const received = exchange?.response?.status;
  if (received !== undefined && statuses.includes(received)) return [];
  const answer = received === undefined ? (exchange?.failure ?? 'no answer') : `HTTP ${received}`;
  return [finding(requirements, `HTTP ${statuses.join(' or ')}`, answer)];
};

/** XDM-011: the last two answers say the same. */
export const sameAnswerTwice: Check<object> = async ({ device }, _args, requirements) => {
  const [first, second] = dmExchanges(device).slice(-2);
  const expected = 'the same answer to a message that came again';
  if (first?.answer === undefined || second === undefined)
    return [finding(requirements, expected, 'no repeated message')];
  if (JSON.stringify(first.answer) === JSON.stringify(second.answer)) return [];
  return [finding(requirements, expected, `${describeAnswer(first)}; then ${describeAnswer(second)}`)];
};

/** Device rows: the Status by which the device answered its last command on a node, or its last command of a verb. */
export const deviceAnswered: Check<{ readonly about: string; readonly code: string }> = async (
  { device },
  { about, code },
  requirements,
) => {
  const all = dmExchanges(device);
  const codes = all.flatMap(({ sent }, index) => {
    const asked = (all[index - 1]?.answer?.body ?? []).filter(isRequest).flatMap(withInner);
    const ids = asked
      .filter((command) => commandName(command) === about || ('items' in command && targetsOf(command).includes(about)))
      .map(({ cmdId }) => cmdId);
    return (sent?.body ?? [])
      .filter(isStatus)
      .filter(({ cmdRef }) => ids.includes(cmdRef))
      .map(({ data }) => data);
  });
  const last = codes.at(-1);
  if (last === code) return [];
  const received = last === undefined ? 'no Status' : describeStatus(last);
  return [finding(requirements, `${about} answered with ${describeStatus(code)}`, received)];
};

function withInner(command: Request): readonly Request[] {
  return 'commands' in command ? [command, ...command.commands.filter(isRequest).flatMap(withInner)] : [command];
}
