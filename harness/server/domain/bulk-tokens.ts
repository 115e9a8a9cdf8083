import { days } from '../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { Tenant } from '../tenant.js';
import { directorySettings } from './directory-settings.js';
import { putPerson } from './people.js';
import type { PersonState } from './state.js';

const roles = ['Global Administrator', 'Cloud Device Administrator', 'Intune Administrator', 'Password Administrator'];

const mayFetch = rule('BLK-002', {
  holds: (_context: RuleContext, role: string | undefined): boolean => role !== undefined && roles.includes(role),
  mutants: {
    anyUser: () => true,
    globalOnly: (_context, role) => role === 'Global Administrator',
  },
});

const tokenLife = rule('BLK-019', {
  holds: (_context: RuleContext): number => days(180),
  mutants: { aYear: () => days(365), aMonth: () => days(30) },
});

const accountName = rule('BLK-021', {
  holds: (_context: RuleContext, guid: string, _author: string): string => `package_${guid}`,
  mutants: { theAuthorsOwn: (_context, _guid, author) => author.split('@')[0] ?? '' },
});

const counts = rule('BLK-022', {
  holds: (_context: RuleContext, deleted: boolean): boolean => !deleted,
  mutants: { outlivesItsAccount: () => true },
});

/** Whose request it is: of whoever signed in, and of nobody else. `administrator` is one of the organisation. */
const authorOf = rule('BLK-020', {
  holds: (_context: RuleContext, signedIn: PersonState | undefined, _administrator: PersonState | undefined) =>
    signedIn,
  mutants: { asksNobody: (_context, signedIn, administrator) => signedIn ?? administrator },
});

export interface BulkToken {
  /** Account in whose name packages enroll. */
  readonly upn: string;
  /** Milliseconds. */
  readonly expires: number;
}

/** A bulk token for an author, backed by an account of its own; or why there is none. */
export function issueBulkToken(tenant: Tenant, signedIn: PersonState | undefined): BulkToken | string {
  const context = tenant.context();
  const { roles: given } = directorySettings(tenant.state);
  const author = authorOf(
    context,
    signedIn,
    [...tenant.state.people.values()].find(({ upn }) => upn in given),
  );
  if (author === undefined) return 'sign in to fetch a bulk token';
  const role = given[author.upn];
  if (!mayFetch(context, role)) return `a bulk token is for ${roles.join(', ')}`;
  const guid = tenant.random.uuid().toLowerCase();
  const upn = `${accountName(context, guid, author.upn)}@${tenant.domain}`;
  putPerson(tenant.state, { upn, name: upn, password: tenant.random.uuid() });
  return { upn, expires: context.now + tokenLife(context) };
}

/** Whether a token's account is still there and its time has not run out. */
export function bulkTokenCounts(tenant: Tenant, { upn, expires }: BulkToken): boolean {
  const context = tenant.context();
  const deleted = directorySettings(tenant.state).deletedAccounts.includes(upn);
  return counts(context, deleted) && context.now <= expires;
}

export const isPackageAccount = (upn: string): boolean => /^package_[\da-f-]{36}@/.test(upn);

export const bulkTokenRules: readonly RuleSummary[] = [mayFetch, tokenLife, accountName, counts, authorOf];
