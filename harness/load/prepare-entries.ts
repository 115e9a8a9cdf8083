import { type Person, willingPerson } from '../../agents/person/person.js';
import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { deviceSeed } from '../../protocol/base/random.js';
import type { TargetSession } from '../checks/admin.js';
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

export interface PrepareEntries {
  readonly plan: LoadPlan;
  readonly session: TargetSession;
  /** Once it fires, the rest of the devices stay unprepared. */
  readonly signal?: AbortSignal;
}

/** Creates people and asks the administrator for an enrollment per device. Throws what the adapter throws. */
export async function prepareEntries(
  { plan, session, signal }: PrepareEntries,
  devices: readonly PlannedDevice[],
  onProgress: (done: number) => void,
): Promise<readonly PreparedDevice[]> {
  const { platform, method, seed, options } = plan;
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
      prepared[at] = {
        ...device,
        person,
        entry: await session.admin.issueEnrollment({ platform, method, upn: person.upn, options }),
      };
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: calls }, work));
  return prepared;
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
