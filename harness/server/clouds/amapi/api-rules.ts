import { type GoogleStatus, googleError, googleStatus } from '../../../../protocol/amapi/errors.table.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

/** Pages hold ten unless asked otherwise, and a hundred at most (devices.list, enrollmentTokens.list, pageSize). */
export const sizeOfPage = rule('XAM-013', {
  holds: (_context: RuleContext, asked: number) => Math.min(asked === 0 ? 10 : asked, 100),
  mutants: {
    asManyAsAsked: (_context, asked) => (asked === 0 ? 10 : asked),
    twentyUnlessAsked: (_context, asked) => Math.min(asked === 0 ? 20 : asked, 100),
  },
});

/** A refusal is a google.rpc.Status below `error`, and its code is that of HTTP. */
export const refusalBody = rule('XAM-014', {
  holds: (context: RuleContext, { status, message, field }: Refused): JsonObject => ({
    error: { ...googleError(status, message).error, ...detailsOf(context, field) },
  }),
  mutants: {
    bareText: (_context, { message }) => ({ error: message }),
    codeOfGrpc: (_context, { status, message }) => ({
      error: { code: Object.keys(googleStatus).indexOf(status), message, status },
    }),
  },
});

/** What a refusal says. */
export interface Refused {
  readonly status: GoogleStatus;
  readonly message: string;
  readonly field: string | undefined;
}

/** Which field of a request was wrong is in the details (google.rpc.BadRequest; AIP-193, Errors). */
const detailsOf = rule('XAM-127', {
  holds: (_context: RuleContext, field: string | undefined): JsonObject =>
    field === undefined ? {} : { details: [{ '@type': badRequest, fieldViolations: [{ field }] }] },
  mutants: { inTheMessageOnly: () => ({}) },
});

const badRequest = 'type.googleapis.com/google.rpc.BadRequest';

/** What the project may ask in a minute (Android Management API, usage limits). */
export const withinQuota = rule('XAM-015', {
  holds: (_context: RuleContext, calls: number, most: number) => calls <= most,
  mutants: { unlimited: () => true, oneLess: (_context, calls, most) => calls < most },
});

export const apiRules = [sizeOfPage, refusalBody, detailsOf, withinQuota];
