import { type RuleContext, rule } from '../../../protocol/base/rule.js';

/** A link as it meets the user. */
export interface MetLink {
  readonly url: string;
  /** What stands in its place in the mail. */
  readonly wording: string;
  readonly how: 'tapped' | 'pasted';
}

/** Whether the wording lets the link be what it is. A shortened address is another link. */
export const wordingIsFree = rule('MIG-015', {
  holds: (_context: RuleContext, _link: MetLink): boolean => true,
  mutants: { ownWordingOnly: (_context, { url, wording }) => wording === url },
});

/** Whether the system gives the link to the app: when it is tapped, not when it is pasted into a browser. */
export const linkGoesToApp = rule('MIG-017', {
  holds: (_context: RuleContext, { how }: MetLink): boolean => how === 'tapped',
  mutants: { pastedToo: () => true, neverToTheApp: () => false },
});

/** The page that the app shows: the one that was asked for, or, when it was open in the background, perhaps the last one. */
export const pageShown = rule('MIG-016', {
  holds: (_context: RuleContext, wanted: string, last: string | undefined): string => last ?? wanted,
  mutants: {
    goesHome: (_context, wanted, last) => (last === undefined ? wanted : 'Home'),
  },
});

/** Rules of links that the device keeps. */
export const linkRules = [wordingIsFree, linkGoesToApp, pageShown];
