import { z } from 'zod';
import { isOlder } from '../../../../protocol/apple/versions.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import type { Admission, EnrollmentAttempt } from '../admission.js';
import { readSettings } from '../settings-read.js';
import type { PersonState } from '../state.js';

/** What an organisation did before its Macs can enroll: the settings document `mac-preparation`. Everything is done unless it says otherwise. */
export const preparationSchema = z.strictObject({
  /** Oldest macOS that is eligible. */
  minimumVersion: z.string().default('10.8'),
  /** Domains of sign-in names that are configured; absent: every one. */
  domains: z.array(z.string().min(1)).optional(),
  mdmAuthority: z.boolean().default(true),
  pushCertificate: z.boolean().default(true),
  /** Groups whose members may enroll; absent: everybody. */
  groups: z.array(z.string().min(1)).optional(),
  companyPortal: z.boolean().default(true),
});

export type Preparation = z.infer<typeof preparationSchema>;

/** Who wants to enroll what. */
interface Applicant {
  readonly attempt: Pick<EnrollmentAttempt, 'osVersion' | 'method'>;
  readonly person: PersonState | undefined;
  readonly licensed: boolean;
}

const checks: Readonly<Record<string, (preparation: Preparation, applicant: Applicant) => boolean>> = {
  'verify device eligibility': ({ minimumVersion }, { attempt }) => !isOlder(attempt.osVersion ?? '99', minimumVersion),
  'configure domains': ({ domains }, { person }) =>
    domains === undefined || person === undefined || domains.includes(person.upn.split('@')[1] ?? ''),
  'set MDM authority': ({ mdmAuthority }) => mdmAuthority,
  'get Apple MDM push certificate': ({ pushCertificate }) => pushCertificate,
  'assign user licenses': (_preparation, { licensed }) => licensed,
  'create groups': ({ groups }, { person }) =>
    groups === undefined || person === undefined || groups.some((group) => person.groups.includes(group)),
  'configure Company Portal': ({ companyPortal }, { attempt, person }) =>
    companyPortal || person === undefined || attempt.method === 'macos-ade',
};

const firstMissing = (preparation: Preparation, applicant: Applicant, forgotten?: string): string | undefined =>
  Object.keys(checks).find((step) => step !== forgotten && checks[step]?.(preparation, applicant) === false);

/** The first step of the preparation that is missing for this applicant. */
const missingStep = rule('MAC-001', {
  holds: (_context: RuleContext, preparation: Preparation, applicant: Applicant): string | undefined =>
    firstMissing(preparation, applicant),
  mutants: Object.fromEntries(
    Object.keys(checks).map((step) => [
      `forgets${step.replaceAll(/\W/g, '')}`,
      (_context: RuleContext, preparation: Preparation, applicant: Applicant) =>
        firstMissing(preparation, applicant, step),
    ]),
  ),
});

/** What keeps every Mac of the organisation out. */
const missingForAll = rule(['MAC-021', 'MDE-002'], {
  holds: (_context: RuleContext, { mdmAuthority, pushCertificate }: Preparation): string | undefined => {
    if (!mdmAuthority) return 'set MDM authority';
    return pushCertificate ? undefined : 'get Apple MDM push certificate';
  },
  mutants: {
    forgetsAuthority: (_context, { pushCertificate }) =>
      pushCertificate ? undefined : 'get Apple MDM push certificate',
    forgetsPushCertificate: (_context, { mdmAuthority }) => (mdmAuthority ? undefined : 'set MDM authority'),
  },
});

export const preparation = ({ state }: TenantContext): Preparation =>
  preparationSchema.parse(readSettings(state, 'mac-preparation'));

/** Why no Mac at all can enroll, before anybody has tried. */
export function missingBeforehand(context: TenantContext): string | undefined {
  return missingForAll(context, preparation(context));
}

/** Judges a Mac by what its organisation prepared; the message names what is missing. */
export function admitByPreparation(
  context: TenantContext,
  attempt: EnrollmentAttempt,
  person: PersonState | undefined,
): Admission {
  if (attempt.platform !== 'macos') return { kind: 'admitted' };
  const prepared = preparation(context);
  const licensed = person?.licensed ?? true;
  const missing = missingStep(context, prepared, { attempt, person, licensed });
  if (missing === undefined) return { kind: 'admitted' };
  return {
    kind: 'refused',
    reason: licensed ? 'platform-blocked' : 'not-licensed',
    message: `not done yet: ${missing}`,
  };
}

export const preparationRules: readonly RuleSummary[] = [missingStep, missingForAll];
