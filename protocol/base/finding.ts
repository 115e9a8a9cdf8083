import type { Section } from './section.js';

/** fail: a rule that must hold is broken; warn: a `should`, or a reading that rests on an inference; info: worth knowing. */
export type Severity = 'fail' | 'warn' | 'info';

/** One deviation, as a tolerant decoder or a check reports it. */
export interface Finding {
  /** Requirement id of the catalog (`XSC-004`, `LIM-028`); absent where no row covers the deviation. */
  readonly requirement?: string;
  /** Other requirements that one check decides together with it, because a scenario shows them by the same evidence. */
  readonly also?: readonly string[];
  readonly expected: string;
  readonly received: string;
  readonly section?: Section;
  readonly severity: Severity;
  /** Where in the message: an XPath-like or dotted path, an attribute OID, a byte offset. */
  readonly place?: string;
}

/** Whether the finding says that this requirement is broken. */
export function namesRequirement(
  { requirement, also = [] }: Pick<Finding, 'requirement' | 'also'>,
  id: string,
): boolean {
  return requirement === id || also.includes(id);
}

/** What every decoder returns: the message as far as it could be read, and every deviation met on the way. */
export interface Decoded<T> {
  readonly message: T;
  readonly findings: readonly Finding[];
}

/** Collects findings while a decoder walks a message. */
export class Findings {
  readonly #list: Finding[] = [];

  add(finding: Omit<Finding, 'severity'> & { readonly severity?: Severity }): void {
    this.#list.push(Object.freeze({ severity: 'fail', ...finding }));
  }

  warn(finding: Omit<Finding, 'severity'>): void {
    this.add({ ...finding, severity: 'warn' });
  }

  include(findings: readonly Finding[]): void {
    this.#list.push(...findings);
  }

  get list(): readonly Finding[] {
    return this.#list;
  }
}
