import type { ProblemType } from '../../../../protocol/acme/problems.table.js';

/** Why a request is answered by a problem document. */
export class Refused extends Error {
  readonly type: ProblemType;

  constructor(type: ProblemType, detail: string) {
    super(detail);
    this.name = 'Refused';
    this.type = type;
  }
}
