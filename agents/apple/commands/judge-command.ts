import { hasRight } from '../../../protocol/apple/access-rights.table.js';
import { type Channel, channelsOf } from '../../../protocol/apple/command-channels.table.js';
import { type RequestTypeEntry, requestType } from '../../../protocol/apple/request-types.table.js';
import type { RuleContext } from '../../../protocol/base/rule.js';
import type { PlistDict } from '../../../protocol/plist/value.js';
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
import { needsRight, obeysAsDevice, obeysOnSharedIpad } from './command-rules.js';
import { needsUnlockedMobile, obeyedByLockedMac } from './handlers.table.js';
import { objectionToKeys } from './judge-keys.js';

/** Why a device does not carry out a command: it is unknown, too new, for supervised devices, not permitted, malformed, or comes at a bad time. */
export function objectionToCommand(device: AppleDevice, type: string, command: PlistDict): Answer | undefined {
  const entry = requestType(type);
  if (entry === undefined) return failed('unknownCommand', type);
  return (
    objectionOfModel(device, type, entry) ??
    objectionOfChannel(device, type) ??
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

/** The user channel is for what concerns the user, the device's own for the rest; a Shared iPad refuses some commands on both. */
function objectionOfChannel(device: AppleDevice, type: string): Answer | undefined {
  const { rules, onBehalfOf, shared, family } = device;
  const came = onBehalfOf === undefined ? 'device' : 'user';
  if (!shared && family === 'ios') return obeysOnChannel(rules, came === 'device') ? undefined : unavailable(type);
  const channels = channelsOf(type, shared ? 'shared' : 'macos');
  const offered = channels.includes(came);
  const obeys = shared ? obeysOnSharedIpad(rules, channels, came) : obeysOnMac(rules, offered, came);
  return obeys ? undefined : unavailable(type);
}

const obeysOnMac = (rules: RuleContext, offered: boolean, came: Channel): boolean =>
  came === 'user' ? obeysOnChannel(rules, offered) : obeysAsDevice(rules, offered);

const unavailable = (type: string): Answer => failed('unavailableCommand', type);

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
  { rules, state, family }: AppleDevice,
  type: string,
  { right, freeOnMac }: RequestTypeEntry,
): Answer | undefined {
  const needed = right !== undefined && needsRight(rules, freeOnMac === true && family === 'macos');
  const granted = !needed || hasRight(state.mdm?.accessRights ?? 0, right);
  return hasAccessRight(rules, granted) ? undefined : failed('notAllowed', type);
}

function objectionOfMoment(device: AppleDevice, type: string): Answer | undefined {
  if (device.rules.now < (device.state.pausedUntil ?? 0)) return { Status: 'NotNow' };
  const needsUnlocked = device.family === 'macos' ? !obeyedByLockedMac.has(type) : needsUnlockedMobile.has(type);
  return putsOff(device.rules, device.locked, needsUnlocked) ? { Status: 'NotNow' } : undefined;
}
