import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { sizeOfPage } from './api-rules.js';
import { type Call, page } from './call.js';

/** One page of a list of this API. */
export function pageOf(
  { query, context }: Pick<Call, 'query' | 'context'>,
  member: string,
  all: readonly JsonObject[],
): JsonObject {
  return page(query, member, all, { sizeOf: (asked) => sizeOfPage(context, asked) });
}
