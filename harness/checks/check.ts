import type { DeviceEvidence } from '../../protocol/base/evidence.js';
import type { Finding } from '../../protocol/base/finding.js';
import type { AdminAdapter } from './admin.js';

/** What checks may look at. Gathered by the scene, the load engine or a capsule; a check never acts. */
export interface Evidence {
  readonly device?: DeviceEvidence;
  readonly devices: readonly DeviceEvidence[];
  readonly admin: Pick<AdminAdapter, 'readDevices' | 'readSettings' | 'readReport' | 'readPage'>;
  readonly capabilities: ReadonlySet<string>;
  /** Milliseconds on the tenant's clock. */
  readonly now: number;
  /** What an earlier step of the scenario left: the answer of an admin call, a session's outcome. */
  readonly notes: ReadonlyMap<string, unknown>;
}

/**
 * Decides one requirement from evidence. Returns what is wrong, with expected and received; an empty list is a pass.
 * Never throws for a wrong server. `requirements` are the ids the scenario is tagged with: a finding names one of them.
 */
export type Check<A> = (evidence: Evidence, args: A, requirements: readonly string[]) => Promise<readonly Finding[]>;

/** Name of the note of a scenario that has the server answer wrongly: what devices report of it is wanted, and nobody's fault. */
export const provokedNote = 'provoked';

/** Names the requirement a finding belongs to: the one the check knows itself, else all that the scenario shows. */
export function finding(
  requirements: readonly string[],
  expected: string,
  received: string,
  more: Partial<Pick<Finding, 'requirement' | 'section' | 'severity' | 'place'>> = {},
): Finding {
  const [requirement, ...also] = more.requirement === undefined ? requirements : [more.requirement];
  return {
    severity: 'fail',
    ...more,
    ...(requirement !== undefined && { requirement }),
    ...(also.length > 0 && { also }),
    expected,
    received,
  };
}
