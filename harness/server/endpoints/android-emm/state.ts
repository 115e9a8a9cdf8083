import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import type { TenantState } from '../../domain/state.js';

/** What the server keeps of its enterprise at Google. */
export type EmmState = {
  /** `enterprises/{e}`, once the organisation is bound. */
  readonly enterprise?: string;
  /** A sign-up that an administrator has begun: its name, and what the way back must bring. */
  readonly signup?: { readonly name: string; readonly secret: string };
  /** Shown by whoever pushes notifications. */
  readonly pushToken: string;
  /** The policy as it was sent last, as JSON. */
  readonly policySent?: string;
  /** Operations whose end was told before anybody here knew of them, by name. */
  readonly early: Readonly<Record<string, JsonObject>>;
  /** Devices that were deleted, so that late messages do not bring them back. */
  readonly gone: readonly string[];
  /** References of enrollments whose tokens were deleted at Google. */
  readonly takenBack?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly reconciledAt?: number;
};

const kind = 'android-emm';
const initial: EmmState = { pushToken: '', early: {}, gone: [] };

/** The document is the server's own; administrators see it on its page. */
export const emmState = ({ settings }: TenantState): EmmState =>
  (settings.get(kind) as EmmState | undefined) ?? initial;

export function keepEmm(state: TenantState, changes: Partial<EmmState>): void {
  replaceEmm(state, { ...emmState(state), ...changes });
}

export function replaceEmm({ settings }: TenantState, emm: EmmState): void {
  settings.set(kind, emm as JsonObject);
}
