import { hasRight } from '../../../protocol/apple/access-rights.table.js';
import { type RequestTypeEntry, requestType } from '../../../protocol/apple/request-types.table.js';
import { documentation } from '../../../protocol/apple/sections.js';
import { type PlistDict, typeOf } from '../../../protocol/plist/value.js';
import type { AppleDevice } from '../device.js';
import {
  hasAccessRight,
  knowsCommand,
  obeysInUserEnrollment,
  obeysOnChannel,
  obeysSupervisedCommand,
  putsOff,
} from '../device-rules.js';
import { type Answer, failed } from './answer.js';
import { needsUnlockedMobile, obeyedByLockedMac } from './handlers.table.js';

/** Why a device does not carry out a command: it is unknown, too new, for supervised devices, not permitted, malformed, or comes at a bad time. */
export function objectionToCommand(device: AppleDevice, type: string, command: PlistDict): Answer | undefined {
  const entry = requestType(type);
  if (entry === undefined) return failed('unknownCommand', type);
  return (
    objectionOfModel(device, type, entry) ??
    objectionOfChannel(device, type, entry) ??
    objectionOfMode(device, type, entry) ??
    objectionOfRights(device, type, entry) ??
    objectionToKeys(device, type, entry, command) ??
    objectionOfMoment(device, type)
  );
}

function objectionOfModel(device: AppleDevice, type: string, { since }: RequestTypeEntry): Answer | undefined {
  const [version, mark] = since[device.family]?.split(' ') ?? [];
  if (!knowsCommand(device.rules, version, device.osVersion)) return failed('unavailableCommand', type);
  if (mark !== 'supervised' || obeysSupervisedCommand(device.rules, device.supervised)) return undefined;
  return failed('notSupervised', type);
}

/** The user channel is for what concerns the user. */
function objectionOfChannel(device: AppleDevice, type: string, { userChannel }: RequestTypeEntry): Answer | undefined {
  const offered = device.onBehalfOf === undefined || userChannel === true;
  return obeysOnChannel(device.rules, offered) ? undefined : failed('unavailableCommand', type);
}

/** What belongs to the whole device is not the server's where it manages a part of it only. */
function objectionOfMode(
  device: AppleDevice,
  type: string,
  { userEnrollment = [] }: RequestTypeEntry,
): Answer | undefined {
  const allowed = !device.userEnrolled || userEnrollment.includes(device.family);
  return obeysInUserEnrollment(device.rules, allowed) ? undefined : failed('notAllowed', type);
}

function objectionOfRights(
  { rules, state }: AppleDevice,
  type: string,
  { right }: RequestTypeEntry,
): Answer | undefined {
  const granted = right === undefined || hasRight(state.mdm?.accessRights ?? 0, right);
  return hasAccessRight(rules, granted) ? undefined : failed('notAllowed', type);
}

/** macOS names what is missing; iOS answers CommandFormatError without a chain. */
function objectionToKeys(
  device: AppleDevice,
  type: string,
  { keys }: RequestTypeEntry,
  command: PlistDict,
): Answer | undefined {
  for (const [key, wanted] of Object.entries(keys)) {
    const value = command.get(key);
    const [expected, required] = [wanted.replace('!', ''), wanted.endsWith('!')];
    if (value === undefined ? !required : typeOf(value) === expected) continue;
    const received = value === undefined ? 'nothing' : typeOf(value);
    const at = { section: documentation(type), place: `${type}.${key}` };
    device.remark([{ severity: 'info', expected: `${key} (${expected})`, received, ...at }]);
    return device.family === 'macos'
      ? failed('missingArgument', `'${key}' in '${type}'`)
      : { Status: 'CommandFormatError' };
  }
  return undefined;
}

function objectionOfMoment(device: AppleDevice, type: string): Answer | undefined {
  const needsUnlocked = device.family === 'macos' ? !obeyedByLockedMac.has(type) : needsUnlockedMobile.has(type);
  return putsOff(device.rules, device.locked, needsUnlocked) ? { Status: 'NotNow' } : undefined;
}
