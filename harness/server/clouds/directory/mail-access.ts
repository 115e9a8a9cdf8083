import { rule } from '../../../../protocol/base/rule.js';
import type { TenantContext } from '../../tenant.js';

/** What a mail app calls itself, and the library with which it signs in, where it uses one. */
export interface MailApp {
  readonly app: string;
  readonly library: string;
}

/** Gmail and Nine Work, which speak Exchange ActiveSync on a work profile (Microsoft Intune, "Set up a work profile", mail apps). */
const suggested: ReadonlySet<string> = new Set(['com.google.android.gm', 'com.ninefolders.hd3.work.for.work']);

/** Whether conditional access for Exchange ActiveSync takes a mail app: the suggested ones, and every app with modern authentication by MSAL. */
export const takesMailApp = rule('AWP-018', {
  holds: (_context: TenantContext, { app, library }: MailApp): boolean => suggested.has(app) || library === 'MSAL',
  mutants: {
    suggestedOnly: (_context, { app }) => suggested.has(app),
    modernOnly: (_context, { library }) => library === 'MSAL',
    outlookOnly: (_context, { app }) => app === 'com.microsoft.office.outlook',
    everyApp: () => true,
  },
});

export const mailAccessRules = [takesMailApp];
