import { rule } from '../../protocol/base/rule.js';
import { isSuccess, type StatusCode } from '../../protocol/syncml/status-codes.table.js';
import type { Answer } from './answers.js';
import type { TreeState, TreeWorld } from './csp.js';

/** Results of the configuration manager by the Status that they lead to (cfgmgrerror.h of the Windows SDK). */
const results: Partial<Readonly<Record<StatusCode, string>>> = {
  '400': '0x86000000',
  '404': '0x86000002',
  '405': '0x86000011',
  '406': '0x86000013',
  '415': '0x86000001',
  '500': '0x86000005',
  '507': '0x86000005',
  '516': '0x86000009',
};

/** The result that a failing Status carries: from version 3.0 of the session's protocol on (MS-MDM §2.2.5.1). */
export const toldResult = rule('XDM-165', {
  holds: (_: TreeWorld, version: number, result: string | undefined): string | undefined =>
    version >= 3 ? result : undefined,
  mutants: {
    never: () => undefined,
    inAnyVersion: (_, _version, result) => result,
  },
});

/** SyncApplicationVersion as it was when the session began; a change counts from the next one on. */
export function syncVersion(tree: TreeState): number {
  const told = Object.entries(tree).find(([uri]) => uri.endsWith('/SyncApplicationVersion'))?.[1];
  return Number(told ?? '1');
}

/** The answer with the result behind its failure. */
export function withResult(world: TreeWorld, version: number, answer: Answer): Answer {
  if (answer.verb !== 'Status' || isSuccess(answer.data)) return answer;
  const originalError = toldResult(world, version, results[answer.data as StatusCode]);
  return originalError === undefined ? answer : { ...answer, originalError };
}
