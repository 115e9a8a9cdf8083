import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const metered = ['sign', 'privateDecrypt', 'privateEncrypt'] as const;

type Operation = (...parameters: readonly unknown[]) => unknown;

/**
 * Keeps every private-key operation that this process makes, by wrapping what node:crypto exports, to repeat them all without anything
 * around them. Nothing is timed while devices enroll: asking for the CPU time costs as much as some of the operations.
 */
export class PrivateKeyMeter {
  readonly #made: (() => unknown)[] = [];
  readonly #originals: readonly Operation[] = metered.map((name) => crypto[name] as Operation);

  constructor() {
    for (const [index, name] of metered.entries()) {
      const original = this.#originals[index] as Operation;
      Object.assign(crypto, {
        [name]: (...parameters: readonly unknown[]) => {
          this.#made.push(() => original(...parameters));
          return original(...parameters);
        },
      });
    }
    syncBuiltinESMExports();
  }

  get count(): number {
    return this.#made.length;
  }

  restore(): void {
    for (const [index, name] of metered.entries()) Object.assign(crypto, { [name]: this.#originals[index] });
    syncBuiltinESMExports();
  }

  /** CPU milliseconds of all operations, made once more. */
  repeatMs(): number {
    const before = process.cpuUsage();
    for (const operation of this.#made) operation();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }
}
