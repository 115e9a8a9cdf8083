import type { DeviceModel } from '../../agents/device/model.js';
import { type Person, willingPerson } from '../../agents/person/person.js';
import { createDevice } from '../../agents/platforms.js';
import { seconds, systemClock } from '../../protocol/base/clock.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { deviceSeed } from '../../protocol/base/random.js';
import { type EnrollmentRequest, RefusedByAdmin, type TargetSession } from '../checks/admin.js';
import type { LoadPlan, PlannedDevice } from './load-plan.js';

/** What a device begins with, made before the measured window. */
export interface PreparedDevice extends PlannedDevice {
  readonly entry: EnrollmentEntry;
  readonly person: Person;
}

/** A person holds at most this many devices, which keeps below the limits that servers set per person. */
const devicesPerPerson = 5;
/** Calls to the administrator at a time. */
const calls = 8;
/** Before an administrator who was told to come again asks again. */
const pause = seconds(1);
/** HTTP status of being told to come again (RFC 6585 §4). */
const tooManyRequests = 429;

export interface PrepareEntries {
  readonly plan: LoadPlan;
  readonly session: TargetSession;
  readonly model: DeviceModel;
  /** Once it fires, the rest of the devices stay unprepared. */
  readonly signal?: AbortSignal;
}

/** Creates people and asks the administrator for an enrollment per device. Throws what the adapter throws. */
export async function prepareEntries(
  { plan, session, model, signal }: PrepareEntries,
  devices: readonly PlannedDevice[],
  onProgress: (done: number) => void,
): Promise<readonly PreparedDevice[]> {
  const { platform, method, seed, options, bySerial } = plan;
  const people = new Map<number, Promise<Person>>();
  const holder = (index: number): Promise<Person> => {
    const number = Math.floor(index / devicesPerPerson);
    const person = people.get(number) ?? putPerson(session, seed, number);
    people.set(number, person);
    return person;
  };
  const prepared: PreparedDevice[] = [];
  let [next, done] = [0, 0];
  const work = async (): Promise<void> => {
    for (let at = next++; at < devices.length && !signal?.aborted; at = next++) {
      const device = devices[at] as PlannedDevice;
      const person = await holder(device.index);
      const serial = bySerial && serialOf(model, plan, device);
      const request = { platform, method, upn: person.upn, options, ...(serial !== undefined && { serial }) };
      const entry = await issue(session, request, signal);
      if (entry === undefined) return;
      prepared[at] = { ...device, person: { ...person, ...session.account?.(entry) }, entry };
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: calls }, work));
  return prepared;
}

/** The serial number that the device will have when it starts. */
function serialOf(model: DeviceModel, plan: LoadPlan, { name, index }: PlannedDevice): string {
  return createDevice({ name, model, seed: deviceSeed(plan.seed, index) }).serial;
}

/** Apple's service takes so many assignments a minute and no more: a large fleet waits for it. Undefined once the signal has fired. */
async function issue(
  { admin }: TargetSession,
  request: EnrollmentRequest,
  signal: AbortSignal | undefined,
): Promise<EnrollmentEntry | undefined> {
  while (!signal?.aborted) {
    try {
      return await admin.issueEnrollment(request);
    } catch (error) {
      if (!(error instanceof RefusedByAdmin) || error.status !== tooManyRequests) throw error;
      await systemClock.sleep(pause);
    }
  }
  return undefined;
}

async function putPerson({ admin, domain }: TargetSession, seed: string, number: number): Promise<Person> {
  const secret = deviceSeed(seed, 'load person', number);
  const person = willingPerson(
    `Load ${number}`,
    `load-${secret.slice(0, 8)}-${number}@${domain}`,
    `Pw-${secret.slice(8, 20)}`,
  );
  await admin.putPerson({ upn: person.upn, name: person.name, password: person.password });
  return person;
}
