import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';

/** The end of a command may be told before the answer that names its operation (Cloud Pub/Sub, no order). */
export const keepsEarlyEnd = rule('XAM-092', {
  holds: (_context: RuleContext) => true,
  mutants: { dropsIt: () => false },
});

/** Why a command failed: its own status first, then its error code, then the error of the operation (Command.errorCode). */
export const failureOf = rule('XAM-093', {
  holds: (_context: RuleContext, operation: JsonObject) => {
    const { status, errorCode, message } = endsIn(operation);
    return status ?? errorCode ?? message;
  },
  mutants: {
    operationErrorOnly: (_context, operation) => endsIn(operation).message,
    ignoresStatus: (_context, operation) => endsIn(operation).errorCode ?? endsIn(operation).message,
    ignoresErrorCode: (_context, operation) => endsIn(operation).status ?? endsIn(operation).message,
  },
});

interface Ends {
  /** Of the command's own kind, when it is no success. */
  readonly status: string | undefined;
  readonly errorCode: string | undefined;
  readonly message: string | undefined;
}

const ownStatuses = ['startLostModeStatus', 'stopLostModeStatus', 'esimStatus', 'requestDeviceInfoStatus'] as const;

function endsIn({ metadata, error }: JsonObject): Ends {
  const command = (metadata ?? {}) as JsonObject;
  const statuses = ownStatuses.map((member) => (command[member] as { readonly status?: string } | undefined)?.status);
  const { message } = (error ?? {}) as { readonly message?: string };
  return {
    status: statuses.find((status) => status !== undefined && status !== 'SUCCESS'),
    errorCode: command.errorCode === undefined ? undefined : String(command.errorCode),
    message,
  };
}

/** A command whose time is over is asked for: nobody tells of commands that expired (Command.duration; operations.get). */
export const asksForEnd = rule('XAM-094', {
  holds: ({ now }: RuleContext, sentAt: number, lifeMs: number) => now >= sentAt + lifeMs,
  mutants: { waitsForEver: () => false },
});

/** What became of a command whose time is over is what the operation says (operations.get). */
export const believesOperation = rule('XAM-095', {
  holds: (_context: RuleContext) => true,
  mutants: { expiredInAnyCase: () => false },
});

/** A call that was refused for the moment is made again, and one that was refused for good is not (Errors, 429 and 5xx). */
export const triesAgain = rule('XAM-096', {
  holds: (_context: RuleContext, passes: boolean) => passes,
  mutants: { givesUp: () => false, forEver: () => true },
});

/** How long a command is good for when nobody says otherwise. */
export const usualLife = minutes(10);

export const commandRules = [keepsEarlyEnd, failureOf, asksForEnd, believesOperation, triesAgain];
