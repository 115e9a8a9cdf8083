import { type RuleContext, type RuleSummary, rule } from '../../protocol/base/rule.js';
import type { Method } from '../../protocol/base/vocabulary.js';
import type { TreeState } from '../omadm/csp.js';

type Mode = 'machine' | 'user';

/** Whether a certificate opens a secured network to a PC: on one that a package enrolled, only a certificate of the device. */
const opensNetwork = rule('BLK-033', {
  holds: (_context: RuleContext, mode: Mode, bulk: boolean): boolean => mode === 'machine' || !bulk,
  mutants: { anyCertificate: () => true, neverUsers: (_context, mode) => mode === 'machine' },
});

/** Wireless networks by name, and whether the PC gets into them (WiFi CSP; OneX schema, authMode). */
export function networksOf(
  context: RuleContext,
  tree: TreeState,
  method: Method | undefined,
): Readonly<Record<string, boolean>> {
  const bulk = method === 'windows-bulk';
  const found = Object.entries(tree).flatMap(([uri, profile]) => {
    const name = /Vendor\/MSFT\/WiFi\/Profile\/([^/]+)\/WlanXml$/.exec(uri)?.[1];
    const mode = /<authMode>(machine|user)<\/authMode>/.exec(profile ?? '')?.[1] as Mode | undefined;
    return name === undefined ? [] : [[name, mode === undefined || opensNetwork(context, mode, bulk)] as const];
  });
  return Object.fromEntries(found);
}

/** Rules of networks that `muster prove` can break in a PC. */
export const networkRules: readonly RuleSummary[] = [opensNetwork];
