import { minutes } from '../../../../protocol/base/clock.js';
import { type RuleContext, rule } from '../../../../protocol/base/rule.js';
import type { JsonObject } from '../../../../protocol/base/vocabulary.js';
import { commandParameters } from './command-types.table.js';
import type { OperationOutcome, OperationState } from './state.js';

/** A command that no device has taken ends with its duration (Command.duration). */
export const commandInForce = rule('XAM-006', {
  holds: ({ now }: RuleContext, { expiresAt }: Pick<OperationState, 'expiresAt'>) => now < expiresAt,
  mutants: { neverExpires: () => true },
});

/** A command is good for ten minutes unless it says otherwise, and may be good for ever (Command.duration). */
export const commandLife = rule('XAM-035', {
  holds: (_context: RuleContext, asked: number | undefined) => asked ?? minutes(10),
  mutants: {
    anHourUnlessAsked: (_context, asked) => asked ?? minutes(60),
    tenMinutesAtMost: (_context, asked) => Math.min(asked ?? minutes(10), minutes(10)),
  },
});

/** Parameters of a kind of command make it one of that kind (Command, *Params). */
export const typeOfCommand = rule('XAM-036', {
  holds: (_context: RuleContext, command: JsonObject) => typeBy(command),
  mutants: { onlyWhatTypeSays: (_context, { type }) => (typeof type === 'string' ? type : undefined) },
});

function typeBy(command: JsonObject): string | undefined {
  if (typeof command.type === 'string') return command.type;
  return Object.entries(commandParameters).find(
    ([, member]) => member !== undefined && command[member] !== undefined,
  )?.[0];
}

/** What was cancelled before the device took it is not handed out, and ends with code 1 (operations.cancel). */
export const isHandedOut = rule('XAM-037', {
  holds: (_context: RuleContext, outcome: OperationOutcome | undefined) => outcome === undefined,
  mutants: { cancelledOnesToo: (_context, outcome) => outcome === undefined || outcome === 'cancelled' },
});

/** How an operation tells of its end: by the command's own status, its error code and google.rpc.Status (Operation, Command). */
export const shownEnd = rule('XAM-038', {
  holds: (_context: RuleContext, outcome: OperationOutcome): ShownEnd => endOf(outcome),
  mutants: {
    everythingWentWell: (_context, outcome) => (typeof outcome === 'string' ? endOf(outcome) : { metadata: {} }),
    errorWithoutCode: (_context, outcome) => ({ ...endOf(outcome), metadata: {} }),
  },
});

export interface ShownEnd {
  readonly metadata: JsonObject;
  /** google.rpc.Status */
  readonly error?: JsonObject;
}

function endOf(outcome: OperationOutcome): ShownEnd {
  if (outcome === 'expired')
    return { metadata: {}, error: { code: 4, message: 'The command expired before the device took it.' } };
  if (outcome === 'cancelled') return { metadata: {}, error: { code: 1, message: 'The operation was cancelled.' } };
  const { errorCode, status = {} } = outcome;
  if (errorCode === undefined) return { metadata: status };
  return { metadata: { ...status, errorCode }, error: { code: 2, message: errorCode } };
}

/** A device that has wiped itself, or was given up, is no more (CommandType, WIPE and RELINQUISH_OWNERSHIP). */
export const endsDevice = rule('XAM-039', {
  holds: (_context: RuleContext, type: string, outcome: OperationOutcome) =>
    (type === 'WIPE' || type === 'RELINQUISH_OWNERSHIP') &&
    typeof outcome === 'object' &&
    outcome.errorCode === undefined,
  mutants: { neverDoes: () => false },
});

export const commandRules = [commandInForce, commandLife, typeOfCommand, isHandedOut, shownEnd, endsDevice];
