import type { EntryLocator } from './entry-locator.js';
import { platformsOf } from './entry-ways.table.js';

/** What scenarios may count on where nothing is known but how devices get in. */
export function noAdminCapabilities(entries: readonly EntryLocator[]): readonly string[] {
  const methods = [...new Set(entries.flatMap((entry) => entry.methods))];
  const platforms = [...new Set(methods.flatMap(platformsOf))];
  const identities = entries.flatMap(({ wishes }) => byIdentity[String(wishes.identity)] ?? []);
  return [
    ...platforms.map((platform) => `platform:${platform}`),
    ...methods.map((method) => `method:${method}`),
    ...new Set(identities),
  ];
}

/** What a profile in a file shows of how devices get their identities. */
const byIdentity: Readonly<Record<string, string>> = { acme: 'acme', pkcs12: 'identityfile' };

const nobody = 'the target file names nobody who administrates it (admin.kind: none)';
const noEntry = 'no entry of the target file leads there';
const ownTime = 'a server without an administrator lives in real time and has one organization';

/** Why the rest is missing; a word without a colon speaks for all of its kind. */
export const missingReasons: Readonly<Record<string, string>> = {
  tenants: ownTime,
  clock: ownTime,
  editions: nobody,
  rules: nobody,
  faults: nobody,
  escrow: nobody,
  tokens: nobody,
  entrytokens: nobody,
  nfc: noEntry,
  acme: 'no profile in a file of the target file has an ACME payload',
  identityfile: 'no profile in a file of the target file brings a PKCS#12 file',
  verb: nobody,
  settings: nobody,
  report: nobody,
  page: nobody,
  platform: noEntry,
  method: noEntry,
  wish: 'devices get in as the entry of the target file is, and it is no such one',
};
