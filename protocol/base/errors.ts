/**
 * Every error that muster raises on purpose. Families map one to one to exit codes:
 * usage 3, target 4, harness 2, aborted 130. A protocol error is evidence about the peer
 * and becomes a finding or a refusal; it is not an exit code of its own.
 */
export type ErrorFamily = 'usage' | 'target' | 'harness' | 'protocol' | 'aborted';

export interface ErrorDetail {
  readonly cause?: unknown;
  /** File, line, option or message part the error speaks of. */
  readonly place?: string;
  /** What the reader can do next. */
  readonly fix?: string;
}

export class MusterError extends Error {
  readonly family: ErrorFamily;
  /** Stable, upper-case, greppable: `TARGET_TLS_UNTRUSTED`. */
  readonly code: string;
  readonly place: string | undefined;
  readonly fix: string | undefined;

  constructor(family: ErrorFamily, code: string, message: string, detail: ErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = new.target.name;
    this.family = family;
    this.code = code;
    this.place = detail.place;
    this.fix = detail.fix;
  }
}

/** The user asked for something that cannot be: a bad option, a broken file, an empty plan. */
export class UsageError extends MusterError {
  constructor(code: string, message: string, detail?: ErrorDetail) {
    super('usage', code, message, detail);
  }
}

/** The target cannot be reached or fails its preflight. */
export class TargetError extends MusterError {
  constructor(code: string, message: string, detail?: ErrorDetail) {
    super('target', code, message, detail);
  }
}

/** Muster itself is at fault, or its machine is (disk full, port in use). */
export class HarnessError extends MusterError {
  constructor(code: string, message: string, detail?: ErrorDetail) {
    super('harness', code, message, detail);
  }
}

/** The peer sent bytes that cannot be read, even tolerantly, or broke an exchange so that it cannot go on. */
export class ProtocolError extends MusterError {
  constructor(code: string, message: string, detail?: ErrorDetail) {
    super('protocol', code, message, detail);
  }
}

/** The user or a threshold stopped the work. */
export class AbortedError extends MusterError {
  constructor(message = 'interrupted', detail?: ErrorDetail) {
    super('aborted', 'ABORTED', message, detail);
  }
}

/** One line per fact, causes included, for people. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = [error instanceof MusterError ? `${error.code}: ${error.message}` : error.message];
  if (error instanceof MusterError && error.place !== undefined) lines.push(`  at ${error.place}`);
  if (error instanceof MusterError && error.fix !== undefined) lines.push(`  ${error.fix}`);
  if (error.cause !== undefined) lines.push(`  because ${describeError(error.cause).replaceAll('\n', '\n  ')}`);
  return lines.join('\n');
}
