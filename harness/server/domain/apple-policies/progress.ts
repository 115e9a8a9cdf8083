import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { CommandState, DeviceState } from '../state.js';

/** What a device has told that compliance is judged by; absent: it has not said yet. */
export interface ComplianceFacts {
  readonly supervised?: boolean;
  readonly osVersion?: string;
  readonly jailbroken?: boolean;
  readonly passcodePresent?: boolean;
  /** PasscodeCompliantWithProfiles: the passcode is as the policy's profile wants it. */
  readonly passcodeComplies?: boolean;
  /** When the device was first seen to break a rule, milliseconds. */
  readonly brokenSince?: number;
}

/** Something of a policy that was sent to the device, by what it is. */
export type Sent = {
  /** Of what was sent: another one means that it has to be sent again. */
  readonly digest: string;
  readonly command: string;
  readonly policy: string;
  /** The device has acknowledged it, and the command is forgotten. */
  readonly done?: true;
};

/** How far the policies of an iPhone or iPad have come. */
export interface PolicyProgress {
  readonly facts: ComplianceFacts;
  readonly sent: Readonly<Record<string, Sent>>;
  /** Ids of the questions that were asked in the present session. */
  readonly asked: readonly string[];
}

const none: PolicyProgress = { facts: {}, sent: {}, asked: [] };

export function progressOf({ detail }: DeviceState): PolicyProgress {
  return (detail.policies as unknown as PolicyProgress | undefined) ?? none;
}

export function keepProgress(device: DeviceState, changes: Partial<PolicyProgress>): void {
  const policies = { ...progressOf(device), ...changes } as unknown as JsonObject;
  device.detail = { ...device.detail, policies };
}

/** How far the command has come by which something was sent; of one that is forgotten, that it was acknowledged. */
export function commandStateOf(device: DeviceState, { command, done }: Sent): CommandState['state'] | undefined {
  return done ? 'acknowledged' : device.commands.find(({ id }) => id === command)?.state;
}
