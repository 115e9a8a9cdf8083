import type { TenantContext } from '../tenant.js';
import type { Admission, EnrollmentAttempt } from './admission.js';
import { asksForLicence } from './aosp/licences.js';
import { admitAdministrator } from './device-administrator/admit.js';
import { admitBesideAdministrator } from './device-administrator/move.js';
import { admitByLimit } from './device-limit.js';
import { admitByDirectoryLimit } from './directory-limit.js';
import { directorySettings } from './directory-settings.js';
import { admitToken } from './enrollments.js';
import { licenceDecides } from './licences.js';
import { admitByPreparation } from './mac/preparation.js';
import { findPerson } from './people.js';
import { admitByRestrictions } from './restrictions.js';
import type { PersonState } from './state.js';
import { admitByTerms } from './terms.js';
import { admitByPrerequisites } from './user-enrollment-prerequisites.js';
import { admitPc, claimedVersions } from './windows-admission.js';
import { licensedToEnroll } from './windows-users.js';

/**
 * Whether a device may enroll, by every product rule, in the order in which a person would want to hear of them.
 * Pure: nothing is stored. Endpoints map the reason to their platform's fault.
 */
export function admit(context: TenantContext, attempt: EnrollmentAttempt): Admission {
  const person = attempt.upn === undefined ? undefined : findPerson(context.state, attempt.upn);
  const judgements: readonly (() => Admission)[] = [
    () => (attempt.secret === undefined ? { kind: 'admitted' } : admitToken(context, attempt.secret)),
    () => admitByPrerequisites(context, attempt),
    () => admitByPreparation(context, attempt, person),
    () => admitPerson(attempt, person !== undefined, !asksForLicence(context, attempt) || isLicensed(context, person)),
    () => admitByTerms(context, person),
    () => admitAdministrator(context, attempt),
    () => admitBesideAdministrator(context, attempt),
    () => admitPc(context, attempt),
    ...claimedVersions(context, attempt.osVersion, attempt.detail?.applicationVersion).map(
      (osVersion) => () => admitByRestrictions(context, { ...attempt, ...(osVersion && { osVersion }) }, person),
    ),
    () => admitByLimit(context, attempt, person),
    () => admitByDirectoryLimit(context, attempt, person),
  ];
  for (const judge of judgements) {
    const admission = judge();
    if (admission.kind === 'refused') return admission;
  }
  return { kind: 'admitted' };
}

function isLicensed(context: TenantContext, person: PersonState | undefined): boolean {
  return licenceDecides(context, licensedAs(context, person));
}

function licensedAs(context: TenantContext, person: PersonState | undefined): boolean {
  const administrator = person !== undefined && directorySettings(context.state).roles[person.upn] !== undefined;
  return licensedToEnroll(context, person?.licensed ?? false, administrator);
}

function admitPerson(attempt: EnrollmentAttempt, known: boolean, licensed: boolean): Admission {
  if (attempt.upn === undefined) return { kind: 'admitted' };
  if (!known) return { kind: 'refused', reason: 'authentication-failed', message: `${attempt.upn} is not known here.` };
  if (!licensed) return { kind: 'refused', reason: 'not-licensed', message: `${attempt.upn} has no licence.` };
  return { kind: 'admitted' };
}

/** Notes a refusal for the failure report; nothing else of the attempt is kept. */
export function recordRefusal(
  context: TenantContext,
  attempt: EnrollmentAttempt,
  admission: Extract<Admission, { kind: 'refused' }>,
): void {
  context.state.events.push({
    at: context.now,
    kind: 'enrollment-refused',
    platform: attempt.platform,
    ...(attempt.upn === undefined ? {} : { upn: attempt.upn.toLowerCase() }),
    detail: {
      reason: admission.reason,
      message: admission.message,
      method: attempt.method,
      enrollmentId: attempt.enrollmentId,
    },
  });
}
