import { UsageError } from '../../protocol/base/errors.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { DeedOutcome, SessionOutcome } from '../device/agent.js';
import { type Person, willingPerson } from '../person/person.js';
import { leavingDeeds } from './ade/leave-organisation.js';
import { migrate } from './ade/migration.js';
import { backupDeeds } from './backup/deeds.js';
import type { AppleDevice } from './device.js';
import { macDeeds } from './mac/deeds.js';
import { accountDeeds } from './managed-account.js';
import { reachDeeds } from './reach.js';
import { returningDeeds } from './return-to-service/by-holder.js';
import { sharedDeeds } from './shared-ipad/deeds.js';
import { mobileDeeds } from './user-enrollment/deeds.js';

/** What a deed may use: the device, what was said of the deed, and the device's own enrollment. */
export interface DeedWorld {
  readonly device: AppleDevice;
  readonly details: JsonObject;
  readonly enroll: (entry: EnrollmentEntry) => Promise<EnrollmentOutcome>;
  readonly unenroll: () => Promise<SessionOutcome>;
}

export type Deed = (world: DeedWorld) => DeedOutcome | Promise<DeedOutcome>;

/** What people do at a device by name. Throws UsageError on a deed that this device knows nothing of. */
export function findDeed({ family }: AppleDevice, name: string): Deed {
  const known: Readonly<Record<string, Deed>> =
    family === 'macos'
      ? { ...macDeeds, ...accountDeeds, ...reachDeeds, migrate }
      : {
          ...mobileDeeds,
          ...sharedDeeds,
          ...backupDeeds,
          ...returningDeeds,
          ...leavingDeeds,
          ...accountDeeds,
          ...reachDeeds,
          migrate,
        };
  const deed = Object.hasOwn(known, name) ? known[name] : undefined;
  if (deed !== undefined) return deed;
  throw new UsageError('DEED_UNKNOWN', `nobody can "${name}" at this device`, {
    fix: `Choose one of: ${Object.keys(known).join(', ') || 'none'}.`,
  });
}

/** The person at the device, as the details of a deed say. */
export function whoActs(name: string, { username, password, givesUpAt }: JsonObject): Person {
  const person = willingPerson(name, String(username ?? ''), String(password ?? ''));
  return typeof givesUpAt === 'string' ? { ...person, givesUpAt } : person;
}
