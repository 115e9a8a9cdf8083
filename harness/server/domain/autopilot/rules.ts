import type { RegistrationRow } from '../../../../protocol/autopilot/device-csv.js';
import type { Hardware } from '../../../../protocol/autopilot/hardware-hash.js';
import { hours, minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { DeploymentProfileSettings, RegisteredPc } from './settings.js';
import { isDeploymentMode } from './settings.js';

type Column = 'serial' | 'productId' | 'hardwareHash';

/** What is missing in a row. */
export const missingColumn = rule('AUT-002', {
  holds: (_context: RuleContext, row: RegistrationRow): Column | undefined => missing(row),
  mutants: {
    takesRowsWithoutHash: (_context, row) => missing({ ...row, hardwareHash: 'any' }),
    takesRowsWithoutSerial: (_context, row) => missing({ ...row, serial: 'any' }),
    takesRowsWithoutProduct: (_context, row) => missing({ ...row, productId: 'any' }),
  },
});

const missing = (row: RegistrationRow): Column | undefined =>
  (['serial', 'productId', 'hardwareHash'] as const).find((column) => row[column] === '');

export const userIsKnown = rule('AUT-003', {
  holds: (_context: RuleContext, known: boolean): boolean => known,
  mutants: { takesAnyUser: () => true },
});

/** Whether an import is over; it takes minutes. */
export const importIsOver = rule('AUT-004', {
  holds: ({ now }: RuleContext, importedAt: number): boolean => now - importedAt >= minutes(3),
  mutants: { atOnce: () => true, never: () => false },
});

/** Name of a registered PC in the directory until it enrolls. */
export const nameBeforeEnrollment = rule('AUT-005', {
  holds: (_context: RuleContext, { serial }: RegisteredPc): string => serial,
  mutants: { namedByTag: (_context, { groupTag = '' }) => groupTag },
});

/** Whether a profile is assigned to a PC. */
export const isAssigned = rule('AUT-006', {
  holds: (_context: RuleContext, { groups }: DeploymentProfileSettings, { groupTag }: RegisteredPc): boolean =>
    groups.includes('all') || (groupTag !== undefined && groups.includes(groupTag)),
  mutants: { everybodys: () => true, nobodys: () => false },
});

/** Whether an enrolled PC has become a registered one by a profile that converts. */
export const isConverted = rule('AUT-007', {
  holds: ({ now }: RuleContext, convertAll: boolean, since: number): boolean => convertAll && now - since >= hours(48),
  mutants: {
    never: () => false,
    withoutBeingAsked: ({ now }, _convertAll, since) => now - since >= hours(48),
  },
});

/** Whether a PC is its user's afterwards. */
export const belongsToUser = rule('AUT-008', {
  holds: (_context: RuleContext, mode: string): boolean => mode === 'user-driven' || mode === 'existing-devices',
  mutants: { nobodys: () => false },
});

/** What the first-run setup is told to leave out, and the rights of the user. */
export const firstRunSettings = rule('AUT-009', {
  holds: (_context: RuleContext, { standardUser, skipEula, skipPrivacy }: DeploymentProfileSettings) => ({
    standardUser,
    skipEula,
    skipPrivacy,
  }),
  mutants: {
    showsEula: (_context, { standardUser, skipPrivacy }) => ({ standardUser, skipEula: false, skipPrivacy }),
    hidesPrivacy: (_context, { standardUser, skipEula }) => ({ standardUser, skipEula, skipPrivacy: true }),
    makesAdministrators: (_context, { skipEula, skipPrivacy }) => ({ standardUser: false, skipEula, skipPrivacy }),
  },
});

/** Whether a PC has to be registered anew: it has another main board. */
export const needsAttention = rule('AUT-010', {
  holds: (_context: RuleContext, known: Hardware, found: Hardware): boolean => known.uuid !== found.uuid,
  mutants: { never: () => false },
});

/** Whether the service puts a registration right by itself: another network card, say. */
export const isBeingFixed = rule('AUT-012', {
  holds: (_context: RuleContext, known: Hardware, found: Hardware): boolean => known.mac !== found.mac,
  mutants: { never: () => false },
});

/** State of a registration as administrators see it. */
export const stateOfRegistration = rule('AUT-011', {
  holds: (_context: RuleContext, { trouble }: RegisteredPc, over: boolean): string =>
    trouble ?? (over ? 'registered' : 'importing'),
  mutants: { hidesTrouble: (_context, _pc, over) => (over ? 'registered' : 'importing') },
});

/** Whether a registration can be deleted: not while the directory has the enrolled PC. */
export const mayBeDeleted = rule('AUT-014', {
  holds: (_context: RuleContext, inDirectory: boolean): boolean => !inDirectory,
  mutants: { inAnyOrder: () => true },
});

export const ownershipOf = rule('AUT-015', {
  holds: (_context: RuleContext): 'corporate' | 'personal' => 'corporate',
  mutants: { personal: () => 'personal' },
});

export const modeIsKnown = rule('AUT-016', {
  holds: (_context: RuleContext, mode: string): boolean => isDeploymentMode(mode),
  mutants: {
    anyMode: () => true,
    noPreProvisioning: (_context, mode) => mode !== 'pre-provisioned' && isDeploymentMode(mode),
  },
});

export const autopilotRules: readonly RuleSummary[] = [
  missingColumn,
  userIsKnown,
  importIsOver,
  nameBeforeEnrollment,
  isAssigned,
  isConverted,
  belongsToUser,
  firstRunSettings,
  needsAttention,
  isBeingFixed,
  stateOfRegistration,
  mayBeDeleted,
  ownershipOf,
  modeIsKnown,
];
