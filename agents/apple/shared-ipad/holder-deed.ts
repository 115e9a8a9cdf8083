import type { DeedOutcome } from '../../device/agent.js';

/** What the holder of a shared device does with it, by name and with details. */
export type HolderDeed =
  | {
      readonly kind: 'sign-in';
      readonly account: string;
      readonly password?: string;
      readonly passcode?: string;
      /** The device reaches nobody. */
      readonly offline?: true;
    }
  | { readonly kind: 'sign-out'; readonly offline?: true }
  | { readonly kind: 'temporary-session' }
  /** Works with apps and leaves this behind: a document, a page in the browsing history. */
  | { readonly kind: 'work'; readonly leaves: string }
  | { readonly kind: 'lock' }
  | { readonly kind: 'unlock'; readonly passcode?: string }
  | { readonly kind: 'install-from-store'; readonly app: string }
  | { readonly kind: 'open-company-portal' }
  /** Resets the device to how it left the factory. */
  | { readonly kind: 'reset' };

export const done: DeedOutcome = Object.freeze({ kind: 'done' });

export function refused(code: string, message: string): DeedOutcome {
  return { kind: 'refused', code, message };
}
