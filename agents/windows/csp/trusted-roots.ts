import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TreeState } from '../../omadm/csp.js';

const place = (store: string): RegExp =>
  new RegExp(`^Device/Vendor/MSFT/CertificateStore/${store}/System/[^/]+/EncodedCertificate$`);

const certificatesIn = (tree: TreeState, store: string): readonly Uint8Array[] =>
  Object.entries(tree)
    .filter(([uri]) => place(store).test(uri))
    .map(([, value]) => new Uint8Array(Buffer.from(value ?? '', 'base64')));

/** Roots that count in TLS besides those of the enrollment: the ones that sessions have put into the store, as long as they are there (CertificateStore CSP, ROOT/System). */
export const rootsOfSessions = rule('XWP-216', {
  holds: (_context: RuleContext, tree: TreeState): readonly Uint8Array[] => certificatesIn(tree, 'ROOT'),
  mutants: {
    keepsThemUnused: () => [],
    looksAmongPeople: (_context, tree) => certificatesIn(tree, 'TrustedPeople'),
  },
});

/** Rules of trust that `muster prove` can break in a PC. */
export const trustedRootRules: readonly RuleSummary[] = [rootsOfSessions];
