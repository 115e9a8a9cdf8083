import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Registration } from './state.js';

/** Whether somebody may register a company: with a Samsung account only. */
export const accountIsKnown = rule('KME-009', {
  holds: (_context: RuleContext, known: boolean): boolean => known,
  mutants: { anybody: () => true, nobody: () => false },
});

/** Whether the service is offered in a country. */
export const countryIsSupported = rule('KME-006', {
  holds: (_context: RuleContext, supported: boolean): boolean => supported,
  mutants: { everywhere: () => true, nowhere: () => false },
});

/** State of a registration that was submitted: a complete one is approved at once. */
export const stateAfterSubmission = rule('KME-010', {
  holds: (_context: RuleContext, complete: boolean): Registration => (complete ? 'approved' : 'pending_review'),
  mutants: { alwaysApproved: (): Registration => 'approved', alwaysReviewed: (): Registration => 'pending_review' },
});

/** Whether a company may go on with the set-up. */
export const mayGoOn = rule('KME-010', {
  holds: (_context: RuleContext, state: Registration): boolean => state === 'approved',
  mutants: { beforeTheReview: () => true },
});

/** Whether an upload of devices counts, by whether the company has approved the reseller. */
export const uploadCounts = rule('KME-024', {
  holds: (_context: RuleContext, approved: boolean): boolean => approved,
  mutants: { anyReseller: () => true, noReseller: () => false },
});

export interface Identifiers {
  readonly serial: string;
  readonly imei: string;
}

/** Identifiers that are listed of a device that was bought. */
export const listedIdentifiers = rule('KME-005', {
  holds: (_context: RuleContext, bought: Identifiers): Identifiers => bought,
  mutants: {
    serialOnly: (_context, { serial }) => ({ serial, imei: '' }),
    imeiOnly: (_context, { imei }) => ({ serial: '', imei }),
  },
});

/** Whether the Knox Deployment App reads a device in this way. */
export const appReads = rule('KME-003', {
  holds: (_context: RuleContext, transport: string): boolean => transport === 'bluetooth' || transport === 'nfc',
  mutants: {
    bluetoothOnly: (_context, transport) => transport === 'bluetooth',
    nfcOnly: (_context, transport) => transport === 'nfc',
    anyCable: () => true,
  },
});

export const registrationRules: readonly RuleSummary[] = [
  accountIsKnown,
  countryIsSupported,
  stateAfterSubmission,
  mayGoOn,
  uploadCounts,
  listedIdentifiers,
  appReads,
];
