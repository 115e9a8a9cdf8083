import type { ProblemType } from '../../../../protocol/acme/problems.table.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

/** Why a request is answered by a problem document. */
export class Refused extends Error {
  readonly type: ProblemType;
  /** Members of the document beside type and detail. */
  readonly more: JsonObject;
  /** HTTP status where it is not that of the type. */
  readonly status: number | undefined;

  constructor(type: ProblemType, detail: string, { more = {}, status }: RefusedOptions = {}) {
    super(detail);
    this.name = 'Refused';
    this.type = type;
    this.more = more;
    this.status = status;
  }
}

interface RefusedOptions {
  readonly more?: JsonObject;
  readonly status?: number;
}
