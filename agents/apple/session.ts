import { type Command, connectContentType, decodeCommand } from '../../protocol/apple/command.js';
import { errorIn } from '../../protocol/apple/error-response.js';
import { ProtocolError } from '../../protocol/base/errors.js';
import { section } from '../../protocol/base/section.js';
import { writePlist } from '../../protocol/plist/codec.js';
import { type PlistDict, stringOf } from '../../protocol/plist/value.js';
import { writeXmlPlist } from '../../protocol/plist/write-xml.js';
import type { SessionOutcome } from '../device/agent.js';
import { refusalFrom } from '../device/refusal.js';
import type { TransportResponse } from '../device/transport.js';
import { asksToSignIn, interruptedReport, waitsForSignIn } from './account-driven/sign-in-again.js';
import type { MdmEnrollment } from './apple-state.js';
import { idleReport, obey, reportOf } from './commands/obey.js';
import { erase } from './commands/power.js';
import { reportChanges, synchronize } from './declarative/synchronize.js';
import type { AppleDevice } from './device.js';
import { endManagement } from './end-management.js';
import { type Identity, identityNow, type MdmRequest, readable, sendMdm } from './mdm-request.js';
import { addressOf, endsManagement, errorEndsManagement } from './wire-rules.js';

/** A server that never stops giving commands is left after this many. */
const mostCommands = 500;

/** Sends one report to ServerURL and gives the answer, decoded for readers. */
export function sendReport(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
  report: PlistDict,
  more: Pick<MdmRequest, 'step'> & Partial<Pick<MdmRequest, 'signature' | 'body'>>,
): Promise<TransportResponse> {
  const body = writePlist(report);
  const url = addressOf(device.rules, 'report', mdm);
  const { signMessage, pins } = mdm;
  const how = { contentType: connectContentType, identity, signMessage, pins: pins?.report };
  return sendMdm(device, { url, body, ...how, ...more });
}

/**
 * A command session (Apple: "Implementing device management"): the device says that it is idle, obeys what it is given, and ends when the server has nothing
 * more. Refusals and a server that cannot be reached are outcomes.
 */
export async function holdSession(
  device: AppleDevice,
  mdm: MdmEnrollment,
  identity: Identity,
): Promise<SessionOutcome> {
  const answered = new Map<string, string>();
  let report = interruptedReport(device) ?? idleReport(device);
  let own = identity;
  let declares = false;
  try {
    for (let commands = 0; commands <= mostCommands; commands++) {
      own = identityNow(device, own);
      const response = await sendReport(device, mdm, own, report, { step: stringOf(report.get('Status')) ?? '' });
      device.update({ lastStatus: stringOf(report.get('Status')) });
      if (response.status !== 200) return refusedSession(device, response, report, commands);
      if (response.body.byteLength === 0) {
        await (declares ? synchronize : reportChanges)({ device, mdm, identity: own });
        return { kind: 'completed', commands };
      }
      const command = readCommand(device, report, response);
      if (repeats(device, command, answered)) return { kind: 'completed', commands, message: 'a command was repeated' };
      const answer = await obey(device, command);
      answered.set(command.CommandUUID, answer.Status);
      report = reportOf(device, command, answer);
      const aftermath = answer.Status === 'Acknowledged' ? answer.aftermath : undefined;
      if (aftermath === 'end-management' || aftermath === 'erase') {
        await sendReport(device, mdm, own, report, { step: 'Acknowledged' });
        if (aftermath === 'erase') erase(device);
        else await endManagement(device, mdm, own);
        return { kind: 'unenrolled', commands: commands + 1 };
      }
      declares ||= aftermath === 'synchronize';
      if (device.state.off === true) {
        await sendReport(device, mdm, own, report, { step: 'Acknowledged' });
        return { kind: 'completed', commands: commands + 1 };
      }
    }
    return { kind: 'completed', commands: mostCommands, message: `left after ${mostCommands} commands` };
  } catch (error) {
    const refusal = refusalFrom(error, 'Idle', device.world.transport);
    const kind = refusal.code.startsWith('TRANSPORT_') ? 'unreachable' : 'refused';
    return { kind, commands: answered.size, message: refusal.message };
  }
}

function readCommand(device: AppleDevice, report: PlistDict, response: TransportResponse): Command {
  const { message, findings } = decoded(device, response);
  device.note(findings);
  if (findings.length > 0)
    response.decode(() => ({ request: writeXmlPlist(report), response: readable(response.body), findings }));
  return message;
}

/** What is no command ends the session, and is the server's fault. */
function decoded(device: AppleDevice, { body }: TransportResponse): ReturnType<typeof decodeCommand> {
  try {
    return decodeCommand(body);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const at = { section: section('Apple Device Management', 'Implementing device management'), place: 'command' };
    device.note([{ severity: 'fail', expected: 'a command, or an empty body', received: error.message, ...at }]);
    throw error;
  }
}

/** A command that was answered must not come again in the same session; one that was put off may come in a later one. */
function repeats(
  device: AppleDevice,
  { CommandUUID, RequestType }: Command,
  answered: ReadonlyMap<string, string>,
): boolean {
  const status = answered.get(CommandUUID);
  if (status === undefined) return false;
  device.note([
    {
      requirement: status === 'NotNow' ? 'XAP-011' : 'XAP-012',
      expected: 'another command, or none',
      received: `${RequestType} ${CommandUUID} again, which was answered ${status}`,
      section: section('Apple Device Management', 'Handling NotNow status responses'),
      severity: 'fail',
    },
  ]);
  return true;
}

/** What gives management up for good is told apart from what is tried again another time. */
function refusedSession(
  device: AppleDevice,
  response: TransportResponse,
  report: PlistDict,
  commands: number,
): SessionOutcome {
  if (asksToSignIn(device, response, report)) return { ...waitsForSignIn, commands };
  const text = Buffer.from(response.body.subarray(0, 300)).toString('utf8').trim();
  const message = `${response.status}${text === '' ? '' : `: ${text}`}`;
  if (!isSentAway(device, response)) return { kind: 'refused', commands, message };
  device.forgetManagement();
  return { kind: 'unenrolled', commands, message };
}

function isSentAway(device: AppleDevice, response: TransportResponse): boolean {
  if (endsManagement(device.rules, response.status, device.habits.unenrollsOn401)) return true;
  const told = errorIn(response);
  return told !== undefined && errorEndsManagement(device.rules, told.code, device.family, device.osVersion);
}
