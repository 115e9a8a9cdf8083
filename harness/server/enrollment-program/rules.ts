import { type RuleContext, type RuleSummary, rule } from '../../../protocol/base/rule.js';
import type { CloudResponse } from '../clouds/cloud.js';
import { dynamicGroupRules } from '../domain/dynamic-groups.js';
import { profileRules } from '../domain/enrollment-program/profile-rules.js';
import { schoolRules } from '../domain/enrollment-program/school-rules.js';
import { syncRules } from '../domain/enrollment-program/sync-rules.js';
import { tokenRules } from '../domain/enrollment-program/token-rules.js';
import { statusOf } from './status.js';

/** Whether an answer is a reason to open a new session and ask again. */
export const opensNewSession = rule('XDP-030', {
  holds: (_context: RuleContext, { status, body }: Pick<CloudResponse, 'status' | 'body'>): boolean =>
    status === 401 || (status === 403 && body === 'FORBIDDEN'),
  mutants: { givesUp: () => false },
});

/** Whether a sync goes on after a page. */
export const readsOn = rule('XDP-031', {
  holds: (_context: RuleContext, moreToFollow: boolean): boolean => moreToFollow,
  mutants: { firstPageOnly: () => false },
});

/** What the administrator is told to do about a refusal of the service, by its code. */
export const adviceFor = rule('XDP-032', {
  holds: (_context: RuleContext, code: string): string => advices[code] ?? tryLater,
  mutants: { alwaysTryLater: () => tryLater },
});

const tryLater = 'Nothing has to be done: the next sync tries again.';
const renew = 'Renew the token: download a new one from Apple and upload it here.';
const advices: Readonly<Record<string, string>> = {
  EXPIRED: renew,
  token_rejected: renew,
  consumer_key_unknown: renew,
  ACCESS_DENIED: renew,
  UNAUTHORIZED: renew,
  T_C_NOT_SIGNED: "Accept the new terms and conditions in Apple's portal.",
};

/** Every rule that the MDM server keeps towards the enrollment program. */
export const enrollmentProgramRules: readonly RuleSummary[] = [
  ...tokenRules,
  ...syncRules,
  ...profileRules,
  ...schoolRules,
  ...dynamicGroupRules,
  opensNewSession,
  readsOn,
  adviceFor,
  statusOf,
];
