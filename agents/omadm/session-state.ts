import type { Alert, Command, SyncMl } from '../../protocol/syncml/messages.js';
import type { DeviceEvent, TreeState, TreeWorld } from './csp.js';
import type { PartialObject } from './large-objects.js';
import type { PieceHabits } from './pieces.js';
import type { DmProtocol } from './protocol-version.js';
import type { SessionCredentials } from './session-credentials.js';
import type { TreeSchema } from './tree-schema.js';

/** Everything a session starts from. */
export interface SessionSetup {
  /** At most four bytes. */
  readonly sessionId: string;
  /** Target of every message: the server's address as the device was told. */
  readonly serverUri: string;
  /** SyncApplicationVersion that the session began with. */
  readonly syncVersion: number;
  /** Of OMA-DM, named in every header. */
  readonly protocol: DmProtocol;
  /** `1200` when the server asked for the session, else `1201` (MS-MDM §2.2.7.2). */
  readonly alert: '1200' | '1201';
  /** Client events and generic alerts of package 1 after the first Alert. */
  readonly alerts: readonly Omit<Alert, 'cmdId'>[];
  /** Number of the first command of each message; Windows begins with 2. */
  readonly firstCmdId: number;
  /** Messages the device sends before it gives up. */
  readonly maxMessages: number;
  /** Octets of a message that it can take; told in every header. Windows tells none. */
  readonly maxMsgSize?: number;
  /** How results that are too long are sent; whole without it. */
  readonly pieces?: PieceHabits;
  readonly credentials?: SessionCredentials;
  /** What the nonces for the server are made of. */
  readonly nonceSeed: string;
  readonly schema: TreeSchema;
  readonly tree: TreeState;
  readonly world: TreeWorld;
}

/** A session between two messages; plain data but for the schema and the world it was given. */
export interface SessionState extends SessionSetup {
  /** MsgID of the last message sent. */
  readonly msgId: number;
  /** Commands of the server answered so far. */
  readonly commands: number;
  readonly ended: boolean;
  /** The commands sent last, for a server that asks for credentials first. */
  readonly lastBody: readonly Command[];
  /** What is left of the device's package: pieces of results, and what comes after them. */
  readonly later: readonly Command[];
  /** Challenges answered. */
  readonly challenges: number;
  /** The server is content with the device for the whole session. */
  readonly authenticated: boolean;
  /** How often the server could not prove itself. */
  readonly doubts: number;
  /** The large object that has begun to arrive. */
  readonly partial?: PartialObject;
  /** The message whose commands still run. */
  readonly pending?: SyncMl;
}

export type SessionEnd =
  | { readonly kind: 'completed' }
  /** The server gave up (Alert 1223), or the device did: too many messages, an answer to something else. */
  | { readonly kind: 'aborted'; readonly message: string }
  /** The server did not accept the session: Status of the SyncHdr. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unenrolled' };

/** What one message of the server, or the beginning, leads to. */
export interface SessionStep {
  readonly state: SessionState;
  /** The message to send next; absent at the end, except for a last one that expects no answer worth reading. */
  readonly reply?: SyncMl;
  readonly events: readonly DeviceEvent[];
  readonly end?: SessionEnd;
}
