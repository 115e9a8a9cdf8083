import type { EnrollmentEntry } from '../../protocol/base/evidence.js';
import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import { compareVersions } from '../omadm/os-version.js';
import type { WindowsHabits } from './habits.js';

const windows10 = '10.0';
const version1607 = '10.0.14393';
const windows11 = '10.0.22000';

/** Whether Settings of this release of Windows 10 or later has Access work or school: from version 1607, and every Windows 11. */
export const connectsFromSettings = rule('WIN-006', {
  holds: (_context: RuleContext, osVersion: string): boolean => compareVersions(osVersion, version1607) >= 0,
  mutants: {
    everyVersion: () => true,
    onlyWindows11: (_context, osVersion) => compareVersions(osVersion, windows11) >= 0,
  },
});

/** Whether this release enrolls by the procedure before version 1607. */
export const followsOlderProcedure = rule('WIN-008', {
  holds: (_context: RuleContext, osVersion: string): boolean =>
    compareVersions(osVersion, windows10) >= 0 && compareVersions(osVersion, version1607) < 0,
  mutants: { everyVersion: () => true, noVersion: () => false },
});

/** Whether only the Company Portal app enrolls this release: Windows before 10. */
export const needsCompanyPortal = rule('WIN-028', {
  holds: (_context: RuleContext, osVersion: string, program: EnrollmentEntry['program']): boolean =>
    program !== 'company-portal' && compareVersions(osVersion, windows10) < 0,
  mutants: {
    settingsToo: () => false,
    notEvenTheApp: (_context, osVersion) => compareVersions(osVersion, windows10) < 0,
  },
});

/** Whether enrolling in device management only is open to a PC that stands so. */
export const mdmOnlyIsOpenTo = rule('WIN-017', {
  holds: (_context: RuleContext, _joined: WindowsHabits['joined']): boolean => true,
  mutants: {
    workgroupOnly: (_context, joined) => joined === 'workgroup',
    notInTheDirectory: (_context, joined) => joined !== 'directory',
  },
});

/** Whether connecting makes the PC known to the directory: not where it is for device management only. */
export const registersByConnecting = rule('WIN-018', {
  holds: (_context: RuleContext, method: EnrollmentEntry['method']): boolean => method !== 'windows-mdm-only',
  mutants: { registersAnyway: () => true },
});

/** Why this release of Windows, standing where it does, does not enroll this way; undefined when it does. */
export function objectionTo(
  context: RuleContext,
  { method, program }: Pick<EnrollmentEntry, 'method' | 'program'>,
  { osVersion, joined }: { readonly osVersion: string; readonly joined: WindowsHabits['joined'] },
): string | undefined {
  if (method === 'windows-legacy-1511')
    return followsOlderProcedure(context, osVersion) ? undefined : 'this release enrolls in Access work or school';
  if (method === 'windows-mdm-only' && !mdmOnlyIsOpenTo(context, joined))
    return `Settings does not offer this to a PC in: ${joined}`;
  if (program === undefined) return undefined;
  if (needsCompanyPortal(context, osVersion, program)) return 'this release enrolls with the Company Portal app';
  if (program === 'settings' && compareVersions(osVersion, windows10) >= 0 && !connectsFromSettings(context, osVersion))
    return 'this release follows the procedure before version 1607';
  return undefined;
}

/** Rules of the ways in by version that `muster prove` can break in a PC. */
export const wayInRules: readonly RuleSummary[] = [
  connectsFromSettings,
  followsOlderProcedure,
  needsCompanyPortal,
  mdmOnlyIsOpenTo,
  registersByConnecting,
];
