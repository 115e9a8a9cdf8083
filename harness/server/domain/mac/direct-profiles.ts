import { z } from 'zod';
import { days } from '../../../../protocol/base/clock.js';
import { type RuleContext, type RuleSummary, rule } from '../../../../protocol/base/rule.js';
import type { Method } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';
import { readSettings } from '../settings-read.js';
import type { IssuedEnrollment } from '../state.js';

const profileSchema = z.strictObject({
  /** By which administrators' tools name it; it outlives a new name. */
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().default(''),
  userAffinity: z.enum(['with', 'without']).default('without'),
});

/** Enrollment profiles that are exported and installed by hand: the settings document `direct-enrollment-profiles`. */
export const directProfilesSchema = z.strictObject({ profiles: z.array(profileSchema).default([]) });

export type DirectProfile = z.infer<typeof profileSchema>;

export function findDirectProfile({ state }: TenantContext, id: string): DirectProfile | undefined {
  return directProfilesSchema
    .parse(readSettings(state, 'direct-enrollment-profiles'))
    .profiles.find((profile) => profile.id === id);
}

/** Whether a profile may be exported for direct enrollment, which knows no users. */
export const mayExport = rule('MDE-003', {
  holds: (_context: RuleContext, { userAffinity }: DirectProfile): boolean => userAffinity === 'without',
  mutants: { exportsWithAffinity: () => true },
});

/** The name by which a device is listed, given the one when it enrolled and the present one of its profile. */
export const nameOfEnrollment = rule('MDE-003', {
  holds: (_context: RuleContext, then: string | undefined, _now: string | undefined): string | undefined => then,
  mutants: { followsTheEdit: (_context, then, now) => now ?? then, nameIsLost: () => undefined },
});

/** The person that a device is bound to, given the one for whom its enrollment was issued. */
export const boundPerson = rule(['MAC-003', 'MDE-001'], {
  holds: (_context: RuleContext, method: Method, upn: string | undefined): string | undefined =>
    method === 'macos-direct' ? undefined : upn,
  mutants: { bindsWhoDownloads: (_context, _method, upn) => upn },
});

/** What a download does: when the new copy ends (ms), and what becomes of those before. */
export interface Download {
  readonly expiresAt: number;
  readonly earlier: 'stay' | 'end' | 'live-longer';
}

/** Each copy is good for two weeks from its own download, whatever came before or after it. */
export const onDownload = rule('MDE-005', {
  holds: ({ now }: RuleContext, _link: Pick<IssuedEnrollment, 'issuedAt'>): Download => ({
    expiresAt: now + days(14),
    earlier: 'stay',
  }),
  mutants: {
    countsFromTheLink: (_context, { issuedAt }): Download => ({ expiresAt: issuedAt + days(14), earlier: 'stay' }),
    aMonth: ({ now }): Download => ({ expiresAt: now + days(30), earlier: 'stay' }),
    endsEarlierCopies: ({ now }): Download => ({ expiresAt: now + days(14), earlier: 'end' }),
    prolongsEarlierCopies: ({ now }): Download => ({ expiresAt: now + days(14), earlier: 'live-longer' }),
  },
});

export const directProfileRules: readonly RuleSummary[] = [mayExport, nameOfEnrollment, boundPerson, onDownload];
