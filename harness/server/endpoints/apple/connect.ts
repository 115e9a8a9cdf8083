import { enrollmentIdOf } from '../../../../protocol/apple/check-in.js';
import { type CommandReport, encodeCommand } from '../../../../protocol/apple/command.js';
import type { Json, JsonObject } from '../../../../protocol/base/vocabulary.js';
import { dictFromJson, dictToJson } from '../../../../protocol/plist/json.js';
import { dict, dictOf, type PlistDict } from '../../../../protocol/plist/value.js';
import { findDevice, markUnenrolled, touch } from '../../domain/devices.js';
import type { CommandState, DeviceState } from '../../domain/state.js';
import { wipeEndsManagement } from '../../domain/wipe-rules.js';
import type { EndpointResponse } from '../../endpoint.js';
import type { Tenant } from '../../tenant.js';
import { releaseFromSetUp } from '../ade/release.js';
import { continueSetUp } from '../ade/session-start.js';
import { addresseeOf } from './addressee.js';
import { appleDetail, keep, retireCertificate } from './device-detail.js';
import { planRenewal } from './identity-renewal/plan.js';
import { readIssueOptions } from './issue-options.js';
import { learnFromAnswer } from './policies/learn.js';
import { beginPolicies, planPolicies } from './policies/plan.js';
import { profileIdentifierOf } from './profile-identifier.js';
import { requireOwnCertificate } from './renewed-identity.js';
import { accepted, document } from './responses.js';
import { completedErase } from './return-to-service/complete.js';
import { commandIsDue, isForChannel, stateAfter } from './rules.js';
import { otherOwner, Refused, type ShownCertificate, Unrecognized } from './sender.js';
import { answersWhatWasGiven, getsCommands, informationAfter, stalenessForgiven } from './session-rules.js';
import { beginShared } from './shared-ipad/plan.js';
import { releaseUser } from './shared-ipad/release-user.js';
import { channelOf } from './shared-ipad/rules.js';

/**
 * One turn of a command session: the device is idle or answers a command, and gets the next one, or an empty 200 when none is due
 * (Apple: "Implementing device management"). Throws Unrecognized when the device is not enrolled, Refused when it shows another certificate.
 */
export function answerReport(tenant: Tenant, report: CommandReport, certificate: ShownCertificate): EndpointResponse {
  if (isForgivenStranger(tenant, report)) return accepted();
  const device = enrolledDevice(tenant, report, certificate);
  touch(device, tenant.clock.now());
  if (report.Status === 'Idle') beginSession(tenant, device, report);
  else takeAnswer(tenant, device, report);
  if (device.state === 'unenrolled') return accepted();
  if (!getsCommands(tenant.context(), device.state !== 'enrolling')) return accepted();
  const channel = channelOf(tenant.context(), report);
  const next = nextDue(tenant, device, channel) ?? release(tenant, device, report);
  if (next === undefined) return accepted();
  next.state = 'sent';
  return document(
    'application/xml; charset=utf-8',
    encodeCommand({ CommandUUID: next.id, Command: wireCommand(tenant, device, next) }),
  );
}

/** No device of this name is known, and nobody minds. */
function isForgivenStranger(tenant: Tenant, report: CommandReport): boolean {
  const known = findDevice(tenant.state, enrollmentIdOf(report) ?? '') !== undefined;
  return !known && stalenessForgiven(tenant.context(), 'unknown');
}

function beginSession(tenant: Tenant, device: DeviceState, report: CommandReport): void {
  keep(device, { putOff: [] });
  if (report.UserID === undefined) {
    planRenewal(tenant, device);
    continueSetUp(tenant, device);
    beginPolicies(tenant, device);
  }
  beginShared(tenant, device, channelOf(tenant.context(), report));
}

/** Nothing more waits: who is held in Setup Assistant may go on. */
function release(
  tenant: Tenant,
  device: DeviceState,
  { UserID, UserShortName }: CommandReport,
): CommandState | undefined {
  return UserID === undefined ? releaseFromSetUp(tenant, device) : releaseUser(tenant, device, UserShortName ?? '');
}

/** Whether the device that reports is one of ours. */
export function isEnrolled(tenant: Tenant, report: CommandReport): boolean {
  return deviceOf(tenant, report) !== undefined;
}

