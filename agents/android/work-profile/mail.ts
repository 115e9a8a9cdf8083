import { appsOf } from '../apps/play-sync.js';
import type { Deed } from '../deeds.js';
import { connect } from '../security/connect.js';

/** What mail apps sign in with; one that has no line here speaks Exchange ActiveSync alone. */
const libraries: Readonly<Record<string, string>> = { 'com.microsoft.office.outlook': 'MSAL' };

/** What the user does with mail. */
export const mailDeeds: Readonly<Record<string, Deed>> = {
  /** `{ url, upn, resource, app, library? }`: the app asks for the mailbox. Only one in the work profile can say which device it is on. */
  'fetch mail': ({ device, details }) => {
    const { app } = details;
    const found = appsOf(device).installed.find((one) => one.package === app);
    if (found === undefined) return { kind: 'refused', code: 'NOT_INSTALLED', message: `${String(app)} is missing` };
    const library = String(details.library ?? libraries[found.package] ?? 'none');
    const told = { ...details, app: found.package, library };
    return connect(device, told, found.side !== 'personal');
  },
};
