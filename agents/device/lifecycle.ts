import type { EnrollmentOutcome } from '../../protocol/base/evidence.js';
import { type Random, seededRandom } from '../../protocol/base/random.js';
import type { JsonObject, Method } from '../../protocol/base/vocabulary.js';
import type { DeviceModel } from './model.js';
import type { DeviceRecord } from './record.js';

/** What a device is born with, in its platform's formats. */
export interface DeviceIdentity {
  readonly serial: string;
  /** The id by which the protocol names the device, where the device has it before it enrolls (UDID). */
  readonly enrollmentId?: string;
  /** First state of the platform: IMEI, hardware ids, … */
  readonly state: JsonObject;
}

/** Makes serial number and ids as this platform forms them; draws from the given generator only. */
export type Identify = (model: DeviceModel, random: Random) => DeviceIdentity;

export interface NewDevice {
  readonly name: string;
  readonly model: DeviceModel;
  /** Hex, from `deviceSeed`. */
  readonly seed: string;
  readonly method?: Method;
  readonly personName?: string;
}

/** A device that has met no server: model and seed give it everything it is. */
export function newRecord({ name, model, seed, method, personName }: NewDevice, identify: Identify): DeviceRecord {
  return {
    name,
    platform: model.platform,
    model: model.id,
    seed,
    sessions: 0,
    phase: 'new',
    ...(method !== undefined && { method }),
    ...(personName !== undefined && { personName }),
    ...identify(model, seededRandom(seed).fork('identity')),
  };
}

/** The device's own generator for its next session, and the record that counts it. No two sessions draw the same bytes. */
export function beginSession(record: DeviceRecord): { readonly record: DeviceRecord; readonly random: Random } {
  const sessions = record.sessions + 1;
  return { record: { ...record, sessions }, random: seededRandom(record.seed).fork(`session ${sessions}`) };
}

/** The record after an attempt to enroll. Refused or abandoned, a device is as unmanaged as before and keeps nothing the server gave it. */
export function afterEnrollment(record: DeviceRecord, outcome: EnrollmentOutcome, now: number): DeviceRecord {
  if (outcome.kind === 'enrolled')
    return { ...record, phase: 'enrolled', outcome, enrolledAt: now, lastSessionAt: now };
  return { ...withoutManagement(record), phase: 'new', outcome };
}

/** The record after management ended, by the user or by the server. */
export function afterUnenrollment(record: DeviceRecord, now: number): DeviceRecord {
  return { ...withoutManagement(record), phase: 'unenrolled', lastSessionAt: now };
}

function withoutManagement(record: DeviceRecord): DeviceRecord {
  const { privateKey, certificate, anchors, nextWakeAt, ...rest } = record;
  return rest;
}
