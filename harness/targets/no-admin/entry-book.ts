import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, Method } from '../../../protocol/base/vocabulary.js';
import type { EntryLocator } from './entry-locator.js';

/** An entry for one device, or why there is none. */
export type Choice =
  | { readonly kind: 'entry'; readonly entry: EntryLocator }
  | { readonly kind: 'no method' }
  | { readonly kind: 'no wish'; readonly wish: string }
  | { readonly kind: 'used up' };

/** Which entries were handed out already: the one used least is next, and one for a single device is used once. */
export class EntryBook {
  readonly #entries: readonly EntryLocator[];
  readonly #uses = new Map<EntryLocator, number>();

  constructor(entries: readonly EntryLocator[]) {
    this.#entries = entries;
  }

  take(method: Method, wishes: JsonObject): Choice {
    const able = this.#entries.filter(({ methods }) => methods.includes(method));
    const [first] = able;
    if (first === undefined) return { kind: 'no method' };
    const fitting = able.filter((entry) => unfulfilled(entry, wishes) === undefined);
    if (fitting.length === 0) return { kind: 'no wish', wish: unfulfilled(first, wishes) ?? '' };
    const [entry] = fitting
      .filter((each) => !each.once || this.#usesOf(each) === 0)
      .sort((a, b) => this.#usesOf(a) - this.#usesOf(b));
    if (entry === undefined) return { kind: 'used up' };
    this.#uses.set(entry, this.#usesOf(entry) + 1);
    return { kind: 'entry', entry };
  }

  #usesOf(entry: EntryLocator): number {
    return this.#uses.get(entry) ?? 0;
  }
}

/** How many devices can get in by a method, as far as the entries say. */
export function capacityFor(entries: readonly EntryLocator[], method: Method): number {
  const able = entries.filter(({ methods }) => methods.includes(method));
  return able.every(({ once }) => once) ? able.length : Number.POSITIVE_INFINITY;
}

/** The first wish that the entry does not happen to fulfil. Every device is asked for its own enrollment unless it says otherwise. */
function unfulfilled({ wishes: fulfilled }: EntryLocator, wishes: JsonObject): string | undefined {
  return Object.entries(wishes).find(([name, value]) => !isDeepStrictEqual(fulfilled[name], value))?.[0];
}
