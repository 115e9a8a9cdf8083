import { type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';

export const aospMethods: readonly Method[] = ['android-aosp-user', 'android-aosp-userless'];

/** Whose a device without Google Mobile Services is: the organisation's, whichever way it is used. */
export const aospOwnership = rule(['AOU-001', 'AOL-001'], {
  holds: (_context: TenantContext): 'corporate' | 'personal' => 'corporate',
  mutants: { personal: () => 'personal' },
});

/** The single user of a device, from the person who signed in. */
const singleUser = rule('AOU-001', {
  holds: (_context: TenantContext, signedIn: string | undefined): string | undefined => signedIn,
  mutants: { forgetsTheUser: () => undefined },
});

/** A shared device has no user, whoever is known to the organisation. */
const noUser = rule('AOL-001', {
  holds: (_context: TenantContext): string | undefined => undefined,
  mutants: { bindsSomebody: ({ state }) => [...state.people.keys()][0] },
});

/** The user that the record of an Android device gets. */
export function recordedUser(context: TenantContext, method: Method, signedIn: string | undefined): string | undefined {
  if (method === 'android-aosp-user') return singleUser(context, signedIn);
  return method === 'android-aosp-userless' ? noUser(context) : signedIn;
}

/** Whether a device without Google Mobile Services gets an account of managed Google Play. */
export const playAccountWanted = rule(['AOU-001', 'AOL-001'], {
  holds: (_context: TenantContext): boolean => false,
  mutants: { addsPlayAccount: () => true },
});

export const aospRecordRules: readonly RuleSummary[] = [playAccountWanted, aospOwnership, singleUser, noUser];
