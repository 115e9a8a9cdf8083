import { ProtocolError } from '../base/errors.js';
import { type Decoded, Findings } from '../base/finding.js';
import { readPlist, writePlist } from '../plist/codec.js';
import { arrayOf, dict, isDict, type PlistDict, type PlistValue, stringOf } from '../plist/value.js';
import { requireSender, senderFields } from './check-in.js';
import { type Fields, type MembersOf, membersToDict, readMembers } from './fields.js';
import { documentation, schema } from './sections.js';

/** A command as the server sends it (mdm/commands/commandrequest.yaml). `Command` holds RequestType and the command's own keys. */
export interface Command {
  readonly CommandUUID: string;
  readonly RequestType: string;
  readonly Command: PlistDict;
}

/** What a device answers (Apple: "Implementing device management", status of a command). */
export const commandStatuses = ['Idle', 'Acknowledged', 'Error', 'CommandFormatError', 'NotNow'] as const;
export type CommandStatus = (typeof commandStatuses)[number];

/** One link of an ErrorChain, the outermost first. */
export interface ErrorChainItem {
  readonly ErrorCode: number;
  readonly ErrorDomain: string;
  readonly LocalizedDescription: string;
  readonly USEnglishDescription?: string;
}

/** What the device sends to ServerURL: it is idle, or it answers one command. */
export interface CommandReport {
  readonly UDID?: string;
  readonly EnrollmentID?: string;
  /** On the user channel. */
  readonly UserID?: string;
  readonly UserShortName?: string;
  readonly UserLongName?: string;
  readonly NotOnConsole?: boolean;
  readonly Status: CommandStatus;
  readonly CommandUUID?: string;
  /** Echoed by macOS only. */
  readonly RequestType?: string;
  readonly ErrorChain?: readonly ErrorChainItem[];
  /** The command's own answer keys. */
  readonly answer: PlistDict;
}

/** Content type of a command report. */
export const connectContentType = 'application/x-apple-aspen-mdm; charset=UTF-8';

const reportFields = {
  ...senderFields,
  NotOnConsole: { type: 'boolean' },
  Status: { type: 'string', required: true },
  CommandUUID: { type: 'string' },
  RequestType: { type: 'string' },
  ErrorChain: { type: 'array' },
} as const satisfies Fields;

const errorFields = {
  ErrorCode: { type: 'integer', required: true },
  ErrorDomain: { type: 'string', required: true },
  LocalizedDescription: { type: 'string' },
  USEnglishDescription: { type: 'string' },
} as const satisfies Fields;

export function encodeCommand({ CommandUUID, Command }: Pick<Command, 'CommandUUID' | 'Command'>): Uint8Array {
  return writePlist(dict({ Command, CommandUUID }));
}

/** Throws ProtocolError when there is no dictionary with a Command that names its RequestType. */
export function decodeCommand(bytes: Uint8Array): Decoded<Command> {
  const findings = new Findings();
  const plist = readPlist(bytes);
  findings.include(plist.findings);
  const body = plist.message;
  const command = isDict(body) ? body.get('Command') : undefined;
  const type = isDict(command) ? stringOf(command.get('RequestType')) : undefined;
  if (!isDict(body) || !isDict(command) || type === undefined)
    throw new ProtocolError('APPLE_NOT_A_COMMAND', 'a command is a dictionary with Command.RequestType');
  const uuid = stringOf(body.get('CommandUUID'));
  if (uuid === undefined || uuid === '') {
    const section = schema('mdm/commands/commandrequest.yaml');
    findings.add({ expected: 'CommandUUID (string)', received: 'nothing', section, place: 'CommandUUID' });
  }
  const message = Object.freeze({ CommandUUID: uuid ?? '', RequestType: type, Command: command });
  return { message, findings: findings.list };
}

export function reportToDict({ ErrorChain, answer, ...head }: CommandReport): PlistDict {
  const chain = ErrorChain?.map((item): PlistValue => membersToDict({ ...item }));
  return new Map([...membersToDict(head), ...(chain ? [['ErrorChain', chain] as const] : []), ...answer]);
}

/** Throws ProtocolError when the bytes are no property list with a dictionary. */
export function decodeReport(bytes: Uint8Array): Decoded<CommandReport> {
  return reportFrom(readPlist(bytes));
}

/** The same for a property list that was read before. */
export function reportFrom(plist: Decoded<PlistValue>): Decoded<CommandReport> {
  const findings = new Findings();
  findings.include(plist.findings);
  if (!isDict(plist.message)) throw new ProtocolError('APPLE_NOT_A_DICTIONARY', 'a command report is a dictionary');
  const at = { place: 'report', section: documentation('Implementing device management') };
  const { ErrorChain, Status, ...head } = readMembers(plist.message, reportFields, findings, at);
  requireSender(plist.message, findings, 'report');
  const status = readStatus(Status, head, findings);
  const answer = new Map([...plist.message].filter(([key]) => !Object.hasOwn(reportFields, key)));
  const chain = ErrorChain && readErrorChain(ErrorChain, findings);
  const message = Object.freeze({ ...head, Status: status, ...(chain && { ErrorChain: chain }), answer });
  return { message, findings: findings.list };
}

function readStatus(
  status: string | undefined,
  { CommandUUID }: MembersOf<typeof reportFields>,
  findings: Findings,
): CommandStatus {
  const at = { section: documentation('Implementing device management'), place: 'report.Status' };
  const known = commandStatuses.find((name) => name === status);
  if (known === undefined && status !== undefined)
    findings.add({ ...at, expected: commandStatuses.join(', '), received: status });
  if (known !== 'Idle' && CommandUUID === undefined)
    findings.add({ ...at, expected: `CommandUUID with status ${status}`, received: 'nothing' });
  return known ?? 'CommandFormatError';
}

/** Throws nothing: what is no error item is left out, with a finding. */
export function readErrorChain(chain: PlistValue, findings: Findings): readonly ErrorChainItem[] {
  const at = { place: 'report.ErrorChain', section: documentation('ErrorChainItem') };
  return (arrayOf(chain) ?? []).flatMap((item) => {
    if (!isDict(item)) return [];
    const read = readMembers(item, errorFields, findings, at);
    const { ErrorCode = 0, ErrorDomain = '', LocalizedDescription = '', USEnglishDescription } = read;
    const english = USEnglishDescription === undefined ? {} : { USEnglishDescription };
    return [Object.freeze({ ErrorCode, ErrorDomain, LocalizedDescription, ...english })];
  });
}
