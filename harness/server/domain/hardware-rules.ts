import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Method } from '../../../protocol/base/vocabulary.js';

const yesOrNo = (value: boolean): string => (value ? 'Yes' : 'No');

/** `Bootstrap token escrowed`: whether the server holds a token of the Mac. */
export const tokenEscrowed = rule('MAC-008', {
  holds: (_context: RuleContext, token: string | undefined): string => yesOrNo(token !== undefined && token !== ''),
  mutants: { alwaysYes: () => 'Yes', alwaysNo: () => 'No' },
});

/** `User approved enrollment`, as the Mac answered SecurityInfo; it is said of no Mac that was not asked. */
export const userApproved = rule(['MAC-017', 'MAC-019'], {
  holds: (_context: RuleContext, reported: boolean | undefined): string | undefined =>
    reported === undefined ? undefined : yesOrNo(reported),
  mutants: { everyMacIsApproved: () => 'Yes', noMacIsApproved: () => 'No', notShown: () => undefined },
});

const personalMethods: readonly Method[] = ['android-work-profile', 'macos-byod', 'windows-byod', 'windows-mdm-only'];

const corporateAppleMethods: readonly Method[] = [
  'ios-dem',
  'ios-ade',
  'ios-ade-shared-ipad',
  'ios-asm',
  'ios-configurator-setup-assistant',
  'ios-configurator-direct',
];

/** Whether this is a way in that only an organisation has for its iPhones and iPads. */
export const organisationOwns = rule('IOS-006', {
  holds: (_context: RuleContext, method: Method): boolean => corporateAppleMethods.includes(method),
  mutants: {
    programsOnly: (_context, method) => method === 'ios-ade' || method === 'ios-asm',
    allButTheManagers: (_context, method) => method !== 'ios-dem' && corporateAppleMethods.includes(method),
  },
});

/** Whose the device is, by the way that it came in. */
export const ownershipBy = rule(['MAC-002', 'BKR-018'], {
  holds: (context: RuleContext, method: Method): 'personal' | 'corporate' => {
    const owned = method.startsWith('ios-') ? organisationOwns(context, method) : !personalMethods.includes(method);
    return owned ? 'corporate' : 'personal';
  },
  mutants: { everythingIsCorporate: (): 'personal' | 'corporate' => 'corporate' },
});

/** The way in that is listed of a device. */
export const listedMethod = rule('MAC-003', {
  holds: (_context: RuleContext, method: Method): Method => method,
  mutants: { everyMacIsPersonal: () => 'macos-byod', everyCorporateMacIsDirect: () => 'macos-direct' },
});

/** Model identifiers of virtual Macs: VMware Fusion, Parallels Desktop, and Apple's own on Apple silicon. */
const virtualMac = /^(VMware|Parallels|VirtualMac)\d/;

/** What the device is good for: virtual Macs are for tests. */
export const useOf = rule('MAC-012', {
  holds: (_context: RuleContext, model: string): 'test' | 'work' => (virtualMac.test(model) ? 'test' : 'work'),
  mutants: {
    virtualMacsAreForWork: () => 'work',
    intelHostsOnly: (_context, model) => (/^(VMware|Parallels)\d/.test(model) ? 'test' : 'work'),
  },
});

/** The name of the profile that a device is listed with. */
export const listedProfile = rule('MAC-026', {
  holds: (_context: RuleContext, name: string | undefined): string | undefined => name,
  mutants: { nameIsLost: () => undefined },
});

/** Rules by which devices are described to administrators. */
export const hardwareRules: readonly RuleSummary[] = [
  tokenEscrowed,
  userApproved,
  organisationOwns,
  ownershipBy,
  listedMethod,
  useOf,
  listedProfile,
];
