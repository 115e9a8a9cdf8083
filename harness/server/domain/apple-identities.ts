import { days } from '../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../protocol/base/rule.js';
import type { JsonObject } from '../../../protocol/base/vocabulary.js';
import type { TenantContext } from '../tenant.js';
import { successionIn } from './identity-settings.js';
import type { CommandState, DeviceState } from './state.js';

/** What is kept of the certificate that a device is pinned to. */
export type PinnedIdentity = {
  /** Milliseconds. */
  readonly notAfter: number;
  /** Of the authorities that follow one another, the one that issued it. */
  readonly generation: number;
};

export interface IdentityFacts {
  /** Until when it opens anything, milliseconds. */
  readonly goodUntil: number;
  /** What became of the profile that was to renew it. */
  readonly renewal: CommandState['state'] | undefined;
}

export type IdentityState = 'good' | 'renewing' | 'failed' | 'lost';

/** What an administrator reads of a device's identity: a device whose identity is good for nothing any more has to enroll again. */
export const identityState = rule('XAP-393', {
  holds: ({ now }: RuleContext, { goodUntil, renewal }: IdentityFacts): IdentityState => {
    if (now > goodUntil) return 'lost';
    if (renewal === 'failed') return 'failed';
    return renewal === undefined || renewal === 'acknowledged' ? 'good' : 'renewing';
  },
  mutants: {
    lostLooksGood: (_context, { renewal }) => (renewal === 'failed' ? 'failed' : 'good'),
    failureLooksGood: ({ now }, { goodUntil }) => (now > goodUntil ? 'lost' : 'good'),
  },
});

/** The report `apple-identities`: until when every device's identity is good, and what its renewal came to. */
export function appleIdentities(context: TenantContext): JsonObject {
  const rows = [...context.state.devices.values()].flatMap((device) => {
    const identity = device.detail.identity as PinnedIdentity | undefined;
    return identity === undefined || device.state === 'unenrolled' ? [] : [rowOf(context, device, identity)];
  });
  return { rows };
}

function rowOf(context: TenantContext, device: DeviceState, identity: PinnedIdentity): JsonObject {
  const goodUntil = Math.min(identity.notAfter, endOfGrace(context, identity.generation));
  const { command } = (device.detail.renewal ?? {}) as { readonly command?: string };
  const renewal = device.commands.find(({ id }) => id === command)?.state;
  const state = identityState(context, { goodUntil, renewal });
  return { enrollmentId: device.enrollmentId, generation: identity.generation, goodUntil, state };
}

function endOfGrace({ state }: TenantContext, generation: number): number {
  const succession = successionIn(state);
  if (succession === undefined || generation >= succession.generation) return Number.MAX_SAFE_INTEGER;
  return succession.startsAt + days(succession.graceDays);
}
