import { UsageError } from '../../protocol/base/errors.js';
import type { EnrollmentEntry, EnrollmentOutcome } from '../../protocol/base/evidence.js';
import type { JsonObject } from '../../protocol/base/vocabulary.js';
import type { DeedOutcome } from '../device/agent.js';
import type { Person } from '../person/person.js';
import { companyPortalDeeds } from './administrator/deeds.js';
import { extensionDeeds } from './administrator/extensions.js';
import { appDeeds } from './apps/deeds.js';
import { managingAppDeeds } from './apps/managing-app-deeds.js';
import { migrationDeeds } from './cloud/migrate.js';
import { dedicatedDeeds } from './dedicated/deeds.js';
import type { AndroidDevice } from './device.js';
import { securityDeeds } from './security/deeds.js';
import { systemDeeds } from './system-deeds.js';
import { workProfileDeeds } from './work-profile/deeds.js';
import { mailDeeds } from './work-profile/mail.js';
import { protectedAppDeeds } from './work-profile/protected-apps.js';

/** What a deed may use: the device, what was said of the deed, and the device's own enrollment. */
export interface DeedWorld {
  readonly device: AndroidDevice;
  readonly details: JsonObject;
  readonly enroll: (entry: EnrollmentEntry, person: Person) => Promise<EnrollmentOutcome>;
}

export type Deed = (world: DeedWorld) => DeedOutcome | Promise<DeedOutcome>;

const deeds: Readonly<Record<string, Deed>> = {
  ...systemDeeds,
  ...companyPortalDeeds,
  ...extensionDeeds,
  ...migrationDeeds,
  ...dedicatedDeeds,
  ...appDeeds,
  ...managingAppDeeds,
  ...workProfileDeeds,
  ...mailDeeds,
  ...protectedAppDeeds,
  ...securityDeeds,
};

/** What people do at an Android device by name. Throws UsageError on a deed that nobody knows. */
export function findDeed(name: string): Deed {
  const deed = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (deed !== undefined) return deed;
  throw new UsageError('DEED_UNKNOWN', `nobody can "${name}" at an Android device`, {
    fix: `Choose one of: ${Object.keys(deeds).join(', ')}.`,
  });
}
