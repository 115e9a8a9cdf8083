import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** Whether the standard set-up prompts are shown before a device administrator enrolls. */
export const promptsShown = rule('KME-014', {
  holds: (_context: RuleContext, skipped: boolean): boolean => !skipped,
  mutants: { always: () => true, never: () => false },
});

/** Whether the user may leave the enrollment, by what the profile allows. */
export const mayCancel = rule('KME-015', {
  holds: (_context: RuleContext, allowed: boolean): boolean => allowed,
  mutants: { always: () => true, never: () => false },
});

export type Asked = 'user name' | 'password';

/** What the sign-in asks where nobody is associated with the device. */
export const askedOfAnybody = rule('KME-026', {
  holds: (_context: RuleContext): readonly Asked[] => ['user name', 'password'],
  mutants: { passwordOnly: (): readonly Asked[] => ['password'], nothing: () => [] },
});

/** What the sign-in asks where a user is associated: the name is there already. */
export const askedOfUser = rule('KME-027', {
  holds: (_context: RuleContext): readonly Asked[] => ['password'],
  mutants: { nameAgain: (): readonly Asked[] => ['user name', 'password'], nothing: () => [] },
});

export interface SignIn {
  /** Of the person who holds the device. */
  readonly own: string;
  readonly associated: string | undefined;
  readonly factoryResets: number;
}

/** User name that is signed in with. */
export const signedInAs = rule('KME-028', {
  holds: (_context: RuleContext, { own, associated }: SignIn): string => associated ?? own,
  mutants: {
    anybody: (_context, { own }) => own,
    anybodyAfterReset: (_context, { own, associated, factoryResets }) =>
      factoryResets > 0 ? own : (associated ?? own),
  },
});

/** Password that is signed in with, given what was typed and what the console holds. */
export const passwordUsed = rule('KME-036', {
  holds: (_context: RuleContext, typed: string, _held: string | undefined): string => typed,
  mutants: { heldByConsole: (_context, typed, held) => held ?? typed },
});

/** Whether a device becomes one with a device administrator or one with a device owner, by the type of its profile. */
export const isAdministrators = rule('KME-011', {
  holds: (_context: RuleContext, profileType: string): boolean => profileType === 'Device Admin',
  mutants: { ownersOnly: () => false, administratorsOnly: () => true },
});

/** Rules of Samsung devices at Knox Mobile Enrollment. */
export const knoxDeviceRules = [
  promptsShown,
  mayCancel,
  askedOfAnybody,
  askedOfUser,
  signedInAs,
  passwordUsed,
  isAdministrators,
];
