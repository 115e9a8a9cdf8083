import { z } from 'zod';
import type { TenantState } from './state.js';

/** Settings kind `apple-answers`: statuses that the MDM server answers with in place of its own, so that devices are seen to cope. */
export const appleAnswersSchema = z.strictObject({
  /** For check-ins, which are obeyed all the same. */
  checkIns: z.int().min(200).max(599).optional(),
  /** For command reports, which go unread. */
  reports: z.int().min(200).max(599).optional(),
  /** Code of the error in the body, for 403 (apple/device-management, mdm/errors). */
  error: z.string().min(1).optional(),
  /** Where a redirect leads. */
  location: z.url().optional(),
});

export type AppleAnswers = z.infer<typeof appleAnswersSchema>;

export function appleAnswers(state: TenantState): AppleAnswers {
  return appleAnswersSchema.parse(state.settings.get('apple-answers') ?? {});
}
