import { isIP } from 'node:net';
import { TargetError } from '../../../protocol/base/errors.js';
import type { EnrollmentEntry } from '../../../protocol/base/evidence.js';
import { Companion } from '../nanomdm/companion.js';
import { OneOrganization } from '../one-organization.js';
import type { OpenTarget } from '../target.js';
import { missingReasons, noAdminCapabilities } from './capabilities.table.js';
import { EntryBook } from './entry-book.js';
import type { EntryLocator } from './entry-locator.js';
import { NoAdmin } from './no-admin.js';

/** Opens a server of which only the ways in are known. It is not asked anything before the first device comes. */
export const openNoAdminTarget: OpenTarget = async (locator) => {
  const { name, entries = [] } = locator;
  const [first] = entries;
  if (first === undefined) throw new TargetError('TARGET_ENTRIES', 'the target file has no entries');
  const book = new EntryBook(entries);
  const accounts = new WeakMap<EnrollmentEntry, EntryLocator['account']>();
  const url = addressOf(first);
  // opened with the first session: whoever only plans needs no port
  let companion: Promise<Companion> | undefined;
  return new OneOrganization({
    locator,
    capabilities: noAdminCapabilities(entries),
    reasons: missingReasons,
    domain: domainOf(entries),
    url,
    isOurs: (host) => isIP(host) === 0 && host !== 'localhost',
    account: (entry) => accounts.get(entry),
    admin: async (capabilities) => {
      companion ??= Companion.open({});
      const handedOut = (entry: EnrollmentEntry, account: EntryLocator['account']) => void accounts.set(entry, account);
      return new NoAdmin({ name, book, companion: await companion, capabilities, handedOut });
    },
    describe: async () => ({ name }),
    close: async () => (await companion)?.close(),
  });
};

/** What people read of the server: where the first entry leads. */
function addressOf({ way, gives: { url, username, assigned } }: EntryLocator): string {
  const assignedUrl = assigned?.url;
  return url ?? username ?? (typeof assignedUrl === 'string' ? assignedUrl : `the entry ${way}`);
}

/** Of the sign-in names, or else of an address. */
function domainOf(entries: readonly EntryLocator[]): string {
  const names = entries.flatMap(({ account, gives }) => account?.upn ?? gives.username ?? []);
  const domain = names.map((name) => name.slice(name.lastIndexOf('@') + 1)).find((name) => name.includes('.'));
  const hosts = entries.flatMap(({ gives: { url } }) =>
    url !== undefined && URL.canParse(url) ? new URL(url).hostname : [],
  );
  return (domain ?? hosts.find((host) => host !== '') ?? 'no-admin.muster.test').toLowerCase();
}
