import type { RuleContext } from '../../protocol/base/rule.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { ItemVerb } from '../../protocol/syncml/messages.js';
import type { StatusCode } from '../../protocol/syncml/status-codes.table.js';

/**
 * A configuration service provider is data: the nodes of one subtree, each with its format, the verbs it takes and what it does
 * beyond keeping a value (OMA-TS-DM_TND-V1_2: node properties). State lives outside, so that an idle device owns nothing.
 */
export interface CspPlugin {
  readonly name: string;
  readonly nodes: readonly NodeSchema[];
}

/** Formats of OMA-TS-DM_TND-V1_2, property Format. */
export type NodeFormat = 'node' | 'chr' | 'int' | 'bool' | 'b64' | 'bin' | 'xml' | 'null' | 'float' | 'date' | 'time';

export interface NodeSchema {
  /**
   * `./Device/Vendor/MSFT/DMClient/Provider/{ProviderID}/Unenroll`; a segment in braces stands for a name the server chooses.
   * `./User/…` nodes need a signed-in user. Interior nodes above a node exist by themselves.
   */
  readonly uri: string;
  readonly format: NodeFormat;
  readonly verbs: readonly ItemVerb[];
  /** Smallest osVersion on which the node exists, compared part by part: `10.0.17763`. */
  readonly minimumOs?: string;
  /** Value before the server wrote one; without it an unwritten leaf does not exist. */
  readonly initial?: string | ((call: NodeCall) => string | undefined);
  /** A value that is always computed; a stored one is never looked at. */
  readonly read?: (call: NodeCall) => string | undefined;
  /** False: the value is answered with 400. Numbers and booleans have been checked against the format already. */
  readonly accepts?: (data: string, call: NodeCall) => boolean;
  /** A reason not to do it at all, such as a mode or OS version that lacks the setting. */
  readonly refuses?: (call: NodeCall, verb: ItemVerb) => StatusCode | undefined;
  /** Replace on a node that does not exist creates it instead of answering 404. */
  readonly createdByReplace?: boolean;
  /** Exec takes its time, and the device may be asked to say so meanwhile. */
  readonly slow?: true;
  /** What Exec does. */
  readonly exec?: (call: NodeCall, data: string | undefined) => ExecResult;
}

/** What a handler may look at. */
export interface NodeCall {
  /** In the tree's own form, `Device/Vendor/MSFT/…`. */
  readonly uri: string;
  /** What stands for the segments in braces, from left to right. */
  readonly names: readonly string[];
  readonly state: TreeState;
  readonly world: TreeWorld;
}

export interface ExecResult {
  readonly status: StatusCode;
  /** The tree afterwards, where it changes. */
  readonly state?: TreeState;
  readonly event?: DeviceEvent;
  /** The session ends here and no Status is sent, for this command or any other. */
  readonly endsSession?: boolean;
  /** It cannot be taken back when an Atomic around it fails: the roll back is answered with 516. */
  readonly irrevocable?: boolean;
}

/** Something the device does because the server said so: `unenroll`, `reboot`, `wipe`. */
export interface DeviceEvent {
  readonly kind: string;
  readonly detail: JsonObject;
}

/** Values by node in the tree's own form (`Device/Vendor/MSFT/…`); null is an interior node that was added. Only what differs from the schema. */
export type TreeState = Readonly<Record<string, string | null>>;

/** What the device is, as handlers see it, and the rules of the device that may be broken. */
export interface TreeWorld extends RuleContext {
  readonly facts: DeviceFacts;
  /** A managed user is signed in, so that `./User` nodes can be reached. */
  readonly userSignedIn: boolean;
}

export interface DeviceFacts {
  /** DevInfo/DevId and the Source of every message. */
  readonly deviceId: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly osVersion: string;
  /** `en-US` */
  readonly language: string;
  readonly deviceName?: string;
  readonly serial?: string;
  /** DevInfo/DmV: version of the client, `1.3`. */
  readonly dmVersion?: string;
  readonly firmwareVersion?: string;
  readonly hardwareVersion?: string;
  /** What only this platform's plugins read: mode, API level, SMBIOS. */
  readonly more?: JsonObject;
}
