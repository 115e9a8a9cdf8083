import { minutes } from '../../../../protocol/base/clock.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { DeviceState } from '../../domain/state.js';
import type { PartialResult } from './pieces.js';

/** A device's session as the server keeps it between two messages: plain JSON beside the device, so that it survives a restart. */
export interface DmSession {
  readonly sessionId: string;
  /** MsgID of the device's last message. */
  readonly lastMsgId: number;
  /** Digest of the device's last message. */
  readonly lastDigest: string;
  /** MsgID of the server's last message. */
  readonly ownMsgId: number;
  /** Milliseconds on the tenant's clock. */
  readonly lastContact: number;
  /** Commands that were sent and have no answer yet, by `<MsgID>/<CmdID>`. */
  readonly sent: Readonly<Record<string, SentCommand>>;
  /** The last answer, for a device that did not get it. */
  readonly lastReply: string;
  readonly ended: boolean;
  /** The device has been let in, and what begins a session has been done. */
  readonly begun: boolean;
  /** The device has shown its credentials for the whole session. */
  readonly authenticated: boolean;
  readonly challenges: number;
  /** The device believes the server for the whole session. */
  readonly believed: boolean;
  /** How often it did not. */
  readonly doubts: number;
  /** Octets of a message that the device can take, as it said when it opened the session. */
  readonly maxMsgSize?: number;
  /** The result that comes in pieces. */
  readonly partial?: PartialResult;
  /** The large object that is on its way: id of the queued command, and where its next piece begins. */
  readonly chunk?: { readonly command: string; readonly offset: number };
}

export interface SentCommand {
  /** Id of the queued command. */
  readonly command: string;
  readonly verb: string;
  readonly target: string;
  /** A command inside an Atomic or Sequence: its Status is kept, but the one around it decides. */
  readonly inner: boolean;
}

/** A device that is silent this long has to begin again. */
const idleLimit = minutes(15);

/** The session that is open at `now`, or ended and still remembered. */
export function sessionOf({ detail }: DeviceState, now: number): DmSession | undefined {
  const session = detail.dmSession as unknown as DmSession | undefined;
  return session !== undefined && now - session.lastContact <= idleLimit ? session : undefined;
}

export function keepSession(device: DeviceState, session: DmSession): void {
  device.detail = { ...device.detail, dmSession: session as unknown as JsonObject };
}

/** Commands of a session that broke off have not been answered and are to be sent again. */
export function requeueUnanswered({ commands }: DeviceState): void {
  for (const command of commands) if (command.state === 'sent') command.state = 'queued';
}
