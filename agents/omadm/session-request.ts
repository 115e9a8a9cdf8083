import type { Finding } from '../../protocol/base/finding.js';
import type { Random } from '../../protocol/base/random.js';
import type { RuleBook } from '../../protocol/base/rule.js';
import type { Alert } from '../../protocol/syncml/messages.js';
import type { SealFault } from '../../protocol/syncml/spoilt-seal.js';
import type { SyncMlEncoding } from '../../protocol/wbxml/syncml-encodings.js';
import type { SessionOutcome, WakeReason } from '../device/agent.js';
import type { ClientCertificate, Transport } from '../device/transport.js';
import type { DeviceEvent, DeviceFacts, TreeState } from './csp.js';
import type { PieceHabits } from './pieces.js';
import type { DmProtocol } from './protocol-version.js';
import type { SessionCredentials } from './session-credentials.js';
import type { TreeSchema } from './tree-schema.js';

/** How this make and version of client behaves on the wire. */
export interface WireHabits {
  /** `MSFT OMA DM Client/1.2.0.1` */
  readonly userAgent: string;
  /** Added to every request: `MS-CV`, `client-request-id`, … */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of messages in XML: `application/vnd.syncml.dm+xml` unless given. */
  readonly contentType?: string;
  /** 2 unless given. */
  readonly firstCmdId?: number;
  /** Type and Data of the LoginStatus client event; none is sent when absent. */
  readonly loginStatus?: 'user' | 'others' | 'none';
  /** Messages sent in one session before the device gives up; 64 unless given. */
  readonly maxMessages?: number;
  /** Octets of a message that it can take; told to the server when given. */
  readonly maxMsgSize?: number;
  /** Results that are too long are sent in pieces. */
  readonly pieces?: PieceHabits;
}

/** Wraps messages and takes answers out of their wrapping, where a server asks for more than TLS (DMClient CSP, EnhancedAppLayerSecurity). */
export interface MessageSeal {
  readonly wrap: (message: Uint8Array, fault?: SealFault) => Uint8Array;
  /** Throws ProtocolError for an answer that is not to be believed. */
  readonly open: (answer: Uint8Array) => Uint8Array;
}

export interface SessionRequest {
  readonly transport: Transport;
  readonly credentials?: SessionCredentials;
  /** What the account tells the device to speak; XML when it tells nothing. */
  readonly encoding?: SyncMlEncoding;
  /** The version of OMA-DM that the account tells; the newest when it tells none. */
  readonly protocol?: DmProtocol;
  /** The account allows an older version where the server refuses this one. */
  readonly retriesOlder?: boolean;
  /** The management address of the provisioning document. */
  readonly url: string;
  /** Where messages are posted, if that is not the address alone. */
  readonly postTo?: string;
  readonly clientCertificate?: ClientCertificate;
  /** Trust anchors the server had installed, DER. */
  readonly anchors?: readonly Uint8Array[];
  /** Makes the header MS-Signature of a message. */
  readonly sign?: (body: Uint8Array) => string;
  readonly seal?: MessageSeal;
  readonly identity: DeviceFacts;
  readonly habits: WireHabits;
  readonly schema: TreeSchema;
  readonly tree: TreeState;
  readonly userSignedIn: boolean;
  readonly reason: WakeReason;
  /** Instead of one drawn from `random`. */
  readonly sessionId?: string;
  /** Generic alerts of package 1, such as `unenrollmentAlert`. */
  readonly alerts?: readonly Omit<Alert, 'cmdId'>[];
  readonly random: Random;
  readonly rules: RuleBook;
  /** Milliseconds of the device's clock. */
  readonly now: number;
  readonly signal?: AbortSignal;
}

export interface HeldSession {
  readonly outcome: SessionOutcome;
  /** The management tree afterwards; to be stored in the record. */
  readonly tree: TreeState;
  /** As the session left them: nonces are for one use. */
  readonly credentials?: SessionCredentials;
  /** What the server had the device do: `unenroll`, `reboot`, `wipe`. */
  readonly events: readonly DeviceEvent[];
  readonly findings: readonly Finding[];
  /** Seconds that the server wants the device to wait. */
  readonly retryAfter?: number;
}
