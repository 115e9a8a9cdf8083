import type { JsonObject } from '../../protocol/base/vocabulary.js';
import { queuedCommandView } from './apple.js';
import { type Check, finding } from './check.js';

/** Some link of the ErrorChain of the command that was queued last, as the administrator reads it. */
export const errorsName: Check<{ readonly code: number; readonly domain: string }> = async (
  evidence,
  { code, domain },
  requirements,
) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown') return [];
  const chain = (command?.result?.ErrorChain ?? []) as readonly JsonObject[];
  if (chain.some(({ ErrorCode, ErrorDomain }) => ErrorCode === code && ErrorDomain === domain)) return [];
  return [finding(requirements, `error ${code} of ${domain}`, chain.length === 0 ? 'no error' : JSON.stringify(chain))];
};
