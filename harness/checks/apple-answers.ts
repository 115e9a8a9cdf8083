import type { Json, JsonObject } from '../../protocol/base/vocabulary.js';
import { queuedCommandView } from './apple.js';
import { type Check, finding } from './check.js';

/** One member of the answer to the last command, by its way through the answer: `SecurityInfo/PasscodePresent`; positions count from 0. */
export const answerIs: Check<{ readonly way: string; readonly value: string }> = async (
  evidence,
  { way, value },
  requirements,
) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown') return [];
  const received = memberAt(command?.result, way);
  return text(received) === value ? [] : [finding(requirements, `${way} ${value}`, text(received) ?? 'no such member')];
};

/** The answer to the last command says nothing of this. */
export const answerLacks: Check<{ readonly way: string }> = async (evidence, { way }, requirements) => {
  const command = await queuedCommandView(evidence);
  if (command === 'unknown') return [];
  const received = command?.result === undefined ? undefined : memberAt(command.result, way);
  if (command?.result !== undefined && received === undefined) return [];
  return [finding(requirements, `an answer without ${way}`, text(received) ?? 'no answer')];
};

function memberAt(answer: JsonObject | undefined, way: string): Json | undefined {
  return way.split('/').reduce<Json | undefined>((at, step) => {
    if (typeof at !== 'object' || at === null) return undefined;
    return Array.isArray(at) ? (at[Number(step)] as Json | undefined) : (at as JsonObject)[step];
  }, answer);
}

/** A number with a fraction is marked in the JSON form of property lists. */
function text(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  const real = typeof value === 'object' && value !== null ? (value as JsonObject).$real : undefined;
  return typeof value === 'string' ? value : JSON.stringify(real ?? value);
}
