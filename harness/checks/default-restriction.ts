import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { type Check, finding } from './check.js';

/** What the default restriction says of personal work profiles, as the administrator reads it: `allowed` or `blocked`. */
export const defaultShown: Check<{ readonly shown: string }> = async ({ admin }, { shown }, requirements) => {
  const { default: policy } = await admin.readSettings('enrollment-restrictions');
  const { platforms = {} } = policy as { readonly platforms?: Readonly<Record<string, JsonObject>> };
  const received = platforms['android-work-profile']?.allowed === false ? 'blocked' : 'allowed';
  return received === shown ? [] : [finding(requirements, `work profiles ${shown}`, received)];
};
