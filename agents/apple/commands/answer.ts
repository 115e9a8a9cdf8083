import type { ErrorChainItem } from '../../../protocol/apple/command.js';
import { type DeviceErrorName, errorItem } from '../../../protocol/apple/errors.table.js';
import { dict, type PlistDict, type PlistValue } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';

/** What a device answers to one command, before it is wrapped into a report. */
export type Answer =
  | { readonly Status: 'Acknowledged'; readonly keys: PlistDict; readonly aftermath?: Aftermath }
  | { readonly Status: 'Error'; readonly ErrorChain: readonly ErrorChainItem[]; readonly keys?: PlistDict }
  | { readonly Status: 'CommandFormatError' }
  | { readonly Status: 'NotNow' };

/** What the device does once its answer has been sent. */
export type Aftermath = 'end-management' | 'erase' | 'synchronize';

/** Carries out one command; `command` holds RequestType and the command's keys. */
export type CommandHandler = (device: AppleDevice, command: PlistDict) => Answer | Promise<Answer>;

export function acknowledged(keys: Readonly<Record<string, PlistValue | undefined>> = {}): Answer {
  return { Status: 'Acknowledged', keys: dict(keys) };
}

export function failed(name: DeviceErrorName, argument?: string): Answer {
  return { Status: 'Error', ErrorChain: [errorItem(name, argument)] };
}

export function failedWith(...chain: readonly ErrorChainItem[]): Answer {
  return { Status: 'Error', ErrorChain: chain };
}
