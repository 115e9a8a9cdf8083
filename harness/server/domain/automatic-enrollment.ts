import { isDeepStrictEqual } from 'node:util';
import { ZodError, z } from 'zod';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import { type DirectorySettings, directoryGroups, directorySettings } from './directory-settings.js';

/** Addresses of an application; a path leads to this organisation's own MDM server. */
interface Addresses {
  readonly termsOfUseUrl: string;
  readonly discoveryUrl: string;
  readonly complianceUrl: string;
}

const defaultAddresses: Readonly<Record<'mdm' | 'mam', Addresses>> = {
  mdm: {
    termsOfUseUrl: '/TermsOfUse.aspx',
    discoveryUrl: '/EnrollmentServer/Discovery.svc',
    complianceUrl: '/?portalAction=Compliance',
  },
  mam: { termsOfUseUrl: '', discoveryUrl: '/Enroll', complianceUrl: '' },
};

const application = (name: 'mdm' | 'mam', scope: 'all' | 'none') =>
  z
    .strictObject({
      /** Whose PCs it is for. */
      scope: z.enum(['none', 'some', 'all']).default(scope),
      groups: z.array(z.string().min(1)).default([]),
      termsOfUseUrl: z.string().default(defaultAddresses[name].termsOfUseUrl),
      discoveryUrl: z.string().default(defaultAddresses[name].discoveryUrl),
      complianceUrl: z.string().default(defaultAddresses[name].complianceUrl),
    })
    .prefault({});

/** The directory's application for the MDM server: two user scopes with three addresses each. */
export const automaticEnrollmentSchema = z
  .strictObject({
    mdm: application('mdm', 'all'),
    mam: application('mam', 'none'),
    /** Id of the application, by which group policy names it. */
    applicationId: z.string().min(1).default('muster-mdm-application'),
    /** Not kept: puts the addresses of one half back to what they were at first. */
    restore: z.enum(['mdm', 'mam']).optional(),
  })
  .prefault({});

export type AutomaticEnrollment = Omit<z.infer<typeof automaticEnrollmentSchema>, 'restore'>;
export type Application = AutomaticEnrollment['mdm'];

const scopeIsComplete = rule('WIN-002', {
  holds: (_context: RuleContext, { scope, groups }: Application): boolean => scope !== 'some' || groups.length > 0,
  mutants: { takesNoGroups: () => true },
});

interface Prerequisites {
  readonly directory: DirectorySettings;
  /** Groups that a scope names and the directory does not know. */
  readonly unknownGroups: readonly string[];
}

const lacks = (directory: DirectorySettings): string | undefined => {
  if (directory.premium === 'none') return 'automatic enrollment needs the premium directory';
  if (!directory.mdmSubscription) return 'automatic enrollment needs a subscription to the MDM service';
  if (directory.administratorRole !== 'Global Administrator') return 'only a Global Administrator may do this';
  return undefined;
};

const namesUnknown = ([group]: readonly string[]): string | undefined =>
  group === undefined ? undefined : `the directory has no group "${group}"`;

const missingPrerequisite = rule('WIN-036', {
  holds: (_context: RuleContext, { directory, unknownGroups }: Prerequisites): string | undefined =>
    lacks(directory) ?? namesUnknown(unknownGroups),
  mutants: {
    forgetsPremium: (_context, { directory, unknownGroups }) =>
      lacks({ ...directory, premium: 'paid' }) ?? namesUnknown(unknownGroups),
    trialIsNotEnough: (_context, { directory, unknownGroups }) =>
      lacks({ ...directory, premium: directory.premium === 'paid' ? 'paid' : 'none' }) ?? namesUnknown(unknownGroups),
    forgetsSubscription: (_context, { directory, unknownGroups }) =>
      lacks({ ...directory, mdmSubscription: true }) ?? namesUnknown(unknownGroups),
    anyAdministrator: (_context, { directory, unknownGroups }) =>
      lacks({ ...directory, administratorRole: 'Global Administrator' }) ?? namesUnknown(unknownGroups),
    anyGroup: (_context, { directory }) => lacks(directory),
  },
});

const atFirst = rule('WIN-003', {
  holds: (_context: RuleContext, half: 'mdm' | 'mam'): Addresses => defaultAddresses[half],
  mutants: {
    mamLikeMdm: () => defaultAddresses.mdm,
    mamHasNone: (_context, half) => ({ ...defaultAddresses[half], discoveryUrl: '' }),
  },
});

const withDefaults = (context: RuleContext, both: AutomaticEnrollment, half: 'mdm' | 'mam'): AutomaticEnrollment => ({
  ...both,
  [half]: { ...both[half], ...atFirst(context, half) },
});

const restored = rule('WIN-037', {
  holds: withDefaults,
  mutants: {
    restoresNothing: (_context, both) => both,
    restoresBoth: (context, both) => withDefaults(context, withDefaults(context, both, 'mdm'), 'mam'),
  },
});

/** Checks the application before it is kept; throws `ZodError`. What does not change is not looked at. */
export function normalizeAutomaticEnrollment(
  context: TenantContext,
  { restore, ...wanted }: z.infer<typeof automaticEnrollmentSchema>,
  before: AutomaticEnrollment,
): AutomaticEnrollment {
  const kept = restore === undefined ? wanted : restored(context, wanted, restore);
  if (isDeepStrictEqual(kept, before)) return kept;
  const incomplete = (['mdm', 'mam'] as const).find((half) => !scopeIsComplete(context, kept[half]));
  if (incomplete !== undefined) throw objection([incomplete, 'groups'], 'the scope Some needs a group');
  const known = directoryGroups(context.state);
  const unknownGroups = [...kept.mdm.groups, ...kept.mam.groups].filter((group) => !known.has(group));
  const missing = missingPrerequisite(context, { directory: directorySettings(context.state), unknownGroups });
  if (missing !== undefined) throw objection([], missing);
  return kept;
}

function objection(path: readonly string[], message: string): ZodError {
  return new ZodError([{ code: 'custom', path: ['automaticEnrollment', ...path], message, input: undefined }]);
}

export const automaticEnrollmentRules: readonly RuleSummary[] = [
  scopeIsComplete,
  missingPrerequisite,
  atFirst,
  restored,
];
