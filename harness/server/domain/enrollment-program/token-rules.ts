import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { Program, ProgramToken } from './state.js';

/** The form to add or to renew a token, as far as it was filled in. */
export interface TokenFormFields {
  readonly consent: boolean;
  /** Whether the public key of the form was downloaded. */
  readonly keyDownloaded: boolean;
  readonly appleId: string | undefined;
  readonly file: string | undefined;
}

/** Whether the form waits for the consent that data go to Apple. */
export const consentIsMissing = rule(['ADE-024', 'MAC-023'], {
  holds: (_context: RuleContext, { consent }: TokenFormFields): boolean => !consent,
  mutants: { consentNotAsked: () => false },
});

const required = (fields: TokenFormFields): readonly string[] => [
  ...(fields.keyDownloaded ? [] : ['public key download']),
  ...(fields.appleId === undefined ? ['Apple ID'] : []),
  ...(fields.file === undefined ? ['Apple token'] : []),
];

/** Required fields that are empty, besides consent. */
export const missingFields = rule(['ADE-025', 'MAC-022'], {
  holds: (_context: RuleContext, fields: TokenFormFields): readonly string[] => required(fields),
  mutants: {
    appleIdOptional: (_context, fields) => required(fields).filter((name) => name !== 'Apple ID'),
    keyNotNeeded: (_context, fields) => required(fields).filter((name) => name !== 'public key download'),
  },
});

const mostTokens = 2000;

/** Whether an account that has this many tokens may have one more. */
export const oneMoreToken = rule('ADE-018', {
  holds: (_context: RuleContext, count: number): boolean => count < mostTokens,
  mutants: { anyNumber: () => true, hundredOnly: (_context, count) => count < 100 },
});

const endsWith = (name: string, ending: string): boolean => name.toLowerCase().endsWith(ending);

/** Whether a file is read, by its name: what it holds decides, and the tutorial's `.pem` is as good as Apple's `.p7m`. */
export const fileIsRead = rule(['ADE-001', 'ADE-021'], {
  holds: (_context: RuleContext, _name: string): boolean => true,
  mutants: {
    onlyP7m: (_context, name) => endsWith(name, '.p7m'),
    onlyPem: (_context, name) => endsWith(name, '.pem'),
  },
});

/** The certificate (DER) that the administrator downloads for Apple's portal, of the form's own and the tenant's authority. */
export const publishedCertificate = rule('ADE-023', {
  holds: (_context: RuleContext, own: Uint8Array, _authority: Uint8Array): Uint8Array => own,
  mutants: { authorityInstead: (_context, _own, authority) => authority },
});

/** Whether the keys of forms that were closed still open a token file. */
export const closedKeysOpen = rule('ADE-028', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { keysOutliveTheirForm: () => true },
});

/** The Apple ID that the form to renew shows. */
export const prefilledAppleId = rule(['ADE-026', 'MAC-047'], {
  holds: (_context: RuleContext, { appleId }: Pick<ProgramToken, 'appleId'>): string => appleId,
  mutants: { emptyField: () => '' },
});

/** Whether the server goes to Apple as soon as it has the token. */
export const syncsOnUpload = rule(['ADE-027', 'ASM-006', 'MAC-022'], {
  holds: (_context: RuleContext): boolean => true,
  mutants: { waitsForSchedule: () => false },
});

/** Expiry of a token after its renewal, by the old file and the new one (ms). */
export const expiryAfterRenewal = rule(['ADE-088', 'MAC-047'], {
  holds: (_context: RuleContext, _before: number | undefined, renewed: number | undefined): number | undefined =>
    renewed,
  mutants: { staysAsItWas: (_context, before) => before },
});

/** Whether the server holds a token to be at its end. */
export const tokenHasEnded = rule(['ADE-083', 'MAC-037'], {
  holds: ({ now }: RuleContext, expiresAt: number | undefined): boolean => expiresAt !== undefined && now >= expiresAt,
  mutants: { neverEnds: () => false },
});

/** What still hangs on a token that somebody wants to delete. */
export interface TokenUse {
  readonly devices: number;
  readonly profiles: number;
}

const obstacles = ({ devices, profiles }: TokenUse): readonly string[] => [
  ...(devices > 0 ? [`${devices} device(s)`] : []),
  ...(profiles > 0 ? [`${profiles} profile(s)`] : []),
];

/** What keeps a token from being deleted. */
export const deletionObstacles = rule('ADE-090', {
  holds: (_context: RuleContext, use: TokenUse): readonly string[] => obstacles(use),
  mutants: {
    devicesGoWithIt: (_context, use) => obstacles({ ...use, devices: 0 }),
    profilesGoWithIt: (_context, use) => obstacles({ ...use, profiles: 0 }),
  },
});

/** What some features of a token need besides. */
export const neededBesides = rule('ADE-022', {
  holds: (_context: RuleContext, program: Program): readonly string[] =>
    program === 'Apple School Manager' ? ['Microsoft School Data Sync'] : [],
  mutants: { nothing: () => [], always: () => ['Microsoft School Data Sync'] },
});

/** Whether School Data Sync stays on for a token when it is switched on for another. */
export const rosterSyncStays = rule('ASM-011', {
  holds: (_context: RuleContext): boolean => false,
  mutants: { onForBoth: () => true },
});

/** Scope tags of what belongs to a token. */
export const inheritedTags = rule('ADE-031', {
  holds: (_context: RuleContext, { scopeTags }: Pick<ProgramToken, 'scopeTags'>, _own: JsonObject) => scopeTags,
  mutants: { notInherited: (): readonly string[] => [] },
});

/** Whether the text of a search names a token: its full name, or the e-mail address where it holds an @. */
export const searchFinds = rule('ASM-012', {
  holds: (_context: RuleContext, text: string, { name, appleId }: Pick<ProgramToken, 'name' | 'appleId'>): boolean =>
    (text.includes('@') ? appleId : name) === text,
  mutants: {
    partOfName: (_context, text, { name, appleId }) => (text.includes('@') ? appleId === text : name.includes(text)),
    nameOnly: (_context, text, { name }) => name === text,
  },
});

/** Every rule about tokens. */
export const tokenRules: readonly RuleSummary[] = [
  consentIsMissing,
  missingFields,
  oneMoreToken,
  fileIsRead,
  publishedCertificate,
  closedKeysOpen,
  prefilledAppleId,
  syncsOnUpload,
  expiryAfterRenewal,
  tokenHasEnded,
  deletionObstacles,
  neededBesides,
  rosterSyncStays,
  inheritedTags,
  searchFinds,
];
