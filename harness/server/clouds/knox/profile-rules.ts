import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import { type FormField, forms, type ProfileType, profileTypes } from './forms.table.js';
import type { KnoxDevice, Profile } from './state.js';

type Filled = Readonly<Record<string, string>>;

const lacking = (form: readonly FormField[], filled: Filled): string | undefined =>
  form.find(({ name, required }) => required && (filled[name] ?? '').trim() === '')?.name;

/** Types that the portal offers; a work profile of a personal device is none of them. */
export const offeredTypes = rule('KME-033', {
  holds: (_context: RuleContext): readonly string[] => profileTypes,
  mutants: { workProfileToo: () => [...profileTypes, 'Work Profile'] },
});

/** Field that a Device Admin profile lacks. */
export const adminFormLacks = rule('KME-012', {
  holds: (_context: RuleContext, filled: Filled) => lacking(forms['Device Admin'], filled),
  mutants: {
    nothingRequired: () => undefined,
    everythingRequired: (_context, filled) => lacking(everyField('Device Admin'), filled),
    nameOnly: (_context, filled) => lacking(forms['Device Admin'].slice(0, 1), filled),
    withoutSupportContact: (_context, filled) => lacking(without('Device Admin', 'Support contact details'), filled),
  },
});

/** Field that a Device Owner profile lacks. */
export const ownerFormLacks = rule('KME-017', {
  holds: (_context: RuleContext, filled: Filled) => lacking(forms['Device Owner'], filled),
  mutants: {
    nothingRequired: () => undefined,
    customJsonRequired: (_context, filled) => lacking(requiring('Device Owner', 'Custom JSON Data'), filled),
    withoutCompanyName: (_context, filled) => lacking(without('Device Owner', 'Company Name'), filled),
    withoutSystemApps: (_context, filled) => lacking(without('Device Owner', 'System applications'), filled),
  },
});

const everyField = (type: ProfileType): readonly FormField[] =>
  forms[type].map(({ name }) => ({ name, required: true }));

const without = (type: ProfileType, left: string): readonly FormField[] =>
  forms[type].filter(({ name }) => name !== left);

const requiring = (type: ProfileType, more: string): readonly FormField[] => [
  ...forms[type],
  { name: more, required: true },
];

/** Type of the enrollment that a profile makes. */
export const deliveredType = rule('KME-011', {
  holds: (_context: RuleContext, type: ProfileType): ProfileType => type,
  mutants: { alwaysOwner: (): ProfileType => 'Device Owner', alwaysAdmin: (): ProfileType => 'Device Admin' },
});

export interface OptionalParts {
  readonly serverUri: string;
  readonly dualDar: string;
  readonly legalText: string;
}

/** Optional parts that reach the device: those that were filled in. */
export const deliveredParts = rule('KME-019', {
  holds: (_context: RuleContext, parts: OptionalParts): Partial<OptionalParts> => filledIn(parts),
  mutants: {
    emptyAddress: (_context, parts) => ({ ...filledIn(parts), serverUri: parts.serverUri }),
    dualDarUnlessTold: (_context, parts) => ({ ...filledIn(parts), dualDar: parts.dualDar || 'on' }),
    emptyAgreement: (_context, parts) => ({ ...filledIn(parts), legalText: parts.legalText }),
  },
});

const filledIn = (parts: OptionalParts): Partial<OptionalParts> =>
  Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));

/** Whether a profile is handed out whose company has tied no Knox licence to it. */
export const goesWithoutLicense = rule('KME-016', {
  holds: (_context: RuleContext, _licensed: boolean): boolean => true,
  mutants: { wantsLicense: (_context, licensed) => licensed },
});

/** Name that the set-up shows. */
export const shownCompany = rule('KME-023', {
  holds: (_context: RuleContext, fields: Filled): string => fields['Company Name'] ?? '',
  mutants: { profileName: (_context, fields) => fields['Profile Name'] ?? '', nothing: () => '' },
});

/** Profile that the QR code of a profile names. */
export const namedByQrCode = rule('KME-021', {
  holds: (_context: RuleContext, { id }: Profile, _first: Profile | undefined): string => id,
  mutants: {
    firstProfile: (_context, own, first) => (first ?? own).id,
    noProfile: () => '',
  },
});

/** The profile of a device that is listed; one without a profile has none. `first` is the first of the company. */
export const assignedProfile = rule('KME-025', {
  holds: (_context: RuleContext, own: Profile | undefined, _first: Profile | undefined) => own,
  mutants: { firstProfile: (_context, own, first) => own ?? first },
});

/** What is handed out before every step of the set-up is done: nothing. */
export const handedOut = rule('KME-004', {
  holds: (_context: RuleContext, { own }: SetUp): Profile | undefined => own,
  mutants: {
    strangersToo: (_context, { own, device, first }) => own ?? (device === undefined ? first : undefined),
    withoutAssignment: (_context, { own, device, first }) => own ?? (device === undefined ? undefined : first),
  },
});

export interface SetUp {
  readonly device: KnoxDevice | undefined;
  readonly own: Profile | undefined;
  readonly first: Profile | undefined;
}

/** User that a device is told of. */
export const toldUser = rule('KME-030', {
  holds: (_context: RuleContext, type: ProfileType, userId: string | undefined): string | undefined =>
    type === 'Device Admin' ? userId : undefined,
  mutants: { ownersToo: (_context, _type, userId) => userId },
});

export const profileRules: readonly RuleSummary[] = [
  offeredTypes,
  adminFormLacks,
  ownerFormLacks,
  deliveredType,
  deliveredParts,
  goesWithoutLicense,
  shownCompany,
  namedByQrCode,
  assignedProfile,
  handedOut,
  toldUser,
];
