import { days } from '../../../protocol/base/clock.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { ProgramDevice, ProgramToken } from '../domain/enrollment-program/state.js';
import { hasTooMany, recommendedDevices } from '../domain/enrollment-program/sync-rules.js';
import {
  inheritedTags,
  neededBesides,
  prefilledAppleId,
  searchFinds,
  tokenHasEnded,
} from '../domain/enrollment-program/token-rules.js';
import type { TenantContext } from '../tenant.js';
import { deviceCounts, deviceStatus } from './status.js';

/** A line of the token list. */
export function tokenLine(context: TenantContext, token: ProgramToken): JsonObject {
  const { id, name, program, appleId, sync } = token;
  return {
    id,
    tokenName: name,
    status: tokenStatus(context, token),
    programType: program,
    appleId,
    ...dated('lastSync', sync.lastSucceeded),
  };
}

/** The overview of a token. */
export function tokenOverview(context: TenantContext, token: ProgramToken): JsonObject {
  const { expiresAt } = token.credentials;
  const { sync } = token;
  return {
    ...tokenLine(context, token),
    appleId: prefilledAppleId(context, token),
    ...dated('expirationDate', expiresAt),
    ...(expiresAt === undefined
      ? {}
      : { daysUntilExpiration: Math.max(0, Math.ceil((expiresAt - context.now) / days(1))) }),
    scopeTags: token.scopeTags,
    schoolDataSync: token.schoolDataSync,
    needsBesides: neededBesides(context, token.program),
    deviceCounts: deviceCounts(context, token),
    findings: findingsOf(context, token),
    sync: syncView(sync),
  };
}

function findingsOf(context: TenantContext, { devices, excluded, assignmentProblem }: ProgramToken): readonly string[] {
  return [
    ...(hasTooMany(context, devices.size) ? [`more than ${recommendedDevices} devices may cause sync problems`] : []),
    ...(assignmentProblem === undefined ? [] : [assignmentProblem]),
    ...[...excluded].map((serial) => `${serial} comes by a token of the other program`),
  ];
}

function syncView({ running, problem, lastKind, lastRequested, lastSucceeded }: ProgramToken['sync']): JsonObject {
  const status = running !== undefined ? 'In progress' : problem !== undefined ? 'Failed' : 'Success';
  return {
    status: lastRequested === undefined ? 'Never' : status,
    ...(running !== undefined ? { kind: running.kind } : lastKind === undefined ? {} : { kind: lastKind }),
    ...dated('lastRequested', lastRequested),
    ...dated('lastSucceeded', lastSucceeded),
    ...(problem === undefined ? {} : { problem: problem.code, advice: problem.advice }),
  };
}

/** The device page of a token: when it was synced, and its devices or the one that was searched for. */
export function devicePage(context: TenantContext, token: ProgramToken, serial: string | undefined): JsonObject {
  const { lastRequested, lastSucceeded } = token.sync;
  const devices =
    serial === undefined
      ? [...token.devices.values()]
      : [...token.devices.values()].filter((device) => device.serial === serial);
  return {
    ...dated('lastRequestedSync', lastRequested),
    ...dated('lastSuccessfulSync', lastSucceeded),
    devices: devices.map((device) => deviceView(context, token, device)),
  };
}

function deviceView(context: TenantContext, token: ProgramToken, device: ProgramDevice): JsonObject {
  const { serial, facts, removedAt } = device;
  const { serial_number: _serial, ...told } = facts;
  return {
    serial,
    status: deviceStatus(context, device),
    ...(device.profile === undefined ? {} : { assignedProfile: device.profile }),
    ...appliedProfile(context, serial),
    scopeTags: inheritedTags(context, token, {}),
    ...dated('removedAt', removedAt),
    told: told as JsonObject,
  };
}

/** The profile that an enrolled device came in by: it stays, whatever is assigned since. */
function appliedProfile({ state }: TenantContext, serial: string): JsonObject {
  const enrolled = [...state.devices.values()].find(
    (device) => device.serial === serial && device.state === 'enrolled',
  );
  const name = enrolled?.detail.enrollmentProfileName;
  return name === undefined ? {} : { appliedProfile: name };
}

/** Tokens that a text names; all of them without one. */
export function searchTokens(context: TenantContext, text: string | undefined): readonly ProgramToken[] {
  const tokens = [...context.state.programTokens.values()];
  return text === undefined ? tokens : tokens.filter((token) => searchFinds(context, text, token));
}

function tokenStatus(context: TenantContext, { credentials, sync }: ProgramToken): string {
  if (tokenHasEnded(context, credentials.expiresAt)) return 'Expired';
  return sync.problem?.code === 'token_rejected' ? 'Renewal needed' : 'Active';
}

const dated = (name: string, at: number | undefined): JsonObject => (at === undefined ? {} : { [name]: at });
