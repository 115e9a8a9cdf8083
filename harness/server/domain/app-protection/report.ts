import type { ProtectionPolicy, ProtectionQuestion } from '../../../../protocol/app-protection/messages.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../../tenant.js';

const kind = 'app-protected';

/** Remembers that an app asked for its policy. */
export function noteApp(
  { state, now }: TenantContext,
  { username: upn, app, platform, place }: ProtectionQuestion,
  policy: ProtectionPolicy | undefined,
): void {
  const detail = { app, place, policy: policy?.name ?? null };
  state.events.push({ at: now, kind, platform, upn: upn.toLowerCase(), detail });
}

/** The report `app-protection`: which apps of whom asked, where they live, and the policy that each was given last. */
export function appProtectionReport({ state }: TenantContext): JsonObject {
  const latest = new Map<string, JsonObject>();
  for (const { kind: event, at, upn = '', platform = '', detail } of state.events)
    if (event === kind) latest.set(`${upn} ${detail.app} ${detail.place}`, { at, upn, platform, ...detail });
  return { rows: [...latest.values()] };
}
