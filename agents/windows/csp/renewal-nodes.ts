import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { TreeState } from '../../omadm/csp.js';
import type { RenewalTerms } from '../provisioning.js';

/** Where renewal settings are, in the tree's own form. */
export const renewNode = 'Device/Vendor/MSFT/CertificateStore/My/WSTEP/Renew';

/** What a renewal came to. */
export type RenewalEnd = { readonly error?: string };

/** Status and ErrorCode once a renewal was tried: 2 and nothing, or 3 and the result as a signed number (CertificateStore CSP, My/WSTEP/Renew/Status, ErrorCode). */
const toldOfRenewal = rule('XWP-210', {
  holds: (_context: RuleContext, { error }: RenewalEnd) =>
    error === undefined ? { Status: '2', ErrorCode: '0' } : { Status: '3', ErrorCode: String(Number(error) | 0) },
  mutants: {
    neverStarted: () => ({ Status: '0', ErrorCode: '0' }),
    saysAllIsWell: () => ({ Status: '2', ErrorCode: '0' }),
    namesNoError: (_context, { error }) => ({ Status: error === undefined ? '2' : '3', ErrorCode: '0' }),
  },
});

/** A renewal setting that counts: what a session set goes before what the enrollment brought (CertificateStore CSP, My/WSTEP/Renew). */
const settingThatCounts = rule('XWP-211', {
  holds: (_context: RuleContext, enrolled: string, told: string | undefined): string => told ?? enrolled,
  mutants: { keepsThatOfTheEnrollment: (_context, enrolled) => enrolled },
});

/** Whether renewals may be so many days apart: no more than the period is long (CertificateStore CSP, My/WSTEP/Renew/RetryInterval). */
export const retryIntervalIsAllowed = rule('XWP-212', {
  holds: (_context: RuleContext, days: number, period: number): boolean => days >= 1 && days <= 1000 && days <= period,
  mutants: { anyInterval: () => true, looksAtNoPeriod: (_context, days) => days >= 1 && days <= 1000 },
});

/** What the nodes say once a PC is enrolled: what the provisioning document said (MS-MDE2 §2.2.9.1, My/WSTEP/Renew). */
const nodesOfDocument = rule('XWP-213', {
  holds: (_context: RuleContext, nodes: TreeState): TreeState => nodes,
  mutants: { saysTheUsual: () => ({}) },
});

/** Rules of the renewal nodes that `muster prove` can break in a PC. */
export const renewalNodeRules: readonly RuleSummary[] = [
  toldOfRenewal,
  settingThatCounts,
  retryIntervalIsAllowed,
  nodesOfDocument,
];

/** The renewal nodes that a provisioning document leaves. */
export const renewalNodesFor = (
  context: RuleContext,
  { periodDays, retryDays, url }: Omit<RenewalTerms, 'url'> & { readonly url?: string },
): TreeState =>
  nodesOfDocument(context, {
    [`${renewNode}/RenewalPeriod`]: String(periodDays),
    [`${renewNode}/RetryInterval`]: String(retryDays),
    ...(url !== undefined && { [`${renewNode}/ServerURL`]: url }),
  });

/** The tree after a renewal was tried. */
export const afterRenewal = (context: RuleContext, tree: TreeState, end: RenewalEnd): TreeState => ({
  ...tree,
  ...Object.fromEntries(
    Object.entries(toldOfRenewal(context, end)).map(([name, value]) => [`${renewNode}/${name}`, value]),
  ),
});

/** Days between two attempts, and where renewal is asked for. */
export function renewalSettings(
  context: RuleContext,
  tree: TreeState,
  enrolled: { readonly retryDays: number; readonly url: string },
) {
  const told = (name: string): string | undefined => tree[`${renewNode}/${name}`] ?? undefined;
  return {
    retryDays: Number(settingThatCounts(context, String(enrolled.retryDays), told('RetryInterval'))),
    url: settingThatCounts(context, enrolled.url, told('ServerURL')),
  };
}
