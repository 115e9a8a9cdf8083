import { type Command, type CommandReport, reportToDict } from '../../../protocol/apple/command.js';
import type { RequestType } from '../../../protocol/apple/request-types.table.js';
import type { PlistDict } from '../../../protocol/plist/value.js';
import { senderOf } from '../check-in.js';
import type { AppleDevice } from '../device.js';
import { namesRequestType } from '../message-rules.js';
import { userMembers } from '../user-channel.js';
import type { Answer } from './answer.js';
import { commandHandlers } from './handlers.table.js';
import { objectionToCommand } from './judge-command.js';

/** Carries out a command, or says why not. */
export async function obey(device: AppleDevice, { RequestType: type, Command }: Command): Promise<Answer> {
  const objection = objectionToCommand(device, type, Command);
  if (objection !== undefined) return objection;
  return commandHandlers[type as RequestType](device, Command);
}

/** The sender of a report: the device, and on the user channel its user. */
export function reporterOf(device: AppleDevice): Pick<CommandReport, ReporterKey> {
  const sender = senderOf(device, device.state.mdm ?? {});
  return device.onBehalfOf === undefined
    ? sender
    : { ...sender, ...userMembers(device.onBehalfOf), ...(device.family === 'macos' && { NotOnConsole: false }) };
}

type ReporterKey = 'UDID' | 'EnrollmentID' | 'UserID' | 'UserShortName' | 'UserLongName' | 'NotOnConsole';

/** The report that carries an answer to the server. */
export function reportOf(device: AppleDevice, command: Command, answer: Answer): PlistDict {
  const report: CommandReport = {
    ...reporterOf(device),
    Status: answer.Status,
    CommandUUID: command.CommandUUID,
    ...(namesRequestType(device.rules, device.habits.reportsRequestType) && { RequestType: command.RequestType }),
    ...(answer.Status === 'Error' && { ErrorChain: answer.ErrorChain }),
    answer: 'keys' in answer ? (answer.keys ?? new Map()) : new Map(),
  };
  return reportToDict(report);
}

export function idleReport(device: AppleDevice): PlistDict {
  return reportToDict({ ...reporterOf(device), Status: 'Idle', answer: new Map() });
}