function deviceOf({ state }: Tenant, report: CommandReport): DeviceState | undefined {
  const device = findDevice(state, enrollmentIdOf(report) ?? '');
  return device?.state === 'unenrolled' ? undefined : device;
}

function enrolledDevice(tenant: Tenant, report: CommandReport, certificate: ShownCertificate): DeviceState {
  const device = deviceOf(tenant, report);
  if (device === undefined) throw strangerTo(tenant, report, certificate);
  requireOwnCertificate(tenant, device, certificate);
  return device;
}

/** Who shows the certificate of another device is no device that has to leave. */
function strangerTo({ state }: Tenant, report: CommandReport, certificate: ShownCertificate): Refused {
  const other = otherOwner(state.devices.values(), certificate, enrollmentIdOf(report) ?? '');
  const message = 'the device is not enrolled here';
  return other === undefined ? new Unrecognized(message) : new Refused(message);
}

function nextDue(tenant: Tenant, device: DeviceState, channel: string | undefined): CommandState | undefined {
  const { putOff = [] } = appleDetail(device);
  const context = tenant.context();
  return device.commands.find(
    (command) => isForChannel(context, addresseeOf(command), channel) && commandIsDue(context, command, putOff),
  );
}

/** An answer to a command that was never given changes nothing. */
function takeAnswer(tenant: Tenant, device: DeviceState, report: CommandReport): void {
  const command = device.commands.find(({ id }) => id === report.CommandUUID);
  if (command === undefined || !answersWhatWasGiven(tenant.context(), command.state)) return;
  command.state = stateAfter(tenant.context(), report.Status);
  command.result = resultOf(report);
  if (report.Status === 'NotNow') keep(device, { putOff: [...(appleDetail(device).putOff ?? []), command.id] });
  if (report.Status === 'Acknowledged') applyAnswer(tenant, device, command, report);
  if (report.UserID === undefined && device.state === 'enrolled') planPolicies(tenant, device);
}

/** What the server learns from an answer: facts about the device, or that it is managed no longer. */
function applyAnswer(tenant: Tenant, device: DeviceState, command: CommandState, { answer }: CommandReport): void {
  if (command.kind === 'DeviceInformation') keepInformation(tenant, device, answer);
  learnFromAnswer(tenant, device, answer);
  const security = answer.get('SecurityInfo');
  if (security instanceof Map) keep(device, { security: dictToJson(security) });
  const { Identifier } = commandOf(command);
  const ends = command.kind === 'RemoveProfile' && Identifier === profileIdentifierOf(tenant);
  const wiped = command.kind === 'EraseDevice' && wipeEndsManagement(tenant.context());
  if (!ends && !wiped) return;
  if (!(ends && checkOutFollows(tenant, device))) retireCertificate(tenant, device);
  markUnenrolled(tenant.state, device, tenant.clock.now(), 'server');
}

function keepInformation(tenant: Tenant, device: DeviceState, answer: PlistDict): void {
  const told = dictOf(answer.get('QueryResponses'));
  const { information = {} } = appleDetail(device);
  keep(device, { information: informationAfter(tenant.context(), information, told && dictToJson(told)) });
}

/** Whether the device still has to say CheckOut, for which it needs its certificate. */
function checkOutFollows(tenant: Tenant, device: DeviceState): boolean {
  const issued = tenant.state.enrollments.get(appleDetail(device).reference ?? '');
  return issued !== undefined && readIssueOptions(issued.options).checkOutWhenRemoved;
}

function resultOf({ Status, ErrorChain, answer }: CommandReport): JsonObject {
  const chain = ErrorChain?.map((item) => ({ ...item }) as Json);
  return { Status, ...(chain === undefined ? {} : { ErrorChain: chain }), ...dictToJson(answer) };
}

/** A queued command as documents of the admin side may write it: bare, or under `Command`. */
export function commandOf({ payload }: Pick<CommandState, 'payload'>): JsonObject {
  const { Command } = payload;
  return typeof Command === 'object' && Command !== null && !Array.isArray(Command) ? (Command as JsonObject) : payload;
}

function wireCommand(tenant: Tenant, device: DeviceState, command: CommandState): PlistDict {
  const document = completedErase(tenant, device, { RequestType: command.kind, ...commandOf(command) });
  return new Map([...dict({ RequestType: command.kind }), ...dictFromJson(document)]);
}
