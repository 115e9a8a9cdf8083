import { MusterError } from '../../protocol/base/errors.js';

/** What the process says to its caller. The README's table of exit codes is this one. */
export const exitCodes = {
  pass: 0,
  conformance: 1,
  harness: 2,
  usage: 3,
  target: 4,
  threshold: 5,
  invalid: 6,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Which code wins when several hold: what makes the others meaningless comes first. */
const order: readonly ExitCode[] = [130, 2, 3, 4, 6, 1, 5, 0];

/** The one code of a command for which several hold; 0 for none. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  return order.find((code) => codes.includes(code)) ?? exitCodes.pass;
}

/** The code of an error that ended a command. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof MusterError)) return exitCodes.harness;
  switch (error.family) {
    case 'usage':
      return exitCodes.usage;
    case 'target':
      return exitCodes.target;
    case 'protocol':
      return exitCodes.conformance;
    case 'aborted':
      return exitCodes.interrupted;
    case 'harness':
      return exitCodes.harness;
  }
}
