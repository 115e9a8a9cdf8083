import type { KeyObject } from 'node:crypto';
import { days } from '../../../protocol/base/clock.js';
import type { Certificate } from '../../../protocol/pki/certificate.js';

/** One authority of an organisation, of those that follow one another. */
export interface Generation {
  readonly number: number;
  readonly root: Certificate;
  readonly key: KeyObject;
}

/** When the next authority takes over, and how long what the old one issued is good after that. */
export interface Succession {
  readonly generation: number;
  /** Milliseconds on the tenant's clock. */
  readonly startsAt: number;
  readonly graceDays: number;
}

export interface Retired {
  readonly root: Certificate;
  /** Until then its certificates are good, milliseconds. */
  readonly until: number;
}

/** The authority of today, the one that was announced, and those of before. */
export class Generations {
  #current: Generation;
  #next: Generation | undefined;
  readonly #retired: Retired[];

  constructor(current: Generation, next: Generation | undefined, retired: readonly Retired[]) {
    this.#current = current;
    this.#next = next;
    this.#retired = [...retired];
  }

  get current(): Generation {
    return this.#current;
  }

  /** Announced, and not in office yet. */
  get next(): Generation | undefined {
    return this.#next;
  }

  get retired(): readonly Retired[] {
    return this.#retired;
  }

  /** Announces what is planned; from its start on it is the authority. */
  follow({ generation, startsAt, graceDays }: Succession, now: number, make: (number: number) => Generation): void {
    if (generation <= this.#current.number) return;
    const planned = this.#next?.number === generation ? this.#next : make(generation);
    if (now < startsAt) {
      this.#next = planned;
      return;
    }
    this.#retired.push({ root: this.#current.root, until: startsAt + days(graceDays) });
    this.#current = planned;
    this.#next = undefined;
  }

  /** The authority of before that a certificate names as its issuer. */
  retiredIssuerOf({ issuerDer }: Certificate): Retired | undefined {
    return this.#retired.find(({ root }) => Buffer.compare(root.subjectDer, issuerDer) === 0);
  }
}
