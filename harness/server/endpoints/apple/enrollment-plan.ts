import type { Json, JsonObject, Method } from '../../../../protocol/base/vocabulary.js';
import {
  choiceMeans,
  type EnrollmentTypeProfile,
  type OwnershipAnswers,
  profileFor,
  profileNameKept,
  profilesGovern,
  recordedOwnership,
  typeMeans,
} from '../../domain/enrollment-type-profiles.js';
import { findPerson } from '../../domain/people.js';
import type { IssuedEnrollment } from '../../domain/state.js';
import type { EnrollmentPlan, PlanRequest } from '../../endpoint.js';
import type { Tenant, TenantContext } from '../../tenant.js';

/** How a person's iPhone or iPad enrolls that came to the portal: by its method, or as the enrollment type profile of the person says. */
export function planEnrollment(tenant: Tenant, { person, method, answers }: PlanRequest): EnrollmentPlan {
  const context = tenant.context();
  const profile = profilesGovern(context, method) ? profileFor(context, person) : undefined;
  if (profile === undefined)
    return { kind: 'issue', method, options: { userEnrollment: method === 'ios-user-enrollment' } };
  const type = typeMeans(context, profile.type ?? 'device');
  return type === 'choice' ? byChoice(context, profile, answers) : issueBy(context, type, profile);
}

/** The person says who owns the device and, of an own one, what is to be secured. */
function byChoice(context: TenantContext, profile: EnrollmentTypeProfile, answers: readonly string[]): EnrollmentPlan {
  const owner = answers[0] === 'company' ? 'company' : 'own';
  if (answers.length === 0) return ownerQuestion;
  if (owner === 'own' && answers.length === 1) return scopeQuestion;
  const said: OwnershipAnswers = { owner, secured: answers[1] === 'work-only' ? 'work-only' : 'entire-device' };
  const ownership = recordedOwnership(context, owner);
  return issueBy(context, choiceMeans(context, said), profile, { ownership });
}

const ownerQuestion: EnrollmentPlan = {
  kind: 'question',
  title: 'Who owns this device?',
  choices: { own: 'I own this device', company: 'My company owns this device' },
};

const scopeQuestion: EnrollmentPlan = {
  kind: 'question',
  title: 'What is to be secured?',
  choices: { 'entire-device': 'Secure the entire device', 'work-only': 'Secure work-related apps and data only' },
};

function issueBy(
  context: TenantContext,
  type: 'device' | 'user',
  { name }: EnrollmentTypeProfile,
  more: Readonly<Record<string, Json>> = {},
): EnrollmentPlan {
  const enrollmentProfileName = profileNameKept(context, name);
  const method = type === 'user' ? 'ios-user-enrollment' : 'ios-byod';
  return { kind: 'issue', method, options: { userEnrollment: type === 'user', enrollmentProfileName, ...more } };
}

/** What an issued enrollment says of the device's record: the profile that governed it, and who owns the device. */
export function recordedOf({ options }: IssuedEnrollment): Readonly<Record<string, Json>> {
  const { enrollmentProfileName, ownership } = options;
  return {
    ...(enrollmentProfileName !== undefined && { enrollmentProfileName }),
    ...(ownership !== undefined && { ownership }),
  };
}

/** What a profile adds to an enrollment that did not come by the portal; nothing where no profile governs it. */
export function governedOptions(tenant: Tenant, method: Method, upn: string | undefined): JsonObject {
  const person = upn === undefined ? undefined : findPerson(tenant.state, upn);
  if (person === undefined || !profilesGovern(tenant.context(), method)) return {};
  const plan = planEnrollment(tenant, { person, method, answers: ['own', 'work-only'] });
  return plan.kind === 'issue' ? plan.options : {};
}
