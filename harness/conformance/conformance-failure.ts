import type { Finding } from '../../protocol/base/finding.js';

/** A check found the target wrong: ends the scenario. The findings are the evidence. */
export class ConformanceFailure extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(describeFinding).join('\n'));
    this.name = 'ConformanceFailure';
    this.findings = findings;
  }
}

/** `LIM-028: expected …, received …` */
export function describeFinding({ requirement, expected, received }: Finding): string {
  return `${requirement === undefined ? '' : `${requirement}: `}expected ${expected}; received ${received}`;
}
