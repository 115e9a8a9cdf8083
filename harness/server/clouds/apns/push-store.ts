import type { WaitingPush } from '../../../../protocol/apple/push.js';
import type { RuleContext } from '../../../../protocol/base/rule.js';
import { isStillDue, waitingAfter } from './rules.js';

/** What goes wrong on the way to devices, as the tester wants it; each counts down or holds until it is changed. */
export interface PushFaults {
  /** So many of the next notifications are taken and never delivered. */
  lose: number;
  /** So many of the next notifications are delivered twice. */
  duplicate: number;
  /** Milliseconds before a notification is delivered. */
  late: number;
}

/** One notification on its way. */
export interface StoredPush extends WaitingPush {
  /** Milliseconds. */
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly times: number;
}

/** Where a listening device gets its pushes at once. */
export type PushListener = (push: WaitingPush) => void;

/** What the service knows of one token. */
interface TokenState {
  topic?: string;
  /** Milliseconds. */
  goneSince?: number;
  waiting: readonly StoredPush[];
  /** When it got notifications, for the throttle. */
  pushedAt: number[];
  listener?: PushListener;
}

/** Tokens and what waits for them: at most one notification each. */
export class PushStore {
  readonly faults: PushFaults = { lose: 0, duplicate: 0, late: 0 };
  readonly #tokens = new Map<string, TokenState>();

  of(token: string): Readonly<TokenState> | undefined {
    return this.#tokens.get(token);
  }

  /** A device has this token, for this topic. It is told at once from now on where it listens. */
  register(token: string, topic: string, listener?: PushListener): void {
    const state = this.#state(token);
    state.topic = topic;
    delete state.goneSince;
    if (listener !== undefined) state.listener = listener;
  }

  unregister(token: string, now: number): void {
    const state = this.#state(token);
    state.goneSince = now;
    state.waiting = [];
  }

  stopListening(token: string, listener: PushListener): void {
    const state = this.#tokens.get(token);
    if (state?.listener === listener) delete state.listener;
  }

  /** Takes a notification that was found good. */
  take(context: RuleContext, push: Omit<StoredPush, 'times' | 'dueAt'>): void {
    const state = this.#state(push.token);
    state.pushedAt = [...state.pushedAt.slice(-99), context.now];
    if (this.#spend('lose')) return;
    const stored = { ...push, dueAt: context.now + this.faults.late, times: this.#spend('duplicate') ? 2 : 1 };
    state.waiting = waitingAfter(context, state.waiting, stored);
    if (state.listener !== undefined) for (const each of this.collect(context, push.token)) state.listener(each);
  }

  /** What the device gets now; it waits no longer then. */
  collect(context: RuleContext, token: string): readonly WaitingPush[] {
    const state = this.#state(token);
    const live = state.waiting.filter(({ expiresAt }) => isStillDue(context, expiresAt));
    const due = live.filter(({ dueAt }) => dueAt <= context.now);
    state.waiting = live.filter((push) => !due.includes(push));
    return due.flatMap(({ times, dueAt: _due, expiresAt: _expires, ...push }) =>
      Array.from({ length: times }, () => push),
    );
  }

  #spend(fault: 'lose' | 'duplicate'): boolean {
    if (this.faults[fault] === 0) return false;
    this.faults[fault] -= 1;
    return true;
  }

  #state(token: string): TokenState {
    const known = this.#tokens.get(token.toLowerCase());
    if (known !== undefined) return known;
    const made: TokenState = { waiting: [], pushedAt: [] };
    this.#tokens.set(token.toLowerCase(), made);
    return made;
  }
}
