import { type AdminAdapter, Inapplicable } from '../checks/admin.js';
import type { Evidence } from '../checks/check.js';

/** The administrator as one check asks it. */
export interface AskedAdmin {
  readonly admin: Evidence['admin'];
  /** What the check asked in vain. */
  readonly missing: Inapplicable | undefined;
}

/** Remembers that a check was told that a verb is missing: a check that then finds nothing has seen nothing either. */
export function asked(admin: AdminAdapter): AskedAdmin {
  let missing: Inapplicable | undefined;
  const watch =
    <A extends readonly unknown[], R>(verb: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await verb(...args);
      } catch (error) {
        if (error instanceof Inapplicable) missing = error;
        throw error;
      }
    };
  return {
    admin: {
      readDevices: watch((filter) => admin.readDevices(filter)),
      readSettings: watch((kind) => admin.readSettings(kind)),
      readReport: watch((kind, filter) => admin.readReport(kind, filter)),
      readPage: watch((path) => admin.readPage(path)),
    },
    get missing() {
      return missing;
    },
  };
}

/** What a scenario ends with: the expectations after its last act, and which of them nobody could look at. */
export class Expectations {
  #last: (Inapplicable | undefined)[] = [];

  /** An act: what was expected before it is not what the scenario ends with. */
  act(): void {
    this.#last = [];
  }

  met(missing: Inapplicable | undefined): void {
    this.#last.push(missing);
  }

  /** Why the scenario shows nothing, where none of them could be looked at. */
  get unseen(): Inapplicable | undefined {
    return this.#last.every((missing) => missing !== undefined) ? this.#last[0] : undefined;
  }
}
