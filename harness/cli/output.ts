import { describeError, MusterError } from '../../protocol/base/errors.js';

/** One line for people or machines on stdout. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One JSON document on stdout. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Says on stderr why a command ended: lines for people, one JSON document for machines. A fault of ours shows its stack. */
export function reportError(error: unknown, json: boolean): void {
  if (json) {
    const { code = 'INTERNAL', place, fix } = error instanceof MusterError ? error : ({} as Partial<MusterError>);
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${JSON.stringify({ error: { code, message, place, fix } })}\n`);
    return;
  }
  const stack = error instanceof Error && !(error instanceof MusterError) ? `\n${error.stack ?? ''}` : '';
  process.stderr.write(`muster: ${describeError(error)}${stack}\n`);
}
