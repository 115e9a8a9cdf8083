import { z } from 'zod';

/** Local accounts that Setup Assistant of a Mac makes: the settings document `mac-accounts`. */
export const macAccountsSchema = z.strictObject({
  administrator: z
    .strictObject({ shortName: z.string().min(1), fullName: z.string().min(1), hidden: z.boolean().default(false) })
    .optional(),
  /** The user gets no account in Setup Assistant. */
  skipsPrimaryAccount: z.boolean().default(false),
  /** The user's own account has no administrator's rights. */
  primaryIsRegular: z.boolean().default(false),
});
