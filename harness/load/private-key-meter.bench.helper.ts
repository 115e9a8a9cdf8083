import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const metered = ['sign', 'privateDecrypt', 'privateEncrypt'] as const;

type Operation = (...parameters: readonly unknown[]) => unknown;

/**
 * Keeps every private-key operation that this process makes, by wrapping what node:crypto exports, to repeat them all without anything
 * around them. Nothing is timed while devices enroll: asking for the CPU time costs as much as some of the operations. They are repeated with
 * keys read anew, because the first operation with a key also prepares it, and every device has a key of its own.
 */
export class PrivateKeyMeter {
  readonly #made: { readonly operation: Operation; readonly parameters: readonly unknown[] }[] = [];
  readonly #originals: readonly Operation[] = metered.map((name) => crypto[name] as Operation);

  constructor() {
    for (const [index, name] of metered.entries()) {
      const operation = this.#originals[index] as Operation;
      Object.assign(crypto, {
        [name]: (...parameters: readonly unknown[]) => {
          this.#made.push({ operation, parameters });
          return operation(...parameters);
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
    const fresh = new FreshKeys();
    const calls = this.#made.map(({ operation, parameters }) => ({
      operation,
      parameters: parameters.map((parameter) => fresh.replace(parameter)),
    }));
    const before = process.cpuUsage();
    for (const { operation, parameters } of calls) operation(...parameters);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }
}

/** Reads each key once more; the operations of one device share it as they did before. */
class FreshKeys {
  readonly #copies = new Map<crypto.KeyObject, crypto.KeyObject>();

  replace(parameter: unknown): unknown {
    if (parameter instanceof crypto.KeyObject) return this.#copy(parameter);
    const { key } = (parameter ?? {}) as { readonly key?: unknown };
    return key instanceof crypto.KeyObject ? { ...(parameter as object), key: this.#copy(key) } : parameter;
  }

  #copy(key: crypto.KeyObject): crypto.KeyObject {
    const known = this.#copies.get(key);
    if (known !== undefined) return known;
    const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
    const copy = crypto.createPrivateKey({ key: pkcs8, type: 'pkcs8', format: 'der' });
    this.#copies.set(key, copy);
    return copy;
  }
}
