import { z } from 'zod';
import { days } from '../../../protocol/base/clock.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import type { Succession } from './authority-generations.js';
import type { TenantState } from './state.js';

const kind = 'device-identities';

/** Settings kind `device-identities`: how long device identities live, and which authority issues them. */
export const identitySettingsSchema = z.strictObject({
  /** A device gets a new identity this many days before its own ends; without it, none by itself. */
  renewDaysBefore: z.int().min(1).max(300).optional(),
  /** Which of the authorities that follow one another is to issue. */
  authority: z
    .strictObject({
      generation: z.int().min(1).max(100),
      /** Days until it takes over; until then it is announced (RFC 8894 §4.7). */
      startsInDays: z.number().min(0).max(365).default(0),
      /** Days after that on which identities of the old one are still good. */
      graceDays: z.number().min(0).max(3650).default(30),
      /** When it takes over, milliseconds; the server's to say. */
      startsAt: z.number().optional(),
    })
    .optional(),
});

export type IdentitySettings = z.infer<typeof identitySettingsSchema>;

export function identitySettings({ settings }: TenantState): IdentitySettings {
  return (settings.get(kind) as IdentitySettings | undefined) ?? {};
}

/** A generation that was planned before keeps its day. */
export function normalizeIdentitySettings(document: JsonObject, { now, state }: TenantContext): JsonObject {
  const { authority, ...others } = identitySettingsSchema.parse(document);
  if (authority === undefined) return others as JsonObject;
  const planned = identitySettings(state).authority;
  const startsAt = planned?.generation === authority.generation ? planned.startsAt : now + days(authority.startsInDays);
  return { ...others, authority: { ...authority, startsAt } } as JsonObject;
}

/** What was planned for the authority, if anything. */
export function successionIn(state: TenantState): Succession | undefined {
  const { authority } = identitySettings(state);
  if (authority?.startsAt === undefined) return undefined;
  const { generation, startsAt, graceDays } = authority;
  return { generation, startsAt, graceDays };
}
