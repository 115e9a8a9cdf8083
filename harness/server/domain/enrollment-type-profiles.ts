import { z } from 'zod';
import { type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { PersonState, TenantState } from './state.js';

export const enrollmentTypes = ['device', 'user', 'choice'] as const;
export type EnrollmentType = (typeof enrollmentTypes)[number];

const schema = z.strictObject({
  profiles: z.array(
    z.strictObject({
      name: z.string().default(''),
      description: z.string().optional(),
      type: z.enum(enrollmentTypes).optional(),
      /** 1 comes first. */
      priority: z.int().min(1).default(1),
      groups: z.union([z.literal('all'), z.array(z.string().min(1))]).default('all'),
      excludedGroups: z.array(z.string().min(1)).default([]),
      deviceGroups: z.array(z.string().min(1)).default([]),
    }),
  ),
});

export type EnrollmentTypeProfile = z.infer<typeof schema>['profiles'][number];

/** What a profile must say. */
const requiredFields = rule('UEN-004', {
  holds: (_context: TenantContext): readonly ('name' | 'type')[] => ['name', 'type'],
  mutants: {
    takesNameless: () => ['type'] as const,
    takesTypeless: () => ['name'] as const,
  },
});

/** Whether a device group may be named: profiles go by users. */
const takesDeviceGroups = rule('UEN-008', {
  holds: (_context: TenantContext): boolean => false,
  mutants: { assignsToDevices: () => true },
});

/** The order in which profiles that reach one person are asked. */
const inOrder = rule('UEN-009', {
  holds: (_context: TenantContext, profiles: readonly EnrollmentTypeProfile[]): readonly EnrollmentTypeProfile[] =>
    profiles.toSorted((a, b) => a.priority - b.priority),
  mutants: {
    lastWordWins: (_context, profiles) => profiles.toReversed(),
    asWritten: (_context, profiles) => profiles,
  },
});

/** Whether profiles say how a device enrolls that comes in this way: not by a corporate method of Apple. */
export const profilesGovern = rule('UEN-005', {
  holds: (_context: TenantContext, method: Method): boolean =>
    method === 'ios-byod' || method === 'ios-user-enrollment',
  mutants: { corporateDevicesToo: () => true },
});

/** What a type amounts to. */
export const typeMeans = rule('UEN-006', {
  holds: (_context: TenantContext, type: EnrollmentType): EnrollmentType => type,
  mutants: {
    everybodyByDevice: (): EnrollmentType => 'device',
    everybodyByUser: (): EnrollmentType => 'user',
    nobodyIsAsked: (_context, type): EnrollmentType => (type === 'choice' ? 'device' : type),
  },
});

/** What a person says of the device. */
export interface OwnershipAnswers {
  readonly owner: 'own' | 'company';
  readonly secured: 'entire-device' | 'work-only';
}

/** What the answers amount to. */
export const choiceMeans = rule('UEN-007', {
  holds: (_context: TenantContext, { owner, secured }: OwnershipAnswers): 'device' | 'user' =>
    owner === 'own' && secured === 'work-only' ? 'user' : 'device',
  mutants: {
    everyOwnDevice: (_context, { owner }): 'device' | 'user' => (owner === 'own' ? 'user' : 'device'),
    neverByUser: (): 'device' | 'user' => 'device',
  },
});

/** The ownership that is recorded. */
export const recordedOwnership = rule('UEN-007', {
  holds: (_context: TenantContext, owner: OwnershipAnswers['owner']): 'corporate' | 'personal' =>
    owner === 'company' ? 'corporate' : 'personal',
  mutants: { everyDevicePersonal: () => 'personal' as const, everyDeviceCorporate: () => 'corporate' },
});

/** Settings kind `enrollment-type-profiles`. Throws ZodError naming what is missing. */
export function normalizeEnrollmentTypes(document: JsonObject, context: TenantContext): JsonObject {
  const { profiles } = schema.parse(document);
  const required = requiredFields(context);
  for (const profile of profiles) {
    for (const field of required) if (!profile[field]) throw objection(field, 'an enrollment type profile needs it');
    if (profile.deviceGroups.length > 0 && !takesDeviceGroups(context))
      throw objection('deviceGroups', 'profiles are assigned to users');
  }
  return { profiles } as unknown as JsonObject;
}

function objection(field: string, message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: ['profiles', field], message, input: field }]);
}

/** The profile that says how this person's device enrolls. */
export function profileFor(context: TenantContext, person: PersonState): EnrollmentTypeProfile | undefined {
  return inOrder(context, stored(context.state)).find(
    ({ groups, excludedGroups }) =>
      (groups === 'all' || groups.some((group) => person.groups.includes(group))) &&
      !excludedGroups.some((group) => person.groups.includes(group)),
  );
}

function stored(state: TenantState): readonly EnrollmentTypeProfile[] {
  const { profiles = [] } = state.settings.get('enrollment-type-profiles') ?? {};
  return profiles as unknown as readonly EnrollmentTypeProfile[];
}

/** The name by which a dynamic group finds devices (enrollmentProfileName). */
export const profileNameKept = rule('UEN-004', {
  holds: (_context: TenantContext, name: string): string => name,
  mutants: { forgetsTheName: () => '' },
});

export const enrollmentTypeRules: readonly RuleSummary[] = [
  requiredFields,
  takesDeviceGroups,
  inOrder,
  profilesGovern,
  typeMeans,
  choiceMeans,
  recordedOwnership,
  profileNameKept,
];
