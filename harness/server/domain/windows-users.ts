import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TenantContext } from '../tenant.js';
import { directorySettings } from './directory-settings.js';
import type { DeviceState, PersonState } from './state.js';
import { compareVersions } from './versions.js';

const creatorsUpdate = '10.0.15063';

/** Whether several people can be users of a PC: it is joined to the directory, and on Windows 10, version 1703, or later. */
const takesSeveralUsers = rule('WIN-031', {
  holds: (_context: RuleContext, joined: boolean, osVersion: string): boolean =>
    joined && compareVersions(osVersion, creatorsUpdate) >= 0,
  mutants: {
    registeredOnesToo: (_context, _joined, osVersion) => compareVersions(osVersion, creatorsUpdate) >= 0,
    everyVersion: (_context, joined) => joined,
    never: () => false,
  },
});

/** Whose policies and apps a session brings: those of whoever is signed in. */
const userServed = rule(['WIN-032', 'BLK-004'], {
  holds: (_context: RuleContext, signedIn: string | undefined, primary: string | undefined): string | undefined =>
    signedIn ?? primary,
  mutants: {
    alwaysThePrimary: (_context, _signedIn, primary) => primary,
  },
});

/** The user whom a session of a PC serves. */
export function userOfSession(
  context: RuleContext,
  device: DeviceState,
  signedIn: string | undefined,
): string | undefined {
  const { upn, osVersion = '', detail } = device;
  const joined = detail.ownership === 'corporate';
  if (signedIn === undefined || signedIn === upn) return upn;
  return takesSeveralUsers(context, joined, osVersion) ? userServed(context, signedIn, upn) : upn;
}

/** Whether somebody may help themselves in the Company Portal of a PC that has a primary user. */
const servesInPortal = rule('WIN-033', {
  holds: (_context: RuleContext, user: string, primary: string): boolean => user === primary,
  mutants: { servesEverybody: () => true, servesNobody: () => false },
});

/** Whether the Company Portal of a PC without a primary user does this: it installs available apps and nothing else. */
const doesWithoutPrimary = rule(['WIN-034', 'BLK-005'], {
  holds: (_context: RuleContext, action: string): boolean => action === 'install',
  mutants: { nothingAtAll: () => false, everything: () => true },
});

export function mayUsePortal(context: RuleContext, device: DeviceState, user: string, action: string): boolean {
  const primary = device.method === 'windows-dem' ? undefined : device.upn;
  return primary === undefined ? doesWithoutPrimary(context, action) : servesInPortal(context, user, primary);
}

/** Whether the portal's site lists apps by the Windows version of the visitor: for Microsoft Edge only. */
export const filtersByVersion = rule('WIN-058', {
  holds: (_context: RuleContext, userAgent: string): boolean => /\bEdg(e|A)?\//.test(userAgent),
  mutants: { forEveryBrowser: () => true, forNone: () => false },
});

/** Whether somebody may enroll devices: with a licence, an administrator no less than others. */
export const licensedToEnroll = rule('WIN-029', {
  holds: (_context: RuleContext, licensed: boolean, _administrator: boolean): boolean => licensed,
  mutants: { administratorsNeedNone: (_context, licensed, administrator) => licensed || administrator },
});

/** Whether an administrator gets into the console. */
const entersConsole = rule('WIN-030', {
  holds: (_context: RuleContext, licensed: boolean, unlicensedMayEnter: boolean): boolean =>
    licensed || unlicensedMayEnter,
  mutants: { everyAdministrator: () => true, neverWithoutLicence: (_context, licensed) => licensed },
});

/** Why somebody who has signed in is kept out of the console; undefined when they are not. */
export function objectionToConsole(context: TenantContext, person: PersonState | undefined): string | undefined {
  const { roles, unlicensedAdministrators } = directorySettings(context.state);
  if (person === undefined) return 'user name or password is wrong';
  if (roles[person.upn] === undefined) return `${person.upn} has no role`;
  return entersConsole(context, person.licensed, unlicensedAdministrators) ? undefined : `${person.upn} has no licence`;
}

export const windowsUserRules: readonly RuleSummary[] = [
  takesSeveralUsers,
  userServed,
  servesInPortal,
  doesWithoutPrimary,
  filtersByVersion,
  licensedToEnroll,
  entersConsole,
];
