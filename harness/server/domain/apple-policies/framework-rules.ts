import { type Rule, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';
import {
  type Lines,
  personalBasic,
  personalEnhanced,
  personalHigh,
  supervisedBasic,
  supervisedEnhanced,
  supervisedHigh,
} from './framework-levels.table.js';

type LevelRule = Rule<TenantContext, [], Lines>;

/** What a level of the framework holds; mutants are the ways in which such a table goes wrong when somebody types it in. */
function level(requirement: string, lines: Lines, mistakes: Readonly<Record<string, Lines | string>>): LevelRule {
  const mutants = Object.entries(mistakes).map(([name, change]) => [name, () => changed(lines, change)] as const);
  return rule(requirement, { holds: (_context: TenantContext): Lines => lines, mutants: Object.fromEntries(mutants) });
}

/** A change by name leaves that line out. */
function changed(lines: Lines, change: Lines | string): Lines {
  if (typeof change !== 'string') return { ...lines, ...change };
  return Object.fromEntries(Object.entries(lines).filter(([setting]) => setting !== change));
}

const failures = 'Number of sign-in failures before wiping the device';
const nonCorporate = 'Block viewing non-corporate documents in corporate apps';

const personal: readonly LevelRule[] = [
  level('IFW-016', personalBasic, {
    forgetsEncryptedBackup: 'Force encrypted backup',
    acceptsSimplePasswords: 'Block simple passwords',
    fourDigitsAreEnough: { 'Minimum password length': 4 },
    asksForMoreThanItShould: { 'Block Siri': 'Yes' },
  }),
  level('IFW-017', personalEnhanced, {
    forgetsManagedOpenIn: 'Block viewing corporate documents in unmanaged apps',
    locksContactsIn: 'Allow managed apps to write contacts to unmanaged contacts accounts',
    blocksNonCorporateDocuments: { [nonCorporate]: 'Yes' },
  }),
  level('IFW-021', personalHigh, {
    stillTenFailures: failures,
    passwordsLastForever: 'Password expiration (days)',
    reusesPasswords: { 'Prevent reuse of previous passwords': 1 },
  }),
];

const supervised: readonly LevelRule[] = [
  level('IFW-022', supervisedBasic, {
    syncsTheKeychain: 'Block iCloud Keychain sync',
    forgetsActivationLock: 'Allow activation lock',
    sharesPasswords: 'Block password sharing',
    wipesAfterEleven: { [failures]: 11 },
  }),
  level('IFW-023', supervisedEnhanced, {
    leavesThePasteboardOpen: 'Allow copy/paste to be affected by managed open-in',
    leavesUsbOpen: 'Block access to USB in Files app',
    blocksNonCorporateDocuments: { [nonCorporate]: 'Yes' },
  }),
  level('IFW-024', supervisedHigh, {
    leavesTheStoreOpen: 'Block App store',
    stillTenFailures: failures,
    locksItselfOutOfWifi: { 'Require joining Wi-Fi networks only using configuration profiles': 'Yes' },
    leavesEraseToTheHolder: 'Block use of erase all content and settings',
  }),
];

export type Mode = 'personal' | 'supervised';

/** What holds when levels are stacked: everything of the lower ones, and of a setting that both have the higher one's value; what is not configured is left out. */
export const stacked = rule('IFW-011', {
  holds: (_context: TenantContext, levels: readonly Lines[]): Lines => configured(Object.assign({}, ...levels)),
  mutants: {
    onlyTheHighest: (_context, levels) => configured(levels.at(-1) ?? {}),
    lowerWins: (_context, levels) => configured(Object.assign({}, ...levels.toReversed())),
    notConfiguredIsNo: (_context, levels) => Object.assign({}, ...levels),
  },
});

export function configured(lines: Lines): Lines {
  return Object.fromEntries(Object.entries(lines).filter(([, value]) => value !== 'Not configured'));
}

/** Whether copy and paste follow managed open-in at the enhanced level: on supervised devices, and not on personal ones. */
const pasteboard = rule('IFW-020', {
  holds: (_context: TenantContext, _mode: Mode, lines: Lines): Lines => lines,
  mutants: {
    personalToo: (_context, mode, lines) => (mode === 'personal' ? { ...lines, [pasteboardSetting]: 'Yes' } : lines),
    nowhere: (_context, _mode, lines) => ({ ...lines, [pasteboardSetting]: 'Not configured' }),
  },
});

const pasteboardSetting = 'Allow copy/paste to be affected by managed open-in';

/** Device settings of a level from 1 to 3. */
export function levelSettings(context: TenantContext, mode: Mode, number: number): Lines {
  const tables = (mode === 'personal' ? personal : supervised).slice(0, number);
  const lines = tables.map((table, index) =>
    index === 1 ? pasteboard(context, mode, table(context)) : table(context),
  );
  return stacked(context, lines);
}

export const frameworkRules: readonly RuleSummary[] = [...personal, ...supervised, stacked, pasteboard];
