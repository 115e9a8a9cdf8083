import { type Command, type CommandReport, reportToDict } from '../../../protocol/apple/command.js';
import type { RequestType } from '../../../protocol/apple/request-types.table.js';
import type { PlistDict } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import { type Answer, failedWith } from './answer.js';
import { commandHandlers } from './handlers.table.js';
import { objectionToCommand } from './judge-command.js';

/** Carries out a command, or says why not. */
export async function obey(device: AppleDevice, { RequestType: type, Command }: Command): Promise<Answer> {
  const objection = objectionToCommand(device, type, Command);
  if (objection !== undefined) return objection;
  const handler = commandHandlers[type as RequestType];
  return handler === undefined ? notPlayed(type) : handler(device, Command);
}

/** A simulated device says so when it knows a command and cannot play it; it never pretends. */
function notPlayed(type: string): Answer {
  const LocalizedDescription = `The simulated device does not play ${type}.`;
  return failedWith({ ErrorCode: 1, ErrorDomain: 'MusterErrorDomain', LocalizedDescription });
}

/** The report that carries an answer to the server. */
export function reportOf(device: AppleDevice, command: Command, answer: Answer): PlistDict {
  const report: CommandReport = {
    UDID: device.state.udid,
    Status: answer.Status,
    CommandUUID: command.CommandUUID,
    ...(device.habits.reportsRequestType && { RequestType: command.RequestType }),
    ...(answer.Status === 'Error' && { ErrorChain: answer.ErrorChain }),
    answer: answer.Status === 'Acknowledged' ? answer.keys : new Map(),
  };
  return reportToDict(report);
}

export function idleReport(device: AppleDevice): PlistDict {
  return reportToDict({ UDID: device.state.udid, Status: 'Idle', answer: new Map() });
}
