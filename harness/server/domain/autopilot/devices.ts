import { ZodError } from 'zod';
import { type RegistrationRow, readRegistrations } from '../../../../protocol/autopilot/device-csv.js';
import { type Hardware, readHardwareHash } from '../../../../protocol/autopilot/hardware-hash.js';
import { ProtocolError } from '../../../../protocol/base/errors.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { findPerson } from '../people.js';
import type { DeviceState, TenantState } from '../state.js';
import * as rules from './rules.js';
import {
  autopilotDevices,
  autopilotDevicesSchema,
  autopilotProfiles,
  autopilotProfilesSchema,
  type RegisteredPc,
} from './settings.js';

/** Imports rows, deletes registrations, and gives the document that is kept. Throws `ZodError` that names the row. */
export function normalizeAutopilotDevices(document: JsonObject, context: TenantContext): JsonObject {
  const { devices, csv, remove = [] } = autopilotDevicesSchema.parse(document);
  const gone = new Set(remove);
  const kept = devices.filter(({ serial }) => !gone.has(serial));
  for (const serial of gone)
    if (!rules.mayBeDeleted(context, isInDirectory(context.state, serial)))
      throw refusal(['remove'], `${serial} is enrolled: delete it from the directory first`);
  const added = csv === undefined ? [] : readRegistrations(csv).map((row) => registration(context, row));
  const serials = new Set(added.map(({ serial }) => serial));
  return { devices: [...kept.filter(({ serial }) => !serials.has(serial)), ...added] } as unknown as JsonObject;
}

export function normalizeAutopilotProfiles(document: JsonObject, context: TenantContext): JsonObject {
  const settings = autopilotProfilesSchema.parse(document);
  const strange = settings.profiles.findIndex(({ mode }) => !rules.modeIsKnown(context, mode));
  if (strange >= 0)
    throw refusal(
      ['profiles', String(strange), 'mode'],
      'a deployment is user-driven, self-deploying, pre-provisioned or for existing-devices',
    );
  return settings as unknown as JsonObject;
}

const refusal = (path: string[], message: string): ZodError =>
  new ZodError([{ code: 'custom', path, message, input: undefined }]);

function registration(context: TenantContext, row: RegistrationRow): RegisteredPc {
  const path = ['csv', `line ${row.line}`];
  const missing = rules.missingColumn(context, row);
  if (missing !== undefined) throw refusal(path, `${missing} is missing`);
  const { assignedUser, line: _line, ...others } = row;
  const known = assignedUser === undefined || findPerson(context.state, assignedUser) !== undefined;
  if (!rules.userIsKnown(context, known)) throw refusal(path, `the directory has no user ${assignedUser}`);
  return { ...others, ...(assignedUser !== undefined && { assignedUser }), importedAt: context.now };
}

const serialOf = ({ detail }: DeviceState): unknown => detail.autopilotSerial;

const isInDirectory = (state: TenantState, serial: string): boolean =>
  [...state.devices.values()].some((device) => serialOf(device) === serial && device.state === 'enrolled');

/** Whether a PC with this serial number is registered. */
export const recognizes = (state: TenantState, serial: string): boolean =>
  autopilotDevices(state).some((one) => one.serial === serial);

/** The registered PC whose hash this is, by its serial number. What differs beside it is noted; undefined for a stranger and for rubbish. */
export function recognize(context: TenantContext, hash: string): RegisteredPc | undefined {
  const found = tryRead(hash);
  const devices = autopilotDevices(context.state);
  const known = found && devices.find(({ serial }) => serial === found.serial);
  if (found === undefined || known === undefined) return undefined;
  const registered = tryRead(known.hardwareHash);
  const seen = registered === undefined ? both(known) : withTrouble(context, known, registered, found);
  const changed = devices.map((one) => (one.serial === known.serial ? seen.kept : one));
  context.state.settings.set('autopilot-devices', { devices: changed } as unknown as JsonObject);
  return seen.told;
}

interface Seen {
  /** As the service treats it now. */
  readonly told: RegisteredPc;
  /** As it is kept for the next time: a fix is done by then. */
  readonly kept: RegisteredPc;
}

function withTrouble(context: TenantContext, known: RegisteredPc, registered: Hardware, found: Hardware): Seen {
  if (known.trouble === 'fix pending') {
    const { trouble: _fixed, ...sound } = known;
    return { told: sound, kept: sound };
  }
  if (rules.needsAttention(context, registered, found)) return both({ ...known, trouble: 'attention required' });
  return both(rules.isBeingFixed(context, registered, found) ? { ...known, trouble: 'fix pending' } : known);
}

const both = (pc: RegisteredPc): Seen => ({ told: pc, kept: pc });

function tryRead(hash: string): Hardware | undefined {
  try {
    return readHardwareHash(hash);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

/** The report `autopilot-devices`: every registration with its state, and enrolled PCs that a profile has converted. */
export function autopilotReport(context: TenantContext): JsonObject {
  const registered = autopilotDevices(context.state).map((pc) => ({
    serial: pc.serial,
    ...(pc.groupTag !== undefined && { groupTag: pc.groupTag }),
    name: isInDirectory(context.state, pc.serial) ? '' : rules.nameBeforeEnrollment(context, pc),
    state: rules.stateOfRegistration(context, pc, rules.importIsOver(context, pc.importedAt)),
  }));
  return { rows: [...registered, ...converted(context)] };
}

function converted(context: TenantContext): readonly JsonObject[] {
  const profiles = autopilotProfiles(context.state);
  return [...context.state.devices.values()].flatMap((device) => {
    const targeting = profiles.find(({ convertMethods }) => convertMethods.includes(device.method));
    if (targeting === undefined || device.state !== 'enrolled') return [];
    const since = device.enrolledAt ?? context.now;
    return rules.isConverted(context, targeting.convertAll, since)
      ? [{ serial: device.serial ?? '', name: String(device.detail.deviceName ?? ''), state: 'registered' }]
      : [];
  });
}
