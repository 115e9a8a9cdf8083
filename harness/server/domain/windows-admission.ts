import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { Admission, EnrollmentAttempt } from './admission.js';
import type { DeviceState, TenantState } from './state.js';

/** OSEdition values of Windows Home: Core N, Core Country Specific, Core Single Language, Core (MS-MDE2 §2.2.9.6). */
const homeEditions: ReadonlySet<unknown> = new Set(['98', '99', '100', '101']);

const byTheUser: ReadonlySet<Method> = new Set<Method>([
  'windows-byod',
  'windows-mdm-only',
  'windows-auto',
  'windows-legacy-1511',
]);

/** Whether an edition is kept out: Home is, when its user enrolls it. */
export const editionIsKeptOut = rule('TRB-090', {
  holds: (_context: RuleContext, edition: unknown): boolean => homeEditions.has(edition),
  mutants: {
    letsHomeIn: () => false,
    keepsProOutToo: (_context, edition) => edition === '48' || homeEditions.has(edition),
  },
});

/** Whether the DeviceID in a request is another person's already: then a clone, or somebody who made it up, would take a managed PC over. */
export const isSomebodyElses = rule('XWE-039', {
  holds: (
    _context: RuleContext,
    { known, upn }: { readonly known: DeviceState | undefined; readonly upn: string | undefined },
  ) => known?.state === 'enrolled' && known.upn !== undefined && upn !== undefined && known.upn !== upn.toLowerCase(),
  mutants: { lastOneWins: () => false },
});

const refused = (message: string): Admission => ({ kind: 'refused', reason: 'prerequisite-missing', message });

/** Judges a PC by what only PCs tell. */
export function admitPc(
  context: TenantContext,
  { platform, method, enrollmentId, upn, detail }: EnrollmentAttempt,
): Admission {
  if (platform !== 'windows') return { kind: 'admitted' };
  if (byTheUser.has(method) && editionIsKeptOut(context, detail?.osEdition))
    return refused('Windows Home cannot be managed: it needs Pro or a higher edition.');
  const known = context.state.devices.get(enrollmentId);
  if (isSomebodyElses(context, { known, upn })) return refused('A device of this name is managed for somebody else.');
  return { kind: 'admitted' };
}

/** Versions that a PC claims to have; every one has to be in the range, so that it is not enough to change one of them. */
export const claimedVersions = rule('XWE-040', {
  holds: (
    _context: RuleContext,
    osVersion: string | undefined,
    applicationVersion: unknown,
  ): readonly (string | undefined)[] =>
    isWindows10Version(applicationVersion) && applicationVersion !== osVersion
      ? [osVersion, applicationVersion]
      : [osVersion],
  mutants: {
    believesOsVersion: (_context, osVersion) => [osVersion],
    believesApplicationVersion: (_context, osVersion, applicationVersion) =>
      isWindows10Version(applicationVersion) ? [applicationVersion] : [osVersion],
  },
});

/** Other clients write the version of themselves there. */
const isWindows10Version = (version: unknown): version is string =>
  typeof version === 'string' && version.startsWith('10.');

/** Enrolled PCs that give their place to the one that enrolls: none, for discs are copied and HWDevIDs with them. */
export const displacedBy = rule('XWE-038', {
  holds: (_context: RuleContext, _twins: () => readonly DeviceState[]): readonly DeviceState[] => [],
  mutants: { whoeverHasTheHardwareId: (_context, twins) => twins() },
});

/** Enrolled PCs with this HWDevID and another DeviceID. */
export const twinsOf = ({ devices }: TenantState, enrollmentId: string, hardwareId: unknown): readonly DeviceState[] =>
  hardwareId === undefined
    ? []
    : [...devices.values()].filter(
        (one) => one.state === 'enrolled' && one.enrollmentId !== enrollmentId && one.detail.hardwareId === hardwareId,
      );

export const windowsAdmissionRules: readonly RuleSummary[] = [
  editionIsKeptOut,
  isSomebodyElses,
  claimedVersions,
  displacedBy,
];
